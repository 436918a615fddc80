import {
  abilityOf,
  actsOfAsker,
  actsOfDirector,
  askPlace,
  Casebooks,
  Cases,
  dayIn,
  facilities,
  type LineAsked,
  mayKeepFacilities,
  morningOf,
  type NewRequest,
  onPlacement,
  onRequest,
  type PlacementAct,
  placementsOf,
  regionOf,
  type RequestAct,
  staysOnBoard,
  waitingList,
  whoseIs,
} from '@app/cases';
import { Door, type Open, type Person, Problem } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { mayInCase, partnerOf } from '../cases/partners';
import type { board } from './board.shapes';
import { facilityView, morningView, requestView, stayView, waitingView } from './placement.view';
import type { casePlacements, morning, waitingPage } from './placements.shapes';

type CasePlacements = z.infer<typeof casePlacements>;

/** An act on a request or a placement, and the key under which it is done once. */
interface Asked<Act> {
  readonly id: string;
  readonly key: string;
  readonly act: Act;
}

/** Places that are sought and given. Who may not know of a request or placement finds nothing there. */
@Injectable()
export class PlacementDesk {
  constructor(
    private readonly door: Door,
    private readonly books: Casebooks,
    private readonly cases: Cases,
  ) {}

  ofCase(who: Person, caseId: string): Promise<CasePlacements> {
    return this.door.asPerson(who, (open) => this.seen(open, caseId));
  }

  ask(who: Person, caseId: string, { key, asked }: { key: string; asked: NewRequest }): Promise<CasePlacements> {
    return this.door.asPerson(who, async (open) => {
      if (!(await this.seeksIn(open, caseId))) throw new Problem('not-allowed');
      const { books, cases } = this;
      await askPlace(open, { books, cases }, { caseId, key, asked });
      return this.seen(open, caseId);
    });
  }

  onRequest(who: Person, asked: Asked<RequestAct>): Promise<CasePlacements> {
    return this.door.asPerson(who, async (open) => {
      const of = await this.expectMay(open, 'placement_request', asked.id, {
        seeker: actsOfAsker.includes(asked.act.act),
        keeper: !actsOfAsker.includes(asked.act.act),
      });
      await onRequest(open, this.books, asked);
      return this.seen(open, of);
    });
  }

  onPlacement(who: Person, asked: Asked<PlacementAct>): Promise<CasePlacements> {
    return this.door.asPerson(who, async (open) => {
      const of = await this.expectMay(open, 'placement', asked.id, {
        seeker: actsOfDirector.includes(asked.act.act),
        keeper: true,
      });
      await onPlacement(open, this.books, asked);
      return this.seen(open, of);
    });
  }

  waiting(who: Person, asked: LineAsked): Promise<z.infer<typeof waitingPage>> {
    return this.keeping(who, async (open) => {
      const today = await dayIn(open);
      return { items: (await waitingList(open, today, asked)).map((one) => waitingView(one, today)) };
    });
  }

  morning(who: Person): Promise<z.infer<typeof morning>> {
    return this.keeping(who, async (open) => morningView(await morningOf(open, await dayIn(open))));
  }

  /** The facilities that somebody keeps, each with who is on its places. */
  board(who: Person): Promise<z.infer<typeof board>> {
    return this.keeping(who, async (open) => {
      const today = await dayIn(open);
      const stays = await staysOnBoard(open, today);
      const kept = (await facilities(open)).filter(({ allianceId }) => allianceId === who.organisation);
      return {
        today,
        facilities: kept.map((one) => ({
          ...facilityView(one, true),
          stays: stays.filter(({ facilityId }) => facilityId === one.id).map((stay) => stayView(stay, today)),
        })),
      };
    });
  }

  /** @throws Problem `not-allowed` for who keeps no facilities */
  private keeping<T>(who: Person, work: (open: Open<Person>) => Promise<T>): Promise<T> {
    if (!keeps(who, who.organisation)) throw new Problem('not-allowed');
    return this.door.asPerson(who, work);
  }

  /**
   * @returns the case
   * @throws Problem `not-found` for who may not know of it, `not-allowed` for who may not do this
   */
  private async expectMay(
    open: Open<Person>,
    what: 'placement' | 'placement_request',
    id: string,
    of: { readonly seeker: boolean; readonly keeper: boolean },
  ): Promise<string> {
    const found = await whoseIs(open, what, id);
    if (!found) throw new Problem('not-found');
    const { caseId, allianceId } = found;
    const may = (of.keeper && keeps(open.who, allianceId)) || (of.seeker && (await this.seeksIn(open, caseId)));
    if (!may) throw new Problem('not-allowed');
    return caseId;
  }

  /** @throws Problem `not-found` for a case that he does not see */
  private async seeksIn(open: Open<Person>, caseId: string): Promise<boolean> {
    return mayInCase(open.who, await this.cases.read(open, caseId), 'seek-place');
  }

  /** The alliance that gives a place sees what was asked of it, also where it takes no part in the case. */
  private async seen(open: Open<Person>, caseId: string): Promise<CasePlacements> {
    const { settings } = await regionOf(open, open.who.region);
    const found = await placementsOf(open, caseId, { today: await dayIn(open), zone: settings.zone });
    const [now] = await this.cases.readAll(open, [caseId]);
    if (!now && found.length === 0) throw new Problem('not-found');
    const mayAsk = now !== undefined && now.state.phase === 'open' && mayInCase(open.who, now, 'seek-place');
    const requests = found.map((one) => requestView(one, keeps(open.who, one.allianceId)));
    return { requests, mayAsk };
  }
}

/** Whether somebody keeps the facilities of an alliance. */
export function keeps(who: Person, allianceId: string): boolean {
  return mayKeepFacilities(abilityOf(who, partnerOf(who.roles)?.grants), allianceId);
}
