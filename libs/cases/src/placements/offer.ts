import { randomUUID } from 'node:crypto';
import { type Open, type Person, Problem } from '@app/platform';
import type { Calendar, LocalDate } from '@app/rules';
import type { Casebooks } from '../casebook';
import { regionOf } from '../people';
import { answerStep, calendarOfCase, fulfil } from './case-steps';
import { answerTerm, endOfPlacement } from './days';
import { noCapacity, refusedPlacement } from './refused';
import { expectWaiting, type LockedRequest } from './requests';
import { takePlace, type TakingPlace } from './take-place';
import { firstInLine } from './waiting-list';
import type { FacilitySector, FacilityType, OutOfOrderBecause, TargetGroup } from './words';

/** A place as it is offered. */
export interface NewOffer {
  readonly facility: string;
  readonly startsOn: LocalDate;
  /** Left out: twelve school weeks. */
  readonly endsOn?: LocalDate | undefined;
  /** One of those that the facility has. */
  readonly programme?: string | undefined;
  /** Needed when others wait longer, or more urgently. */
  readonly because?: OutOfOrderBecause | undefined;
}

/** Of a facility what an offer has to fit. */
export interface OfferedFacility {
  readonly id: string;
  readonly allianceId: string;
  readonly type: FacilityType;
  readonly sectors: readonly FacilitySector[];
  readonly targetGroups: readonly TargetGroup[];
  readonly programmes: readonly string[];
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
}

const facility = `
  select id, alliance_id as "allianceId", type, sectors, target_groups as "targetGroups", programmes,
         valid_from as "validFrom", valid_until as "validUntil"
    from facility where id = $1`;

/** The facility of an offer, for a person or the machine. */
export async function facilityToOffer(open: Open, id: string): Promise<OfferedFacility> {
  const [found] = await open.sql<OfferedFacility>(facility, [id]);
  if (!found) throw new Problem('not-found');
  return found;
}

/**
 * Offers a place: it is held for this child until the family has answered, or its term is over.
 *
 * @throws CaseProblem `no-capacity` when no place is free on all of these days, also when somebody else was first
 * @throws CaseProblem `act-refused` for who does not wait, does not fit, or is not the first without a reason
 */
export async function offerPlace(
  open: Open<Person>,
  books: Casebooks,
  { request, asked }: { readonly request: LockedRequest; readonly asked: NewOffer },
): Promise<void> {
  expectWaiting(request);
  const at = await facilityToOffer(open, asked.facility);
  if (at.allianceId !== open.who.organisation) throw new Problem('not-found');
  const calendar = await calendarOfCase(open, books, request.caseId, async () =>
    books.calendar((await regionOf(open, open.who.region)).settings),
  );
  const today = calendar.dateAt(open.nowMs);
  const endsOn = asked.endsOn ?? endOfPlacement(asked.startsOn, calendar);
  expectFits(request, at, { ...asked, endsOn }, today);
  await expectFirst(open, { request, at, today }, asked.because);
  const id = randomUUID();
  const { programme, startsOn, because } = asked;
  const offered = { id, request, facilityId: at.id, startsOn, endsOn, programme, outOfOrder: because };
  if (!(await holdPlace(open, { ...offered, today }, calendar))) {
    throw noCapacity(await lineOf(open, request.id, today));
  }
  const by = { role: open.who.roles[0]!, personId: open.who.id };
  await fulfil(open, books, { caseId: request.caseId, task: 'decision', outcome: 'offered', by });
  await termByAgreement(open, books, request.caseId, id);
}

/** Takes a place with the usual term for an answer. */
export async function holdPlace(
  open: Open,
  taking: Omit<TakingPlace, 'answerBy' | 'expiresAt'>,
  calendar: Calendar,
): Promise<boolean> {
  const { on: answerBy, missedAt } = answerTerm(open.nowMs, calendar);
  return takePlace(open, { ...taking, answerBy, expiresAt: new Date(missedAt) });
}

/** Where the agreement has a step for the answer its due date is that of the offer: there is one term, not two. */
export async function termByAgreement(open: Open, books: Casebooks, caseId: string, id: string): Promise<void> {
  const step = await answerStep(open, books, caseId);
  if (!step) return;
  await open.sql('update placement set answer_by = $2, expires_at = $3 where id = $1', [
    id,
    step.due.on,
    new Date(step.due.missedAt),
  ]);
}

function expectFits(
  { type, sector, targetGroup }: LockedRequest,
  at: OfferedFacility,
  { startsOn, endsOn, programme }: NewOffer & { endsOn: LocalDate },
  today: LocalDate,
): void {
  const suits =
    at.type === type &&
    at.sectors.includes(sector) &&
    (at.targetGroups.length === 0 || (targetGroup !== null && at.targetGroups.includes(targetGroup)));
  if (!suits) throw refusedPlacement('deze voorziening past niet bij de aanvraag', 'this facility does not fit');
  if (startsOn < today) throw refusedPlacement('de eerste dag is voorbij', 'the first day is past');
  if (endsOn < startsOn) throw refusedPlacement('de plaatsing eindigt voor zij begint', 'it ends before it begins');
  if (startsOn < at.validFrom || (at.validUntil !== null && endsOn > at.validUntil)) {
    throw refusedPlacement('de voorziening is er niet al die dagen', 'the facility is not there on all of these days');
  }
  if (programme !== undefined && !at.programmes.includes(programme)) {
    throw refusedPlacement('dit programma is daar niet', 'this programme is not given there');
  }
}

async function expectFirst(
  open: Open,
  { request, at, today }: { request: LockedRequest; at: OfferedFacility; today: LocalDate },
  because: OutOfOrderBecause | undefined,
): Promise<void> {
  const first = await firstInLine(open, at, { today });
  if (first === undefined || first.id === request.id || because !== undefined) return;
  throw refusedPlacement(
    'iemand anders is eerder aan de beurt: zeg waarom deze leerling voorgaat',
    'somebody else is first: say why this pupil goes before',
  );
}

async function lineOf(open: Open, id: string, today: LocalDate): Promise<number | undefined> {
  const [row] = await open.sql<{ line: number }>('select place_in_line($1, $2) as line', [id, today]);
  return row?.line;
}
