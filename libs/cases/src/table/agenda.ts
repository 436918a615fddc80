import type { Open, Person } from '@app/platform';
import { isForTable, isTableDecision, type LocalDate, type StepState } from '@app/rules';
import type { CaseNow } from '../case-now';
import type { Cases } from '../cases';
import type { Meeting } from './meetings';

/** Why a case is on the agenda: the order in which the table takes them. */
export const agendaKinds = ['overdue', 'new', 'to-evaluate'] as const;
export type AgendaKind = (typeof agendaKinds)[number];

/** What put a case on the agenda since the table last spoke of it. */
export interface TablePoint {
  readonly reason: string;
  readonly on: LocalDate;
  /** What it is about, as `step:KEY`, `direction` or `clock:NAME`. */
  readonly matter: string | null;
  /** Who asked for it; nobody for what the agreement put there. */
  readonly by: string | null;
}

/** A case on the agenda of a meeting. The case itself is its paper. */
export interface AgendaItem {
  readonly now: CaseNow;
  readonly kind: AgendaKind;
  readonly points: readonly TablePoint[];
  /** In how many meetings the table spoke of it before. */
  readonly times: number;
  readonly urgent: boolean;
  readonly discussing: boolean;
  readonly discussedAt: Date | null;
  /** What the chair gives it, in minutes; null where nothing was said. */
  readonly minutes: number | null;
  readonly place: number | null;
}

interface Candidate {
  readonly caseId: string;
  readonly points: readonly TablePoint[] | null;
  readonly times: number | null;
  readonly urgent: boolean | null;
  readonly removedBecause: string | null;
  readonly discussing: boolean | null;
  readonly discussedAt: Date | null;
  readonly minutes: number | null;
  readonly place: number | null;
  readonly isAsked: boolean;
}

/** $1 is the meeting, $2 its day. What was put on the agenda before the table last spoke of the case was spoken of. */
const candidates = `
  with spoken as (
    select i.case_id, max(i.discussed_seq) as seq, count(*)::int as times, max(m.held_on) as held_on
      from table_item i join table_meeting m on m.id = i.meeting_id
     where i.discussed_seq is not null group by i.case_id),
  points as (
    select a.case_id, json_agg(json_build_object('reason', a.reason, 'on', a.put_on, 'matter', t.event ->> 'matter',
                                                 'by', t.event -> 'act' ->> 'by')
                               order by a.put_on, a.seq) as points
      from agenda a join timeline t using (case_id, seq) left join spoken s using (case_id)
     where a.seq > coalesce(s.seq, 0) and a.put_on <= $2
     group by a.case_id),
  asked as (
    select s.case_id from step s
     where s.state in ('open', 'waiting') and (s.responsible = 'table' or s.key ~ '^(answer-to-)?decision-[0-9]+$')
     union
    select s.case_id from step s join spoken p using (case_id)
     where s.key ~ '^decision-[0-9]+$' and s.settled_on >= p.held_on)
  select c.id as "caseId", p.points, s.times, i.urgent, i.removed_because as "removedBecause", i.discussing,
         i.discussed_at as "discussedAt", i.minutes, i.place, c.id in (select case_id from asked) as "isAsked"
    from case_file c left join points p on p.case_id = c.id left join spoken s on s.case_id = c.id
    left join table_item i on i.case_id = c.id and i.meeting_id = $1
   where c.phase = 'open' and (p.case_id is not null or i.case_id is not null or c.id in (select case_id from asked))
   order by c.id`;

/**
 * What a meeting speaks of, in the order in which it does: as the chair put it, else decisions that are overdue, cases that are
 * new, those to be evaluated; of each the oldest first. A case that is not to be seen is not there.
 */
export async function agendaOfMeeting(open: Open<Person>, cases: Cases, meeting: Meeting): Promise<AgendaItem[]> {
  const found = await open.sql<Candidate>(candidates, [meeting.id ?? null, meeting.on]);
  const byId = new Map(found.map((one) => [one.caseId, one]));
  const all = await cases.readAll(open, [...byId.keys()]);
  const items = all.flatMap((now) => itemOf(now, byId.get(now.id)!, { open, meeting }) ?? []);
  return items.toSorted(inOrder);
}

interface At {
  readonly open: Open<Person>;
  readonly meeting: Meeting;
}

function itemOf(now: CaseNow, found: Candidate, { open, meeting }: At): AgendaItem | undefined {
  const points = (found.points ?? []).filter((point) => stands(now, point, found, meeting));
  const urgent = found.urgent ?? false;
  const { times, discussing, discussedAt, minutes, place, isAsked } = found;
  if (found.removedBecause !== null || (points.length === 0 && !urgent && !isAsked && !discussedAt)) return undefined;
  return {
    now,
    kind: kindOf(now, times ?? 0, open.nowMs),
    points,
    times: times ?? 0,
    urgent,
    discussing: discussing ?? false,
    discussedAt,
    minutes,
    place,
  };
}

/** What was settled meanwhile needs no words at the table, and what was asked too late waits for the next meeting. */
function stands(
  { state, book }: CaseNow,
  { reason, on, matter }: TablePoint,
  found: Candidate,
  meeting: Meeting,
): boolean {
  if (!isForTable(reason, state, book)) return false;
  if (reason === 'asked') return on <= meeting.closesOn || found.urgent === true;
  if (matter === 'direction') return state.proposal !== undefined;
  if (matter === 'clock:silence') return state.lastProgressOn <= on;
  const step = matter?.startsWith('step:') ? state.steps[matter.slice('step:'.length)] : undefined;
  return step === undefined || step.state === 'open' || step.state === 'waiting';
}

/** A decision over somebody that was not carried out, or not answered, in time is overdue. */
function kindOf({ state }: CaseNow, times: number, nowMs: number): AgendaKind {
  const isLate = (step: StepState) => isTableDecision(step) && step.state === 'open' && step.due.missedAt <= nowMs;
  if (Object.values(state.steps).some(isLate)) return 'overdue';
  return times === 0 ? 'new' : 'to-evaluate';
}

function inOrder(one: AgendaItem, other: AgendaItem): number {
  return (
    (one.place ?? last) - (other.place ?? last) ||
    agendaKinds.indexOf(one.kind) - agendaKinds.indexOf(other.kind) ||
    sinceOf(one).localeCompare(sinceOf(other)) ||
    one.now.id.localeCompare(other.now.id)
  );
}

/** After every place that the chair gave. */
const last = 1000;

const sinceOf = ({ points, now: { state } }: AgendaItem) => points[0]?.on ?? state.lastProgressOn;
