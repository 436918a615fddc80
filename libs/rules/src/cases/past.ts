import { alarmsOf } from './advance';
import { type Book, ladderOf } from './book';
import { Draft } from './draft';
import { planNextReview } from './due-date-acts';
import type { CaseEvent } from './events';
import { changedAlarm } from './layout';
import type { Alarm, CaseState, StepState } from './state';

/** Nothing goes off in the second in which it is planned: what is planned next in it would have the same key. */
export const planningSecond = 1000;

/**
 * After an act was taken back, alarms may be planned in the past. What was missed is missed now; reminders and reviews
 * that passed are dropped; rungs wait for the next dispatch on a working day, where the highest overtakes the others.
 *
 * @param from the moment from which something may go off
 * @param stays alarms that are left as they are
 */
export function putOffPast(draft: Draft, from = draft.now, stays: readonly Alarm[] = []): void {
  const past = alarmsOf(draft.state).filter((alarm) => alarm.at < from && !stays.includes(alarm));
  const next = draft.calendar.nextDispatch(from);
  for (const alarm of past) {
    if (alarm.kind === 'review') planNextReview(draft, draft.matter(alarm.matter) as StepState, alarm);
    else if (alarm.kind === 'reminder') replace(draft, alarm, []);
    else replace(draft, alarm, [changedAlarm(alarm, { at: alarm.kind === 'rung' ? next : from })]);
  }
}

function replace(draft: Draft, alarm: Alarm, by: readonly Alarm[]): void {
  const swap = (alarms: readonly Alarm[]) => alarms.flatMap((other) => (other === alarm ? by : [other]));
  const matter = draft.matter(alarm.matter);
  if (matter) draft.change(matter, { alarms: swap(matter.alarms) });
  else draft.set({ starts: swap(draft.state.starts) });
}

/** Takes a rung and those below it out of a step's plan: they went off in a past that was taken back. */
export function spend(state: CaseState, { step: key, rung, at }: CaseEvent & { kind: 'spent' }, book: Book): CaseState {
  const draft = new Draft(state, book, at);
  const step = draft.matter(`step:${key}`);
  if (!step) return state;
  const order = ladderOf(book, step).map(({ id }) => id);
  const isSpent = (alarm: Alarm) => alarm.kind === 'rung' && order.indexOf(alarm.alarm) <= order.indexOf(rung);
  draft.change(step, { alarms: step.alarms.filter((alarm) => !isSpent(alarm)) });
  return draft.state;
}
