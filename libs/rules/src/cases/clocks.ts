import type { CaseClock } from '../agreements/agreement';
import { matches } from '../agreements/conditions';
import { bareDue, type Due, dueOn } from '../dates/counting';
import { addDays, daysBetween, isLocalDate, type LocalDate } from '../dates/local-date';
import { agreementOf, definitionOfClock, ladderOf } from './book';
import type { Draft } from './draft';
import { planMissed } from './plan';
import { planRungs, repeatAlarm, shifted } from './rungs';
import { endDecisions } from './steps';
import { changedAlarm } from './layout';
import type { Alarm, ClockState } from './state';

/** Starts the clocks of a workflow that the case does not have yet: clocks of one name are one clock. */
export function startClocks(draft: Draft, workflow: string): void {
  for (const definition of agreementOf(draft.book, workflow).clocks) {
    const from = startOf(draft, workflow, definition);
    if (!draft.state.clocks[definition.id] && from) draft.putClock(clockFrom(draft, workflow, definition, from));
  }
}

/** A workflow ended: its clocks stop, but for those that another one that runs names too. */
export function releaseClocks(draft: Draft, workflow: string): void {
  const others = draft.state.workflows.filter(({ running: runs }) => runs).map((one) => one.workflow);
  for (const clock of Object.values(draft.state.clocks)) {
    if (clock.workflow !== workflow) continue;
    const heir = others.find((other) => agreementOf(draft.book, other).clocks.some(({ id }) => id === clock.name));
    if (heir) draft.putClock(clock, { workflow: heir });
    else stopClock(draft, clock);
  }
}

/** Stops a clock, and what was asked about it. */
export function stopClock(draft: Draft, { name, matter }: ClockState): void {
  endDecisions(draft, matter);
  draft.set({ clocks: Object.fromEntries(Object.entries(draft.state.clocks).filter(([id]) => id !== name)) });
}

/** The day a clock of a workflow counts from; undefined while it is not known. */
export function startOf({ state, today }: Draft, workflow: string, { from }: CaseClock): LocalDate | undefined {
  if (from === 'first-day-absent') {
    return state.workflows.find((one) => one.workflow === workflow)?.firstDayAbsent ?? state.firstDayAbsent;
  }
  if (from === 'last-progress' || from === 'opening') return today;
  const fact = state.facts[from];
  return typeof fact === 'string' && isLocalDate(fact) ? fact : undefined;
}

/** A clock that is planned whole: what is past of it waits for the next dispatch. */
export function clockFrom(draft: Draft, workflow: string, definition: CaseClock, from: LocalDate): ClockState {
  const { book } = draft;
  const clock: ClockState = {
    matter: `clock:${definition.id}`,
    name: definition.id,
    workflow,
    revision: draft.revision,
    ladder: definition.ladder ? { workflow, name: definition.ladder } : undefined,
    from,
    due: definition.within && clockDue(draft, definition, from),
    missed: false,
    shifted: 0,
    alarms: [],
    held: [],
  };
  const missed = clock.due ? [putOff(draft, planMissed(clock, clock.due, book), draft.now)] : [];
  clock.alarms = [...missed, ...thresholds(draft, clock, definition)];
  return pauses(draft, definition) ? paused(draft, clock) : clock;
}

/** The due date of a clock with a term: thresholds of clocks never run on. */
function clockDue({ calendar }: Draft, { within }: CaseClock, from: LocalDate): Due {
  return bareDue(from, within!, calendar);
}

/** The rungs of a clock from the one it begins at. Those that are past wait for the next dispatch, to be overtaken there. */
function thresholds(draft: Draft, clock: ClockState, definition: CaseClock): Alarm[] {
  const { book, now } = draft;
  const planned = planRungs(clock, ladderOf(book, clock), clock.due?.on ?? clock.from, book);
  if (definition.beginsAt === undefined && planned.every(({ at }) => at >= now)) return planned;
  const rungs = planned.flatMap((rung) => (rung.turn > 0 ? withPastTurns(draft, clock, rung) : rung));
  const next = draft.calendar.nextDispatch(now);
  return rungs.filter((rung) => !isBelow(draft, clock, definition, rung)).map((rung) => putOff(draft, rung, next));
}

function putOff({ now }: Draft, alarm: Alarm, to: number): Alarm {
  return alarm.at < now ? changedAlarm(alarm, { at: to }) : alarm;
}

/** A repeating rung whose first turns are past: each of them, and the first that is still to come. */
function withPastTurns({ book, now }: Draft, clock: ClockState, first: Alarm): Alarm[] {
  const turns = [first];
  const ladder = ladderOf(book, clock);
  const rung = ladder.find(({ id }) => id === first.alarm)!;
  while (rung.every && turns.at(-1)!.at < now) {
    turns.push(repeatAlarm(clock, { rung, ladder, base: first.base!, turn: turns.length + 1 }, book));
  }
  return turns;
}

