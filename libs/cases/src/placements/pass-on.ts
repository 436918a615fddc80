import { randomUUID } from 'node:crypto';
import type { Door, MachineTask, Open } from '@app/platform';
import type { LocalDate } from '@app/rules';
import type { Casebooks } from '../casebook';
import { AtRest } from '../firing/at-rest';
import { lockCases } from '../kept-case';
import { heldRegions } from '../region/held-regions';
import { fulfil } from './case-steps';
import { endOfPlacement } from './days';
import { facilityToOffer, holdPlace, type OfferedFacility, termByAgreement } from './offer';
import { lockRequest, type LockedRequest } from './requests';
import { firstInLine } from './waiting-list';

const task: MachineTask = { task: 'pass-on-offers', role: 'worker' };
/** One look passes on no more: what is left is due in the next, a second later. */
const mostAtOnce = 200;

/** An offer whose place is free again. */
interface Freed {
  readonly id: string;
  readonly caseId: string;
  readonly facilityId: string;
  readonly place: number;
  readonly startsOn: LocalDate;
  readonly isOver: boolean;
}

/** Those that nobody answered in time, and those that were refused or taken back; what somebody else is at is left to him. */
const freed = `
  select p.id, p.case_id as "caseId", p.facility_id as "facilityId", p.place,
         p.starts_on as "startsOn", p.state = 'offered' as "isOver"
    from placement p, lateral (
         select from case_file where id = p.case_id and region_id <> all(${heldRegions}) offset 0) of_region
   where p.id <> all($2::uuid[])
     and (p.state = 'offered' and p.expires_at <= $1
          or p.state in ('refused', 'withdrawn') and p.passed_on_at is null)
   order by coalesce(p.answered_at, p.expires_at), p.id limit 1 for update of p skip locked`;

/** What one look did. */
export interface PassedOn {
  readonly over: number;
  readonly passed: number;
  readonly failed: readonly { readonly placementId: string; readonly error: unknown }[];
}

/**
 * Passes a place on whose offer is over to the next who waits: by urgency, then by how long. An offer at a time, in one
 * transaction under the lock on it; the place is taken anew in that transaction, so that nobody gets in between, and an
 * offer has one that follows it, whoever looks how often at once. Everything by the clock of the agreements.
 */
export class PassOn {
  private readonly resting = new AtRest();

  constructor(private readonly books: Casebooks) {}

  async all(door: Door): Promise<PassedOn> {
    const done = { over: 0, passed: 0, failed: [] as { placementId: string; error: unknown }[] };
    for (let looked = 0; looked < mostAtOnce; looked += 1) {
      let at: string | undefined;
      try {
        const one = await door.asMachine(task, (open) => this.one(open, (id) => (at = id)));
        if (!one) break;
        done.over += 1;
        if (one.isPassed) done.passed += 1;
      } catch (error) {
        if (at === undefined) throw error;
        this.resting.add(at);
        done.failed.push({ placementId: at, error });
      }
    }
    return done;
  }

  private async one(open: Open, tell: (id: string) => void): Promise<{ isPassed: boolean } | undefined> {
    const [offer] = await open.sql<Freed>(freed, [open.now, this.resting.ids()]);
    if (!offer) return undefined;
    tell(offer.id);
    await open.sql(
      `update placement set state = case when state = 'offered' then 'expired' else state end, passed_on_at = $2
        where id = $1`,
      [offer.id, open.now],
    );
    const next = await this.give(open, offer);
    await lockCases(open, [offer.caseId, ...(next ? [next.caseId] : [])], 'wait');
    if (offer.isOver) await fulfil(open, this.books, { caseId: offer.caseId, task: 'answer', outcome: 'expired' });
    if (next) {
      await fulfil(open, this.books, { caseId: next.caseId, task: 'decision', outcome: 'offered' });
      await termByAgreement(open, this.books, next.caseId, next.placementId);
    }
    return { isPassed: next !== undefined };
  }

  /** Who gets it now; nobody when nobody waits for such a place, or the facility ends before. */
  private async give(open: Open, offer: Freed): Promise<{ caseId: string; placementId: string } | undefined> {
    const at = await facilityToOffer(open, offer.facilityId);
    const [today] = await open.sql<{ on: LocalDate }>(
      `select ($2::timestamptz at time zone (r.settings ->> 'zone'))::date as on
         from case_file c join region r on r.id = c.region_id where c.id = $1`,
      [offer.caseId, open.now],
    );
    const request = await lockFirst(open, at, today!.on);
    if (!request) return undefined;
    const { calendar } = (await this.books.of(open, [request.caseId])).get(request.caseId)!;
    const startsOn = offer.startsOn > today!.on ? offer.startsOn : today!.on;
    const full = endOfPlacement(startsOn, calendar);
    const endsOn = at.validUntil !== null && at.validUntil < full ? at.validUntil : full;
    if (endsOn < startsOn) return undefined;
    const placementId = randomUUID();
    const taking = { id: placementId, request, facilityId: at.id, place: offer.place };
    const held = await holdPlace(open, { ...taking, follows: offer.id, startsOn, endsOn, today: today!.on }, calendar);
    return held ? { caseId: request.caseId, placementId } : undefined;
  }
}

/** The first in line, who still is when nobody else is at his request any more. */
async function lockFirst(open: Open, at: OfferedFacility, today: LocalDate): Promise<LockedRequest | undefined> {
  for (;;) {
    const first = await firstInLine(open, at, { today, isPassedOn: true });
    if (!first) return undefined;
    const request = await lockRequest(open, first.id);
    if (request.state === 'waiting' && !request.isServed) return request;
  }
}
