import type { Alarm, CaseState, ClockState, Proposal, StepState } from './state';

/*
 * A state is the same text however often it was kept as JSON between its events, so each key has its place, whoever
 * changed what and in which order. What is not there stands as undefined in memory and is left out of the text. It also
 * gives all steps one form, which makes them much faster to read and to copy than each having its own.
 */

/** Every key of it, also those that may be left out: one that has no place here would be lost. */
type Whole<State> = { [Key in keyof Required<State>]: State[Key] };

/** A step with its keys in their places. */
export function laidOutStep(step: StepState): StepState {
  return {
    key: step.key,
    id: step.id,
    workflow: step.workflow,
    within: step.within,
    about: step.about,
    question: step.question,
    invitation: step.invitation,
    decided: step.decided,
    matter: step.matter,
    name: step.name,
    state: step.state,
    responsible: step.responsible,
    ladder: step.ladder,
    remind: step.remind,
    extensions: step.extensions,
    revision: step.revision,
    due: step.due,
    missed: step.missed,
    alarms: step.alarms,
    startedAt: step.startedAt,
    startedOn: step.startedOn,
    extended: step.extended,
    turns: step.turns,
    waiting: step.waiting,
    promised: step.promised,
    outcome: step.outcome,
    settledOn: step.settledOn,
    nudged: step.nudged,
  } satisfies Whole<StepState>;
}

/** A clock with its keys in their places. */
export function laidOutClock(clock: ClockState): ClockState {
  return {
    matter: clock.matter,
    name: clock.name,
    workflow: clock.workflow,
    revision: clock.revision,
    responsible: clock.responsible,
    ladder: clock.ladder,
    from: clock.from,
    due: clock.due,
    missed: clock.missed,
    shifted: clock.shifted,
    alarms: clock.alarms,
    held: clock.held,
    pausedOn: clock.pausedOn,
  } satisfies Whole<ClockState>;
}

/** A proposal with its keys in their places. */
export function laidOutProposal(proposal: Proposal): Proposal {
  return {
    matter: proposal.matter,
    name: proposal.name,
    revision: proposal.revision,
    responsible: proposal.responsible,
    ladder: proposal.ladder,
    rule: proposal.rule,
    startedOn: proposal.startedOn,
    due: proposal.due,
    missed: proposal.missed,
    alarms: proposal.alarms,
  } satisfies Whole<Proposal>;
}

/** An alarm with its keys in their places, and what changes in it. */
export function changedAlarm(alarm: Alarm, change: Partial<Alarm>): Alarm {
  const laidOut = {
    matter: alarm.matter,
    revision: alarm.revision,
    turn: alarm.turn,
    tell: alarm.tell,
    acting: alarm.acting,
    moment: alarm.moment,
    kind: alarm.kind,
    alarm: alarm.alarm,
    at: alarm.at,
    on: alarm.on,
    bare: alarm.bare,
    base: alarm.base,
  } satisfies Whole<Alarm>;
  return Object.assign(laidOut, change);
}

/** A case with what every case has in its place; what comes and goes stands after that, in the order in which it came. */
export function laidOutCase(state: CaseState): CaseState {
  const laidOut: CaseState = {
    phase: state.phase,
    openedAt: state.openedAt,
    firstDayAbsent: state.firstDayAbsent,
    workflows: state.workflows,
    facts: state.facts,
    refused: state.refused,
    steps: state.steps,
    starts: state.starts,
    timesDone: state.timesDone,
    holding: state.holding,
    clocks: state.clocks,
    lastProgressOn: state.lastProgressOn,
    onRegionalList: state.onRegionalList,
  };
  const keys = Object.keys(state) as (keyof CaseState)[];
  for (let place = inEveryCase; place < keys.length; place += 1) take(laidOut, state, keys[place]!);
  return laidOut;
}

/** So many keys stand before what comes and goes. */
const inEveryCase = 13;

function take<Key extends keyof CaseState>(into: CaseState, from: CaseState, key: Key): void {
  if (from[key] !== undefined) into[key] = from[key];
}
