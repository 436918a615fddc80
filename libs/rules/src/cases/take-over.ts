import { agreementOf } from './book';
import { startClocks } from './clocks';
import { appointAsBefore, appointFirstDirector } from './direction';
import type { Draft } from './draft';
import type { TakenOver } from './events';
import { putOffPast } from './past';
import { noteConditions, planDatedStarts } from './starts';
import { keyOf, startAgreed } from './steps';

/**
 * A case that ran already elsewhere goes on where it was: the director as named, and of the steps those that are open,
 * with the due dates that they have. Nothing else of the agreement starts at once, not even what holds now: who brought
 * the case knows what was done of it. What passed before today is missed now, its rungs wait for the next dispatch on a
 * working day, where the highest overtakes the others; reminders that passed are dropped. Silence is counted from today.
 */
export function goOnInTheMiddle(draft: Draft, workflow: string, taken: TakenOver): void {
  const { list, reason, director, steps, method, done = [] } = taken;
  draft.say({ 'taken-over': list, ...(reason && { reason }), ...(method && { method }) });
  draft.say({ opened: workflow });
  if (director) appointAsBefore(draft, director);
  else appointFirstDirector(draft);
  startClocks(draft, workflow);
  draft.set({ timesDone: Object.fromEntries(done.map((id) => [keyOf(draft.state, workflow, id), 1])) });
  for (const definition of agreementOf(draft.book, workflow).steps) {
    const open = steps.find(({ step }) => step === definition.id);
    if (open) startAgreed(draft, workflow, definition, { list, since: open.since, due: open.due });
  }
  noteConditions(draft);
  planDatedStarts(draft, () => true, false);
  putOffPast(draft);
}
