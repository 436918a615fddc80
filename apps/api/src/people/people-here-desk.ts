import { type Away, awayHere, loadsHere, mayArrange, mayHandOver, passedOnBy, peopleHere, todayHere } from '@app/cases';
import { isAdministrator } from '@app/imports';
import { Door, type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { awayShown } from './away-shown';
import type { PeopleHere } from './people.shapes';

type Shown = PeopleHere['people'][number];

const nothing = { cases: 0, directs: 0, steps: 0 };

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
    return found
      .map(({ id, name, places, hasLeft }): Shown & { hasLeft: boolean } => {
        const place = { personId: id, organisationId: open.who.organisation };
        const hands = mayHandOver(open, place);
        const { personId: _, ...load } = loads.find(({ personId }) => personId === id) ?? { personId: id, ...nothing };
        return {
          id,
          name,
          places: [...places],
          hasLeft,
          away: aways.filter(({ personId }) => personId === id).map(awayShown),
          isAway: awayNow.has(id),
          ...(hands && { carries: load }),
          passedTo: hands
            ? passed
                .filter(({ personId }) => personId === id)
                .map(({ toId, to, cases }) => ({ id: toId, name: to, cases }))
            : [],
          mayArrange: mayArrange(open, place, isOver),
          mayHandOver: hands,
        };
      })
      .filter(({ id, hasLeft }) => !hasLeft || loads.some(({ personId }) => personId === id))
      .map(({ hasLeft: _, ...one }) => one);
  }
}

function isOn({ from, until, back }: Away, today: LocalDate): boolean {
  return from <= today && (until === null || today <= until) && (back === null || today < back);
}
