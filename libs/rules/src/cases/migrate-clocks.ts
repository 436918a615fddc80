import type { CaseClock, Ladder } from '../agreements/agreement';
import { textOf } from '../agreements/fingerprint';
import { clockFrom, moved, startOf, stopClock } from './clocks';
import type { Draft } from './draft';
import { goneOff, ladderNow, nextRevision } from './migrate-rungs';
import type { Between } from './migrate';
import { planMissed } from './plan';
import { shifted } from './rungs';
import type { Alarm, ClockState } from './state';

/** The clocks of a workflow that goes over to another version; one that is agreed alike stays as it is. */
export function migrateClocks(draft: Draft, { workflow, before, after }: Between): void {
  for (const clock of Object.values(draft.state.clocks)) {
    if (clock.workflow !== workflow) {
      if (clock.ladder?.workflow === workflow) draft.putClock(withRungsOf(ladderNow(clock.ladder.name, after), clock));
      continue;
    }
    const was = before.clocks.find(({ id }) => id === clock.name);
    const now = after.clocks.find(({ id }) => id === clock.name);
    const ladders = { was: ladderNow(clock.ladder?.name, before), now: ladderNow(now?.ladder, after) };
    if (!now) stopClock(draft, clock);
    else if (!was || textOf([was, ladders.was]) !== textOf([now, ladders.now])) {
      draft.putClock(
        clockAgain(draft, clock, { was, now, gone: goneOff(ladders.was, [...clock.alarms, ...clock.held]) }),
      );
    }
  }
}

/** A clock that another workflow took over climbs the ladder it began with: rungs that are not there any more fall away. */
function withRungsOf(ladder: Ladder, clock: ClockState): ClockState {
  const stays = ({ kind, alarm }: Alarm) => kind !== 'rung' || ladder.some(({ id }) => id === alarm);
  if ([...clock.alarms, ...clock.held].every(stays)) return clock;
  return { ...clock, alarms: clock.alarms.filter(stays), held: clock.held.filter(stays) };
}

interface Agreed {
  readonly was: CaseClock | undefined;
  readonly now: CaseClock;
  /** Rungs that have gone off. */
  readonly gone: readonly string[];
}

/**
 * Planned whole from the day it counts from, with the days that pauses moved it. What has gone off stays gone off, unless
 * its due date is still to come again.
 */
export function clockAgain(draft: Draft, clock: ClockState, { was, now, gone }: Agreed): ClockState {
  const from = (was?.from === now.from ? undefined : startOf(draft, clock.workflow, now)) ?? clock.from;
  const fresh = clockFrom(draft, clock.workflow, now, from);
  const revision = nextRevision(draft, clock);
  const due = fresh.due && moved(draft, fresh.due, clock.shifted);
  const missed = clock.missed && (!due || due.missedAt <= draft.now);
  const over = missed || !due ? gone : [];
  const isOver = ({ kind, alarm, turn, moment }: Alarm) =>
    (kind === 'missed' ? missed : over.includes(alarm)) || (turn > 0 && moment < draft.now);
  const move = (alarm: Alarm): Alarm => {
    if (alarm.kind === 'missed') return planMissed(clock, due!, draft.book);
    return clock.shifted > 0 ? shifted(alarm, clock.shifted, draft.book) : alarm;
  };
  const planned = (alarms: readonly Alarm[]) =>
    alarms.filter((alarm) => !isOver(alarm)).map((alarm) => ({ ...move(alarm), revision }));
  const again = { ...fresh, revision, due, missed, shifted: clock.shifted };
  const [alarms, held] = [planned(fresh.alarms), planned(fresh.held)];
  if (!clock.pausedOn || !fresh.pausedOn) return { ...again, alarms, held };
  return { ...again, pausedOn: clock.pausedOn, alarms: [], held: [...alarms, ...held] };
}
