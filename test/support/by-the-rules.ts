import type { MachineTask } from '@app/platform';
import { alarmsOf, type CaseState, directorOf, fold, roles, type StepState } from '@app/rules';
import { alarmRows } from '../../libs/cases/src/firing/alarm-rows';
import { type FiringRow, readWhole, type WholeCase } from './kept-platform';
import { type Outage, replay } from './replayed-case';
import type { RunningPlatform } from './running-platform';
import { firstUnlike } from './said';
import { messagesUnlike } from './told-messages';

const owner: MachineTask = { task: 'by-the-rules', role: 'owner' };
/** Enough to see what is wrong. */
const mostTold = 20;

/** What is known of how a platform was run. */
export interface Lived {
  /** While nobody needs to have looked: what is due then may also go off at the end of it. */
  readonly outages?: readonly Outage[];
}

/** Expects of every case of a platform that it is as the rules alone make it, and that the promises hold on it. */
export async function expectByTheRules(platform: RunningPlatform, lived: Lived = {}): Promise<void> {
  expect((await differences(platform, lived)).slice(0, mostTold)).toEqual([]);
}

/**
 * Everything in which the cases of a platform are otherwise than the rules have it, in words that name the case:
 * - the timeline is what the rules alone play at the moments at which the clock was put;
 * - its fold, the state that is kept and the state of that play are one;
 * - the alarms are those that the state still plans, and nothing is due;
 * - each firing is of one event, and each event that fired has one;
 * - the outbox has one message for each person that the lines tell;
 * - an open case has one director, and an alarm to come or a place on the regional list; an open step has one party,
 *   and one due date or a review date.
 */
export function differences(platform: RunningPlatform, { outages }: Lived = {}): Promise<string[]> {
  return platform.door.asMachine(owner, async (open) => {
    const whole = await readWhole(open, platform);
    const played = whole.map((kept) => ({
      kept,
      ...replay(kept.events, kept.book, { looks: platform.looks, outages }),
    }));
    const ofCases = played.flatMap(({ kept, difference, state }) => {
      const said = [
        ...(difference === undefined ? stateUnlike(kept, state, 'the rules alone') : [difference]),
        ...stateUnlike(
          kept,
          fold(
            kept.events.map(({ event }) => event),
            kept.book,
          ),
          'the fold of the timeline',
        ),
        ...alarmsUnlike(kept, open.nowMs),
        ...firingsUnlike(kept),
        ...brokenPromises(kept),
      ];
      return said.map((text) => `case ${kept.id}: ${text}`);
    });
    return [...ofCases, ...(await messagesUnlike(open, played))];
  });
}

function stateUnlike({ state }: WholeCase, wanted: CaseState, by: string): string[] {
  const difference = firstUnlike(state, wanted);
  return difference === undefined ? [] : [`in the state that is kept ${difference}, as ${by} has it`];
}

function alarmsUnlike({ id, book, state, era, alarms }: WholeCase, nowMs: number): string[] {
  const wanted = alarmRows({ id, book, state, era });
  const due = alarms.filter(({ at }) => Date.parse(at) <= nowMs);
  return [
    ...onlyIn(wanted, alarms).map((text) => `the alarm ${text} is planned, but not armed`),
    ...onlyIn(alarms, wanted).map((text) => `the alarm ${text} is armed, but not planned`),
    ...due.map(({ matter, alarm, at }) => `${matter} ${alarm} of ${at} is due and did not go off`),
  ];
}

/** What is in the first list and not, or less often, in the second. */
function onlyIn(these: readonly object[], those: readonly object[]): string[] {
  const left = those.map(inOrderOfKeys);
  return these.map(inOrderOfKeys).filter((text) => {
    const place = left.indexOf(text);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

const inOrderOfKeys = (row: object) => JSON.stringify(Object.fromEntries(Object.entries(row).toSorted()));

/** The era of an alarm is the number of acts that had been taken back. */
function firingsUnlike({ events, firings }: WholeCase): string[] {
  let era = 0;
  const wanted = events.flatMap(({ seq, event }): FiringRow[] => {
    if (event.kind === 'act' && event.act.act === 'correct') era += 1;
    if (event.kind !== 'fired') return [];
    const { matter, revision, alarm, turn } = event;
    return [{ seq, matter, revision, alarm, turn, era }];
  });
  const there = firings.map(({ seq, matter, revision, alarm, turn, era: of }) => ({
    seq,
    matter,
    revision,
    alarm,
    turn,
    era: of,
  }));
  return [
    ...onlyIn(wanted, there).map((text) => `an event without a firing: ${text}`),
    ...onlyIn(there, wanted).map((text) => `a firing without an event: ${text}`),
  ];
}

function brokenPromises(kept: WholeCase): string[] {
  const { state, phase, director, parties } = kept;
  const broken = phase === state.phase ? [] : [`it is ${phase} in the file and ${state.phase} in the state`];
  const steps = Object.values(state.steps).filter((step) => step.state === 'open' || step.state === 'waiting');
  broken.push(...steps.flatMap((step) => brokenIn(step, parties)));
  if (state.phase !== 'open') return broken;
  if (director !== directorOf(state) || !parties.includes(director))
    broken.push(`${director ?? 'nobody'} directs it, and by the rules ${directorOf(state)}`);
  if (!state.onRegionalList && alarmsOf(state).length === 0)
    broken.push('nothing is to come, and it is not on the regional list');
  return broken;
}

function brokenIn({ key, responsible, state, missed, alarms }: StepState, parties: readonly string[]): string[] {
  const [reviews, misses] = (['review', 'missed'] as const).map(
    (kind) => alarms.filter((alarm) => alarm.kind === kind).length,
  );
  const isPlanned = state === 'waiting' ? reviews === 1 : reviews === 0 && misses === (missed ? 0 : 1);
  const isOfOne = roles.includes(responsible) && parties.includes(responsible);
  return [
    ...(isPlanned ? [] : [`step ${key} has ${misses} due and ${reviews} review dates`]),
    ...(isOfOne ? [] : [`step ${key} is of ${responsible}, which is no party`]),
  ];
}
