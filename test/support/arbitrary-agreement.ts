import * as fc from 'fast-check';
import { counted, ladder, partner, partners, withoutGaps } from './arbitrary-ladder';

/** An agreement as a file would hold it, before it is read. */
export type RawAgreement = Record<string, unknown> & { workflow: string; steps: Record<string, RawStep> };
export type RawStep = Record<string, unknown>;
/** What a generated agreement may hold. Left out, it may hold everything. */
export interface Wanted {
  /** False: rungs tell and put on an agenda, every one of them reaches somebody, and terms count from their own start. */
  acting?: boolean;
}

const party = fc.constantFrom(...partners, 'director', 'parents', 'table', 'facility');
export const facts = {
  enrolled: 'boolean',
  attends: 'boolean',
  question: ['none', 'care', 'capacity'],
  'release-on': 'date',
} as const;

const condition = fc.constantFrom(
  { question: 'care' },
  { question: { $in: ['care', 'capacity'] } },
  { attends: true },
  { enrolled: false },
  { enrolled: true, question: 'capacity' },
);

const calendarTerm = fc.oneof(counted('days', 1, 30), counted('weeks', 1, 8), counted('months', 1, 3));

/** A term of a step, in every unit and with every ending. */
export const term = fc.oneof(
  { weight: 3, arbitrary: counted('working-days', 1, 15) },
  {
    weight: 3,
    arbitrary: fc.tuple(calendarTerm, fc.constantFrom('', ' exactly', ' by law')).map((part) => part.join('')),
  },
  { weight: 2, arbitrary: fc.oneof(counted('school-days', 1, 12), counted('school-weeks', 1, 6)) },
  { weight: 1, arbitrary: fc.oneof(counted('hours', 1, 100), fc.constantFrom('until 30 June', 'until 29 February')) },
);

const reminders = fc.uniqueArray(
  fc.oneof(
    counted('working-days', 1, 5),
    counted('days', 1, 9),
    counted('school-days', 1, 4),
    fc.constantFrom('15 June', '28 December'),
  ),
  { maxLength: 3 },
);

function starts(names: readonly string[], index: number): fc.Arbitrary<unknown> {
  const earlier = names.slice(0, index);
  const after = earlier.length > 0 ? [fc.constantFrom(...earlier).map((name) => ({ after: name }))] : [];
  const named =
    earlier.length > 0 ? [fc.constantFrom(...earlier).map((name) => ({ after: name, with: ['good'] }))] : [];
  const missed = earlier.length > 0 ? [fc.constantFrom(...earlier).map((name) => ({ missed: name }))] : [];
  const again =
    earlier.length > 0
      ? [fc.constantFrom(...earlier).map((name) => ({ after: name, with: ['good', 'bad'], times: 2 }))]
      : [];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant('opening') },
    ...after.map((arbitrary) => ({ weight: 3, arbitrary })),
    ...named.map((arbitrary) => ({ weight: 2, arbitrary })),
    ...[...missed, ...again].map((arbitrary) => ({ weight: 1, arbitrary })),
    { weight: 2, arbitrary: condition.map((when) => ({ when })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('2 weeks', '4 weeks', '10 working-days').map((every) => ({ every, until: 'closing' })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { on: '1 March' },
        { before: 'release-on', by: '2 weeks' },
        { 'on-day': 'release-on' },
      ),
    },
  );
}

const outcomes = (opens: string | undefined) =>
  fc.record({
    good: fc.constantFrom({}, { sets: { question: 'none' } }, ...(opens ? [{ opens }] : [])),
    bad: fc.constantFrom(
      { sets: { question: 'care' } },
      { sets: { attends: true, enrolled: false } },
      { sets: { question: 'none' }, ends: 'workflow' },
      {},
    ),
    back: fc.constantFrom({ closes: 'returned' }, {}),
  });

interface StepWanted extends Wanted {
  readonly opens: string | undefined;
}

function step(names: readonly string[], index: number, { opens, acting }: StepWanted): fc.Arbitrary<RawStep> {
  const earlier = names.slice(0, index);
  const needs = fc.constantFrom(
    { facts: { enrolled: true }, else: 'not enrolled' },
    ...earlier.map((done) => ({ done: [done], else: `first ${done}` })),
  );
  return fc
    .record({
      by: party,
      starts: starts(names, index),
      within: term,
      'counts-from': acting
        ? fc.constantFrom(undefined, undefined, undefined, 'opening', 'release-on')
        : fc.constant(undefined),
      'if-missed': fc.constantFrom(undefined, undefined, 'breach', 'no-response'),
      remind: reminders,
      ladder: fc.constantFrom('firm', 'firm', undefined),
      outcomes: outcomes(opens),
      needs: fc.option(needs, { freq: 5, nil: undefined }),
      'counts-for': fc.constantFrom(undefined, undefined, ['school', 'youth-health']),
      extensions: fc.constantFrom(undefined, 2),
    })
    .map(withoutGaps);
}

const rules = fc.tuple(partner, partner, partner).map(([one, two, other]) => [
  { id: 'D3', when: { question: { $in: ['care', 'capacity'] } }, director: one },
  { id: 'D8', when: { enrolled: true }, director: two },
  { id: 'D11', otherwise: true, director: other },
]);

/** One workflow with its ladders and clocks. It has a `silence` clock, as every published workflow must. */
export function agreement(name: string, { acting = true }: Wanted = {}, opens?: string): fc.Arbitrary<RawAgreement> {
  const names = ['one', 'two', 'three', 'four'];
  return fc
    .record({
      rules,
      accept: fc.oneof(counted('working-days', 1, 6), fc.constantFrom('1 week', '48 hours')),
      remind: reminders,
      count: fc.integer({ min: 1, max: names.length }),
      steps: fc.tuple(...names.map((_, index) => step(names, index, { opens, acting }))),
      firm: ladder({ acting, ofStep: true }),
      direction: ladder({ acting, ofStep: true }),
      age: ladder({ acting, ofStep: false }),
      silence: ladder({ acting, ofStep: false }),
      pauses: fc.constantFrom({}, { 'pauses-while': { attends: true } }),
      begins: fc.constantFrom({}, { 'begins-at': 'R1' }, { 'begins-at': 'R1', when: { enrolled: true } }),
      quiet: fc.oneof(counted('working-days', 3, 12), counted('days', 3, 20)),
      care: fc.constantFrom([], ['4 weeks', '12 weeks'], ['10 days exactly']),
    })
    .map((made) => ({
      workflow: name,
      facts,
      direction: { 'accept-within': made.accept, remind: made.remind, ladder: 'direction', rules: made.rules },
      steps: Object.fromEntries(made.steps.slice(0, made.count).map((one, index) => [names[index]!, one])),
      clocks: {
        case: { from: 'first-day-absent' },
        'at-home': { from: 'first-day-absent', ladder: 'age', ...made.pauses, ...made.begins },
        silence: { from: 'last-progress', within: made.quiet, ladder: 'silence' },
      },
      ladders: { firm: made.firm, direction: made.direction, age: made.age, silence: made.silence },
      'after-care': made.care,
    }));
}
