import type { Span } from '../dates/term';
import type { Agreement } from '../agreements/agreement';
import type { Role } from '../agreements/roles';
import { agreementOf } from './book';
import { progress, wakeClocks } from './clocks';
import { type Draft, isOpen } from './draft';
import { planDatedStarts } from './starts';
import { directorOf, endStep, startAgreed, startStep } from './steps';
import type { CaseState, Matter, StepState } from './state';

/** The step in which the officer confirms that the case may close. */
export const confirmClosing = 'confirm-closing';

/** Only the officer closes: alliance and school have an interest in the outcome. */
export const closer: Role = 'compulsory-education';

const confirmWithin: Span = { count: 5, unit: 'working-days', ends: 'runs-on' };

/** Asks the officer to confirm an outcome; a later outcome replaces one that waits for confirmation. */
export function askToClose(draft: Draft, outcome: string, workflow: string): void {
  draft.set({ closing: outcome });
  const asked = draft.state.steps[confirmClosing];
  if (asked && isOpen(asked)) return;
  draft.say({ agenda: 'closing' });
  startStep(draft, {
    key: confirmClosing,
    id: confirmClosing,
    by: closer,
    within: confirmWithin,
    ladder: ladderOfRules(draft, workflow),
  });
}

/** The ladder of what the rules start themselves: the one called `direction`, or the one that direction climbs. */
function ladderOfRules({ book }: Draft, workflow: string): Matter['ladder'] {
  const { ladders, direction } = agreementOf(book, workflow);
  const name = 'direction' in ladders ? 'direction' : direction?.ladder;
  return name ? { workflow, name } : undefined;
}

/** Closes the case: everything open ends silently, and only the steps of after-care are left. */
export function closeCase(draft: Draft, outcome: string): void {
  draft.say({ closed: outcome });
  for (const step of Object.values(draft.state.steps)) if (isOpen(step)) endStep(draft, step, 'ended');
  draft.set({ proposal: undefined, starts: [], closing: undefined, closedAs: outcome, phase: 'after-care' });
  const caring = caringWorkflow(draft);
  const ladder = caring && ladderOfRules(draft, caring.workflow);
  caring?.afterCare.forEach((within, index) => {
    const key = `after-care-${index + 1}`;
    startStep(draft, { key, id: key, by: directorOf(draft.state), within, ladder });
  });
  endAfterCare(draft);
}

/** The workflow whose after-care follows: of those that run the one that looks back most often, the earliest of equals. */
function caringWorkflow({ state, book }: Draft): Agreement | undefined {
  const running = state.workflows.filter((one) => one.running).map(({ workflow }) => agreementOf(book, workflow));
  const most = Math.max(1, ...running.map(({ afterCare }) => afterCare.length));
  return running.find(({ afterCare }) => afterCare.length === most);
}

/** A closed case ends with its last step of after-care. */
export function endAfterCare(draft: Draft): void {
  const { phase, steps } = draft.state;
  if (phase === 'after-care' && !Object.values(steps).some(isOpen)) draft.set({ phase: 'ended' });
}

/** Whether a step is one of those that a closing starts, or a decision about one. */
export function isAfterCare({ key, about = '' }: StepState): boolean {
  return key.startsWith('after-care-') || about.startsWith('step:after-care-');
}

/** Opens a closed case again with the steps that are named. */
export function reopen(draft: Draft, reason: string, starts: readonly { workflow: string; id: string }[]): void {
  draft.say({ reopened: reason });
  for (const step of Object.values(draft.state.steps)) if (isOpen(step)) endStep(draft, step, 'ended');
  draft.set({ phase: 'open', closedAs: undefined });
  for (const { workflow, id } of starts) {
    startAgreed(
      draft,
      workflow,
      agreementOf(draft.book, workflow).steps.find((step) => step.id === id)!,
    );
  }
  planDatedStarts(draft, () => true, false);
  wakeClocks(draft);
  progress(draft);
}

/** Whether the case still runs. */
export function isRunning({ phase }: CaseState): boolean {
  return phase === 'open';
}
