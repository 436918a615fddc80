import { type Open, type Person, Problem } from '@app/platform';
import { addDays, type LocalDate } from '@app/rules';
import type { Casebooks } from '../casebook';
import type { CaseNow } from '../case-now';
import type { Cases } from '../cases';
import { lockCases } from '../kept-case';
import { isRepeated, rememberOnce } from '../once';
import { expectOn } from '../region/held-regions';
import { beginPlacement } from './case-steps';
import { refusedPlacement } from './refused';
import type {
  EducationLevel,
  FacilitySector,
  FacilityType,
  PayerState,
  PlacementGoal,
  RequestRefusedBecause,
  TargetGroup,
} from './words';

/** A place as it is asked for. */
export interface NewRequest {
  readonly goal: PlacementGoal;
  readonly type: FacilityType;
  readonly sector: FacilitySector;
  readonly level?: EducationLevel | undefined;
  readonly year?: number | undefined;
  readonly targetGroup?: TargetGroup | undefined;
  readonly wishedOn: LocalDate;
  /** The placement of this child after which this one comes. */
  readonly follows?: string | undefined;
}

/** A request whose lock the door holds. */
export interface LockedRequest {
  readonly id: string;
  readonly caseId: string;
  readonly allianceId: string;
  readonly type: FacilityType;
  readonly sector: FacilitySector;
  readonly targetGroup: TargetGroup | null;
  readonly payer: PayerState;
  readonly state: 'waiting' | 'returned' | 'refused' | 'withdrawn' | 'placed' | 'ended';
  /** It was offered a place, or has one. */
  readonly isServed: boolean;
}

/** What placements need of this floor. */
export interface PlacementParts {
  readonly books: Casebooks;
  readonly cases: Cases;
}

/** Ids rise with time: who asked first is first, also at one moment. */
const keep = `
  insert into placement_request (id, case_id, alliance_id, by_organisation_id, by_person_id, asked_at, asked_on, wished_on,
         at_home_since, goal, type, sector, level, year, target_group, follows_id, payer, payer_since, state)
  values (uuidv7(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'undecided', $6, 'waiting')`;

/**
 * Asks the alliance that answers for a case for a place. From then on the case runs the agreement on placements, where the
 * region has one: by it the alliance takes part.
 *
 * @throws Problem `not-found`; CaseProblem `act-refused`, `region-not-on`
 */
export async function askPlace(
  open: Open<Person>,
  { books, cases }: PlacementParts,
  { caseId, key, asked }: { readonly caseId: string; readonly key: string; readonly asked: NewRequest },
): Promise<void> {
  await lockCases(open, [caseId], 'wait');
  const now = await cases.read(open, caseId);
  if (await isRepeated(open, { key, caseId, asked })) return;
  expectOn(now.book);
  const alliance = await expectPossible(open, now, asked);
  const anew = !(await isSoughtIn(open, caseId));
  const { who } = open;
  const today = now.book.calendar.dateAt(open.nowMs);
  const { goal, type, sector, level = null, year = null, targetGroup = null, wishedOn, follows = null } = asked;
  const wanted = [goal, type, sector, level, year, targetGroup, follows];
  const by = [who.organisation, who.id, open.now, today, wishedOn, atHomeSince(now)];
  await open.sql(keep, [caseId, alliance, ...by, ...wanted]);
  await beginPlacement(open, books, { caseId, anew, by: { role: who.roles[0]!, personId: who.id } });
  await rememberOnce(open, { key, caseId, asked });
}

async function expectPossible(open: Open<Person>, now: CaseNow, asked: NewRequest): Promise<string> {
  if (now.state.phase !== 'open') throw refusedPlacement('deze zaak is gesloten', 'this case is closed');
  const alliance = now.parties.find(({ role }) => role === 'alliance');
  if (!alliance) {
    throw refusedPlacement('geen samenwerkingsverband bedient deze school', 'no alliance serves this school');
  }
  const [same] = await open.sql(
    `select from placement_request where case_id = $1 and type = $2 and state in ('waiting', 'returned')`,
    [now.id, asked.type],
  );
  if (same) throw refusedPlacement('zo een plek is al gevraagd', 'such a place was asked for already');
  const after = asked.follows ?? null;
  const [before] = await open.sql(`select from placement where id = $1 and case_id = $2`, [after, now.id]);
  if (after !== null && !before) throw new Problem('not-found');
  return alliance.organisationId;
}

/** Whether a place is sought in a case, or somebody has one. */
export async function isSoughtIn(open: Open, caseId: string): Promise<boolean> {
  const found = await open.sql(
    `select from placement_request where case_id = $1 and state in ('waiting', 'returned', 'placed') limit 1`,
    [caseId],
  );
  return found.length > 0;
}

/** Since when the child is at home, without the days on which it followed a programme; none when it follows one now. */
function atHomeSince({ state }: CaseNow): LocalDate | null {
  const clock = state.clocks['at-home'];
  if (!clock) return state.firstDayAbsent;
  return clock.pausedOn === undefined ? addDays(clock.from, clock.shifted) : null;
}

const locked = `
  select r.id, r.case_id as "caseId", r.alliance_id as "allianceId", r.type, r.sector, r.target_group as "targetGroup",
         r.payer, r.state
    from placement_request r where r.id = $1 for update`;

/** @throws Problem `not-found`, also for a request that this person may not know of */
export async function lockRequest(open: Open, id: string): Promise<LockedRequest> {
  const [row] = await open.sql<Omit<LockedRequest, 'isServed'>>(locked, [id]);
  if (!row) throw new Problem('not-found');
  const [served] = await open.sql(
    `select from placement where request_id = $1 and state in ('offered', 'accepted', 'started')`,
    [id],
  );
  return { ...row, isServed: served !== undefined };
}

/** @throws CaseProblem `act-refused` for one that is settled, given back, or was offered a place */
export function expectWaiting({ state, isServed }: LockedRequest): void {
  if (state === 'waiting' && !isServed) return;
  throw refusedPlacement('deze aanvraag wacht niet op een plek', 'this request does not wait for a place');
}

/** Why it is refused, or nothing. */
export async function closeRequest(
  open: Open,
  id: string,
  as: 'refused' | 'withdrawn' | 'ended',
  because: RequestRefusedBecause | null = null,
): Promise<void> {
  await open.sql(`update placement_request set state = $2, closed_because = $3 where id = $1`, [id, as, because]);
}
