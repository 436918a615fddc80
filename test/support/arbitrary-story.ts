import { addDays, dateOf, dayNumber, type Facts, type LocalDate } from '@app/rules';
import * as fc from 'fast-check';

export const moveKinds = [
  'done',
  'skip',
  'wait',
  'resume',
  'extend',
  'promise',
  'escalate',
  'set',
  'accept',
  'refuse',
  'close',
  'reopen',
  'correct',
  'ask',
  'answer',
  'withdraw-question',
  'nudge',
  'invite',
  'answer-invitation',
  'withdraw-invitation',
  'leave',
  'bring',
  'discuss',
  'decide',
  'propose',
  'answer-decision',
  'join',
  'withdraw',
] as const;
export type MoveKind = (typeof moveKinds)[number];

/** Something that somebody does some days later, to whatever there is to do it to then. */
export interface Move {
  kind: MoveKind;
  /** Days after the move before. */
  gap: number;
  time: string;
  /** Chooses among the steps, outcomes, facts or acts that are there. */
  pick: number;
}

/** A case, and what is done in it. */
export interface Story {
  on: LocalDate;
  time: string;
  firstDayAbsent: LocalDate;
  facts: Facts;
  region: 'north' | 'middle' | 'south';
  closingDays: readonly LocalDate[];
  unreachable: readonly string[];
  decisiveAuthority: boolean;
  moves: readonly Move[];
  /** Days after the last move up to which it is played. */
  after: number;
}

/** Begins where calendars are hard: before Christmas, Easter, the May holidays, a change of summer time, and anywhere. */
const firstDay = fc
  .oneof(
    fc.constantFrom(
      '2026-12-14',
      '2027-03-22',
      '2026-04-20',
      '2026-10-19',
      '2027-02-12',
      '2028-02-24',
      '2027-05-03',
      '2026-07-10',
    ),
    fc.integer({ min: dayNumber('2025-09-01'), max: dayNumber('2028-06-30') }).map(dateOf),
  )
  .map((date) => date as LocalDate);
const time = fc.constantFrom('00:00', '02:30', '09:00', '10:00', '12:30', '23:59');

const weights: Partial<Record<MoveKind, number>> = {
  done: 6,
  set: 4,
  wait: 3,
  resume: 4,
  extend: 3,
  accept: 3,
  close: 1,
  withdraw: 1,
  correct: 4,
  answer: 1,
  'withdraw-question': 1,
  nudge: 1,
  invite: 1,
  'answer-invitation': 1,
  'withdraw-invitation': 1,
  leave: 2,
  bring: 1,
  discuss: 1,
  decide: 2,
  propose: 2,
  'answer-decision': 2,
};

function moves(kinds: readonly MoveKind[]): fc.Arbitrary<Move[]> {
  const kind = fc.oneof(...kinds.map((one) => ({ weight: weights[one] ?? 2, arbitrary: fc.constant(one) })));
  const gap = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 30 }));
  return fc.array(fc.record({ kind, gap, time, pick: fc.nat(10_000) }), { minLength: 2, maxLength: 14 });
}

/** A story of these kinds of moves; of all kinds when none are named. */
export function story(kinds: readonly MoveKind[] = moveKinds): fc.Arbitrary<Story> {
  return fc
    .record({
      on: firstDay,
      time,
      absent: fc.constantFrom(0, 3, 14, 40),
      enrolled: fc.boolean(),
      attends: fc.boolean(),
      question: fc.constantFrom('none', 'care', 'capacity'),
      release: fc.option(fc.integer({ min: 5, max: 60 }), { nil: undefined }),
      region: fc.constantFrom('north' as const, 'middle' as const, 'south' as const),
      closing: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
      unreachable: fc.subarray(['alliance.board', 'table.chair', 'school', 'responsible.team-lead'].slice(0, 3)),
      decisiveAuthority: fc.boolean(),
      moves: moves(kinds),
      after: fc.integer({ min: 20, max: 120 }),
    })
    .map(({ absent, release, closing, enrolled, attends, question, ...told }) => ({
      ...told,
      firstDayAbsent: addDays(told.on, -absent),
      facts: { enrolled, attends, question, ...(release !== undefined && { 'release-on': addDays(told.on, release) }) },
      closingDays: closing.map((days) => addDays(told.on, days)),
    }));
}
