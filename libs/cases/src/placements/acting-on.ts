import { type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import type { Casebooks } from '../casebook';
import { fulfil, type PlacementTask } from './case-steps';
import { refusedPlacement } from './refused';
import type { PayerState } from './words';

/** A placement whose lock the door holds. */
export interface LockedPlacement {
  readonly id: string;
  readonly requestId: string;
  readonly caseId: string;
  readonly allianceId: string;
  readonly facilityId: string;
  readonly place: number;
  readonly state: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly expiresAt: Date;
  readonly extensions: number;
  readonly startedOn: LocalDate | null;
  readonly payer: PayerState;
}

/** What an act on a placement is done with. */
export interface ActingOn {
  readonly open: Open<Person>;
  readonly books: Casebooks;
  readonly placement: LockedPlacement;
  readonly today: LocalDate;
}

const locked = `
  select p.id, p.request_id as "requestId", p.case_id as "caseId", p.alliance_id as "allianceId",
         p.facility_id as "facilityId", p.place, p.state, p.starts_on as "startsOn", p.ends_on as "endsOn",
         p.expires_at as "expiresAt", p.extensions, p.started_on as "startedOn", r.payer
    from placement p join placement_request r on r.id = p.request_id where p.id = $1 for update of p`;

/** @throws Problem `not-found`, also for a placement that this person may not know of */
export async function lockPlacement(open: Open, id: string): Promise<LockedPlacement> {
  const [found] = await open.sql<LockedPlacement>(locked, [id]);
  if (!found) throw new Problem('not-found');
  return found;
}

/** Marks what was done in the case, where a step asks for it. */
export const fulfilBy = (acting: ActingOn, task: PlacementTask, outcome?: string): Promise<void> => {
  const { open, books, placement } = acting;
  const by = { role: open.who.roles[0]!, personId: open.who.id };
  return fulfil(open, books, { caseId: placement.caseId, task, by, ...(outcome !== undefined && { outcome }) });
};

/** @throws CaseProblem `act-refused`; an offer whose term is over is over, also when no worker has seen it yet */
export function expectState({ open, placement }: ActingOn, wanted: 'offered' | 'accepted' | 'started' | 'ended'): void {
  const isOver = placement.state === 'offered' && placement.expiresAt <= open.now;
  if (placement.state === wanted && !isOver) return;
  throw isOver
    ? refusedPlacement('de termijn van dit aanbod is voorbij', 'the term of this offer is over')
    : refusedPlacement('dat kan nu niet met deze plaatsing', 'this cannot be done with this placement now');
}

/** @throws CaseProblem `act-refused` for a day that is still to come, or before the placement */
export function expectPast({ today, placement }: ActingOn, on: LocalDate): void {
  if (on > today) throw refusedPlacement('deze dag is nog niet geweest', 'this day is still to come');
  if (on >= (placement.startedOn ?? placement.startsOn)) return;
  throw refusedPlacement('toen was de plaatsing er nog niet', 'the placement had not begun then');
}

/** What became of the request of a placement. */
export async function setRequest({ open, placement }: ActingOn, state: 'placed' | 'waiting' | 'ended'): Promise<void> {
  await open.sql('update placement_request set state = $2 where id = $1', [placement.requestId, state]);
}
