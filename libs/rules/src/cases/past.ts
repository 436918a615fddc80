import { alarmsOf } from './advance';
import type { Draft } from './draft';
import type { Alarm } from './state';

/**
 * After an act was taken back, alarms may be planned in the past. What was missed is missed now; reminders that passed
 * are dropped; rungs wait for the next dispatch on a working day, where the highest overtakes the others.
 */
export function putOffPast(draft: Draft): void {
  const { now, calendar } = draft;
  const past = alarmsOf(draft.state).filter(({ at }) => at < now);
  const next = calendar.nextDispatch(now);
  for (const alarm of past)
    replace(draft, alarm, alarm.kind === 'reminder' ? [] : [{ ...alarm, at: laterMoment(alarm) }]);

  function laterMoment({ kind }: Alarm): number {
    return kind === 'rung' || kind === 'review' ? next : now;
  }
}

function replace(draft: Draft, alarm: Alarm, by: readonly Alarm[]): void {
  const swap = (alarms: readonly Alarm[]) => alarms.flatMap((other) => (other === alarm ? by : [other]));
  const matter = draft.matter(alarm.matter);
  if (matter) draft.change(matter, { alarms: swap(matter.alarms) });
  else draft.set({ starts: swap(draft.state.starts) });
}
