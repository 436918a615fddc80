import { type CaseNow, type Cases, todayHere } from '@app/cases';
import type { Open, Person } from '@app/platform';
import { definitionOf } from '@app/rules';
import type { Requests, States } from './planner.shapes';

/** So many requests are shown: the first due. */
const most = 500;

/** Whether a step of a case asks for a consult. */
export function asksConsult({ state, book }: CaseNow, key: string): boolean {
  return asks(state.steps[key], book) === 'consult';
}

/** The open step of a case that asks for an appointment, if there is one. */
export function appointmentIn({ state, book }: CaseNow): string | undefined {
  return Object.values(state.steps).find((step) => step.state === 'open' && asks(step, book) === 'appointment')?.key;
}

function asks(step: CaseNow['state']['steps'][string] | undefined, book: CaseNow['book']): string | undefined {
  return step && definitionOf(book, step.workflow, step.id)?.asks;
}

interface Invited {
  readonly id: string;
  readonly caseId: string;
  readonly step: string;
  readonly on: string;
  readonly begins: string;
  readonly by: 'doctor' | 'nurse' | null;
  readonly came: boolean | null;
}

/** In their order, the one that stands last. */
async function invitationsIn(open: Open<Person>, caseIds: readonly string[]): Promise<Invited[]> {
  return open.sql<Invited>(
    `select i.id, i.case_id as "caseId", i.step, i.held_on as "on", i.begins, s.by, i.came
       from consult_invitation i left join consult_slot s on s.id = i.slot_id
      where i.case_id = any($1) order by i.came is null, i.invited_at, i.id`,
    [caseIds],
  );
}

/** What waits for a consult of the person's organisation, by due date. */
export async function requestsOf(open: Open<Person>, cases: Cases): Promise<Requests['requests']> {
  const steps = await open.sql<{ caseId: string; key: string; dueOn: string; isLate: boolean }>(
    `select case_id as "caseId", key, due_on as "dueOn", missed_at <= $2 as "isLate"
       from step where organisation_id = app_organisation() and state in ('open', 'waiting')
      order by due_on, case_id, key limit $1`,
    [most, open.now],
  );
  const ids = [...new Set(steps.map(({ caseId }) => caseId))];
  const all = new Map((await cases.readAll(open, ids)).map((now): [string, CaseNow] => [now.id, now]));
  const invited = await invitationsIn(open, ids);
  return steps.flatMap(({ caseId, key, dueOn, isLate }) => {
    const now = all.get(caseId);
    if (!now || !asksConsult(now, key)) return [];
    const own = invited.filter((one) => one.caseId === caseId && one.step === key);
    const standing = own.find(({ came }) => came === null);
    const { name, bornOn, school, municipality } = now.child;
    return [
      {
        caseId,
        step: key,
        child: { name, bornOn, school, municipality },
        dueOn,
        isLate,
        ...(standing && {
          invitation: { id: standing.id, on: standing.on, begins: standing.begins, by: standing.by! },
        }),
        stayedAway: own.filter(({ came }) => came === false).length,
      },
    ];
  });
}

/** How the consults of a case stand: for every party of it. */
export async function statesOf(open: Open<Person>, now: CaseNow): Promise<States> {
  const today = await todayHere(open);
  const invited = await invitationsIn(open, [now.id]);
  const steps = Object.values(now.state.steps).filter(({ key }) => asksConsult(now, key));
  return {
    consults: steps.map((step) => {
      const last = invited.findLast((one) => one.step === step.key);
      const party = now.parties.find(({ role }) => role === step.responsible);
      const isOver = last?.on !== undefined && last.on <= today;
      return {
        step: step.key,
        state: stateOf(step.outcome, last),
        dueOn: step.due.on,
        ...(last && (last.came === null || isOver) && { on: last.on }),
        organisation: party?.organisation ?? step.responsible,
      };
    }),
  };
}

function stateOf(outcome: string | undefined, last: Invited | undefined): States['consults'][number]['state'] {
  if (last?.came === true || outcome === 'held') return 'held';
  if (last?.came === false || outcome === 'not-appeared') return 'stayed-away';
  return last ? 'invited' : 'asked';
}
