import { type CaseState, isSpan, type StepState } from '@app/rules';

/** A row of `step`, as JSON: what lists and searches ask of a step. */
export interface StepRow {
  case_id: string;
  key: string;
  workflow: string | null;
  name: string;
  revision: number;
  state: StepState['state'];
  responsible: string;
  started_on: string;
  due_on: string;
  due_at: string | null;
  missed_at: string;
  missed: boolean;
  settled_on: string | null;
  outcome: string | null;
  waiting_for: string | null;
  waiting_since: string | null;
  extended: boolean;
  promised_on: string | null;
}

/** The steps that are otherwise than they were mirrored; `before` is undefined for all of them. */
export function changedSteps(before: CaseState | undefined, after: CaseState): StepState[] {
  return Object.values(after.steps).filter((step) => step !== before?.steps[step.key]);
}

export function stepRow(caseId: string, step: StepState): StepRow {
  const { key, workflow, id, revision, state, responsible, startedOn, within, due, missed } = step;
  const missedAt = new Date(due.missedAt).toISOString();
  return {
    case_id: caseId,
    key,
    workflow: workflow ?? null,
    name: id,
    revision,
    state,
    responsible,
    started_on: startedOn,
    due_on: due.on,
    due_at: isSpan(within) && within.unit === 'hours' ? missedAt : null,
    missed_at: missedAt,
    missed,
    settled_on: step.settledOn ?? null,
    outcome: step.outcome ?? null,
    waiting_for: step.waiting?.for ?? null,
    waiting_since: step.waiting?.since ?? null,
    extended: step.extended > 0,
    promised_on: step.promised ?? null,
  };
}