function isBelow(draft: Draft, clock: ClockState, definition: CaseClock, { alarm }: Alarm): boolean {
  if (definition.beginsAt === undefined) return false;
  if (definition.when && !matches(definition.when, draft.state.facts)) return false;
  return rungsBelow(draft, clock, definition).includes(alarm);
}

function pauses({ state }: Draft, { pausesWhile }: CaseClock): boolean {
  return pausesWhile !== undefined && matches(pausesWhile, state.facts);
}

/** Stands still from today; what was reached before or today is still told. */
function paused({ today }: Draft, clock: ClockState): ClockState {
  const isReached = (alarm: Alarm) => (alarm.kind === 'missed' ? clock.due!.on : alarm.on) <= today;
  const held = clock.alarms.filter((alarm) => !isReached(alarm));
  return { ...clock, pausedOn: today, held, alarms: clock.alarms.filter(isReached) };
}

/** Runs again: what was still to come moves by the days between the pause's begin and its end. */
function running(draft: Draft, clock: ClockState): ClockState {
  const days = daysBetween(clock.pausedOn!, draft.today);
  const due = clock.due && clock.held.some(({ kind }) => kind === 'missed') ? moved(draft, clock.due, days) : clock.due;
  const move = (alarm: Alarm): Alarm =>
    alarm.kind === 'missed' ? planMissed(clock, due!, draft.book) : shifted(alarm, days, draft.book);
  const alarms = [...clock.alarms, ...clock.held.map(move)];
  return { ...clock, due, pausedOn: undefined, held: [], shifted: clock.shifted + days, alarms };
}

/** A due date that pauses have moved by so many days. */
export function moved({ calendar }: Draft, due: Due, days: number): Due {
  const on = addDays(due.on, days);
  return dueOn(on, on, calendar);
}

/** After facts changed: pauses, resumes, begins at another rung, or starts from a date that became known. */
export function followFacts(draft: Draft, changed: readonly string[]): void {
  for (const { workflow, running: runs } of draft.state.workflows) {
    if (!runs) continue;
    for (const definition of agreementOf(draft.book, workflow).clocks) {
      const clock = draft.state.clocks[definition.id];
      if (!clock || clock.workflow === workflow) follow(draft, workflow, definition, changed);
    }
  }
}

function follow(draft: Draft, workflow: string, definition: CaseClock, changed: readonly string[]): void {
  const clock = draft.state.clocks[definition.id];
  const from = startOf(draft, workflow, definition);
  if ((!clock || changed.includes(definition.from)) && from) {
    draft.putClock(clockFrom(draft, workflow, definition, from));
    return;
  }
  if (!clock) return;
  if (definition.when) draft.putClock(beginningAt(draft, clock, definition));
  const current = draft.state.clocks[definition.id]!;
  if (pauses(draft, definition) && !current.pausedOn) draft.putClock(paused(draft, current));
  else if (current.pausedOn && !pauses(draft, definition)) draft.putClock(running(draft, current));
}

/** The rungs below the one it begins at come and go with its condition; what is past does not come back. */
function beginningAt(draft: Draft, clock: ClockState, definition: CaseClock): ClockState {
  const isAbove = (alarm: Alarm) => alarm.kind === 'missed' || !isBelow(draft, clock, definition, alarm);
  const alarms = clock.alarms.filter(isAbove);
  const held = clock.held.filter(isAbove);
  const known = [...alarms, ...held].map(({ alarm }) => alarm);
  const lower = rungsBelow(draft, clock, definition);
  const unmoved = { ...clock, due: definition.within && clockDue(draft, definition, clock.from) };
  const back = thresholds(draft, unmoved, definition)
    .filter(({ alarm }) => lower.includes(alarm) && !known.includes(alarm))
    .map((alarm) => (clock.shifted ? shifted(alarm, clock.shifted, draft.book) : alarm))
    .filter(({ moment }) => moment > draft.now);
  return clock.pausedOn
    ? { ...clock, alarms, held: [...back, ...held] }
    : { ...clock, alarms: [...back, ...alarms], held };
}

function rungsBelow({ book }: Draft, clock: ClockState, { beginsAt }: CaseClock): string[] {
  const order = ladderOf(book, clock).map(({ id }) => id);
  return order.slice(0, Math.max(0, order.indexOf(beginsAt ?? '')));
}

/** Something moved in the case: silence is counted afresh, and the case leaves the regional list. */
export function progress(draft: Draft): void {
  draft.set({ lastProgressOn: draft.today, onRegionalList: false });
  for (const clock of Object.values(draft.state.clocks)) {
    const definition = definitionOfClock(draft.book, clock);
    if (definition.from !== 'last-progress') continue;
    draft.putClock(clockFrom(draft, clock.workflow, definition, draft.today));
    endDecisions(draft, clock.matter);
  }
}

/** After reopening: thresholds that passed while the case was closed wait for the next dispatch. */
export function wakeClocks(draft: Draft): void {
  const next = draft.calendar.nextDispatch(draft.now);
  for (const clock of Object.values(draft.state.clocks)) {
    draft.putClock(clock, { alarms: clock.alarms.map((alarm) => putOff(draft, alarm, next)) });
  }
}
