import {
  awayOf,
  type CaseNow,
  carriedBy,
  Cases,
  colleaguesOf,
  handedOverBy,
  handOver,
  type HandedPart,
  mayArrange,
  mayHandOver,
  momentsHere,
  type NewLeave,
  placeOf,
  tellDeparture,
  tellLeave,
  tellReturn,
  todayHere,
} from '@app/cases';
import { isAdministrator } from '@app/imports';
import { Door, type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { childOf } from '../cases/case.parts';
import { awayShown } from './away-shown';
import type { Whereabouts } from './people.shapes';

/** Whom it is about, and in which organisation. */
export interface About {
  readonly personId: string;
  readonly organisationId?: string | undefined;
}

/** The first day without him, and what is handed over with it. */
interface Departure {
  readonly from: LocalDate;
  readonly parts?: readonly HandedPart[] | undefined;
}

type Place = Awaited<ReturnType<typeof placeOf>>;

/** So many lines of the journal are shown. */
const newest = 200;

/** Lets people tell when they are not there, and hand over what they carry. After each act it shows how things stand. */
@Injectable()
export class PeopleDesk {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  show(who: Person, about: About): Promise<Whereabouts> {
    return this.arranging(who, about, () => Promise.resolve());
  }

  leave(who: Person, about: About, leave: NewLeave): Promise<Whereabouts> {
    return this.arranging(who, about, (open, place) => tellLeave(open, place, leave));
  }

  /** What is handed over goes along with it, or neither happens. */
  depart(who: Person, about: About, { from, parts }: Departure): Promise<Whereabouts> {
    return this.arranging(who, about, async (open, place) => {
      await tellDeparture(open, place, from);
      if (parts) await this.hand(open, place, parts);
    });
  }

  comeBack(who: Person, about: About, awayId: string, on: LocalDate | undefined): Promise<Whereabouts> {
    return this.arranging(who, about, async (open, place) =>
      tellReturn(open, place, { awayId, on: on ?? (await todayHere(open)) }),
    );
  }

  handOver(who: Person, about: About, parts: readonly HandedPart[]): Promise<Whereabouts> {
    return this.arranging(who, about, (open, place) => this.hand(open, place, parts));
  }

  private hand(open: Open<Person>, place: Place, parts: readonly HandedPart[]): Promise<void> {
    if (!mayHandOver(open, place)) throw new Problem('not-allowed');
    return handOver(open, place.personId, parts);
  }

  /** @throws Problem `not-allowed` for who is neither himself, his team lead nor an administrator */
  private arranging(
    who: Person,
    { personId, organisationId }: About,
    act: (open: Open<Person>, place: Place) => Promise<unknown>,
  ): Promise<Whereabouts> {
    return this.door.asPerson(who, async (open) => {
      const isOver = await isAdministrator(open);
      const place = await placeOf(open, personId, organisationId ?? (isOver ? undefined : who.organisation));
      if (!mayArrange(open, place, isOver)) throw new Problem('not-allowed');
      await act(open, place);
      return this.whereabouts(open, place);
    });
  }

  private async whereabouts(open: Open<Person>, place: Place): Promise<Whereabouts> {
    const moments = await momentsHere(open);
    const handed = await handedOverBy(open, place.personId, newest);
    return {
      id: place.personId,
      name: place.name,
      organisation: { id: place.organisationId, name: place.organisation },
      away: (await awayOf(open, place)).map(awayShown),
      carries: mayHandOver(open, place) ? await this.carries(open, place, moments.dateAt(open.nowMs)) : [],
      handedOver: handed.map((one) => ({ ...one, at: moments.write(one.at.getTime()) })),
      colleagues: await colleaguesOf(open, place),
    };
  }

  private async carries(open: Open<Person>, { personId }: Place, today: LocalDate): Promise<Whereabouts['carries']> {
    const carried = await carriedBy(open, personId);
    const ids = carried.map(({ caseId }) => caseId);
    const cases = new Map((await this.cases.readAll(open, ids)).map((now): [string, CaseNow] => [now.id, now]));
    return carried.map(({ steps, agenda, ...one }) => ({
      ...one,
      child: childOf(cases.get(one.caseId)!, today),
      steps: [...steps],
      agenda: [...agenda],
    }));
  }
}
