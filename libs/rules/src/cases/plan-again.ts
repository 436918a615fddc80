import type { Draft } from './draft';
import { type Ladders, nextRevision, rungsAgain } from './migrate-rungs';
import { planMissed, planReminders } from './plan';
import { dueText, held, isMissHeard } from './steps';
import type { StepState } from './state';

/**
 * Plans everything of an open step again, because its due date or its ladder is otherwise, and says so where the due date
 * moved. What has gone off stays gone off, unless its due date lies ahead again; a promise still holds.
 *
 * @param is the step as it is from now on, but for its plan
 */
export function planAgain(draft: Draft, was: StepState, is: StepState, ladders: Ladders): void {
  const { book, now } = draft;
  const { startedOn, due } = is;
  const revision = nextRevision(draft, was);
  const step: StepState = { ...is, revision, missed: was.missed && due.missedAt <= now };
  const alarms = [
    ...planReminders(step, step.remind, due, { after: startedOn, startedOn, now }, book),
    ...(step.missed ? [] : [planMissed(step, due, book, step.about !== undefined || isMissHeard(step, book))]),
    ...held(rungsAgain(draft, { was, is: step }, ladders, due.on), step.promised, book),
  ];
  draft.putStep(step, { alarms });
  if (due.missedAt !== was.due.missedAt) draft.say({ replanned: step.key, due: dueText(step, book) });
}
