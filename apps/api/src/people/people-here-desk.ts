import {
  awayHere,
  type Away,
  type Load,
  loadsHere,
  mayArrange,
  mayHandOver,
  passedOnBy,
  type PassedTo,
  peopleHere,
  type PersonHere,
  todayHere,
} from '@app/cases';
import { isAdministrator } from '@app/imports';
import { Door, type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { awayShown } from './away-shown';
import type { PeopleHere } from './people.shapes';

type Shown = PeopleHere['people'][number];

function loadOf(loads: readonly Load[], id: string): NonNullable<Shown['carries']> {
  const { cases, directs, steps } = loads.find(({ personId }) => personId === id) ?? { cases: 0, directs: 0, steps: 0 };
  return { cases, directs, steps };
}

function passedFrom(passed: readonly PassedTo[], id: string): Shown['passedTo'] {
  return passed.filter(({ personId }) => personId === id).map(({ toId, to, cases }) => ({ id: toId, name: to, cases }));
}

/** Shows those of one's own organisation, and with whom the work of who is away lies. */
@Injectable()
export class PeopleHereDesk {
  constructor(private readonly door: Door) {}

  /** @throws Problem `not-found` for who works for no organisation */
  list(who: Person): Promise<PeopleHere> {
    return this.door.asPerson(who, async (open) => {
      const [organisation] = await open.sql<PeopleHere['organisation']>(
        `select id, name from organisation where id = app_organisation()`,
      );
      if (!organisation) throw new Problem('not-found');
      return { organisation, people: await this.people(open) };
    });
  }

  private async people(open: Open<Person>): Promise<Shown[]> {
    const isOver = await isAdministrator(open);
    const today = await todayHere(open);
    const [found, aways, loads] = [await peopleHere(open), await awayHere(open), await loadsHere(open)];
    const awayNow = new Set(aways.filter((one) => isOn(one, today)).map(({ personId }) => personId));
    const passed = await passedOnBy(open, [...awayNow]);
    const isShown = ({ id, hasLeft }: PersonHere) => !hasLeft || loads.some(({ personId }) => personId === id);
    return found.filter(isShown).map(({ id, name, places }) => {
      const place = { personId: id, organisationId: open.who.organisation };
      const hands = mayHandOver(open, place);
      return {
        id,
        name,
        places: [...places],
        away: aways.filter(({ personId }) => personId === id).map(awayShown),
        isAway: awayNow.has(id),
        ...(hands && { carries: loadOf(loads, id) }),
        passedTo: hands ? passedFrom(passed, id) : [],
        mayArrange: mayArrange(open, place, isOver),
        mayHandOver: hands,
      };
    });
  }
}

function isOn({ from, until, back }: Away, today: LocalDate): boolean {
  return from <= today && (until === null || today <= until) && (back === null || today < back);
}
