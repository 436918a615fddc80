import * as fc from 'fast-check';
import type { Act } from '@app/rules';

/** Roles that may take part in a case, and of which a region has an organisation. */
export const partRoles = [
  'school',
  'compulsory-education',
  'youth-health',
  'alliance',
  'neighbourhood-team',
  'table',
  'decisive-authority',
  'care-provider',
  'facility',
] as const;
type PartRole = (typeof partRoles)[number];

/** What people do in cases; what the rules refuse does not happen. */
const acts: readonly (readonly [role: PartRole, act: Act])[] = [
  ['school', { act: 'set', facts: { question: 'capacity' } }],
  ['school', { act: 'set', facts: { question: 'perspective' } }],
  ['school', { act: 'bring', question: 'no-plan' }],
  ['school', { act: 'done', step: 'name-director' }],
  ['youth-health', { act: 'accept' }],
  ['alliance', { act: 'refuse', reason: 'niet van ons' }],
  ['compulsory-education', { act: 'ask', step: 'name-director', of: 'school', text: 'Hoe gaat het?' }],
  ['compulsory-education', { act: 'close', outcome: 'admin-error' }],
  ['school', { act: 'done', step: 'after-care-4-weeks' }],
];

/** What befalls who may see a case. */
export type Befalls =
  | { readonly kind: 'act'; readonly by: PartRole; readonly act: Act }
  | { readonly kind: 'let-in' | 'invited' | 'guest-of-table'; readonly role: PartRole }
  | { readonly kind: 'ends'; readonly role: PartRole; readonly inHours: number }
  | { readonly kind: 'told'; readonly role: PartRole; readonly level: string }
  | { readonly kind: 'glass'; readonly minutesAgo: number };

const role = fc.constantFrom(...partRoles);
const befalls: fc.Arbitrary<Befalls> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...acts).map(([by, act]): Befalls => ({ kind: 'act', by, act })),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('let-in', 'invited', 'guest-of-table'),
      role,
    }) as fc.Arbitrary<Befalls>,
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ends'), role, inHours: fc.constantFrom(-1, 1) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('told'),
      role,
      level: fc.constantFrom('team-lead', 'management', 'board'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('glass'), minutesAgo: fc.constantFrom(5, 70) }) },
);

/** A case: in which of the two regions its school is and its child lives, and what befalls it. */
export interface PlannedCase {
  readonly at: 0 | 1;
  readonly home: 0 | 1;
  readonly workflow: string;
  readonly befalls: readonly Befalls[];
}

/** Two regions in a while. */
export interface Plan {
  readonly cases: readonly PlannedCase[];
  /** After so many days people are asked what they see. */
  readonly days: number;
  /** By these the people are chosen that are asked. */
  readonly asked: readonly number[];
}

const where = fc.constantFrom(0, 1) as fc.Arbitrary<0 | 1>;

/** @param people how many are asked */
export const planOf = (people: number): fc.Arbitrary<Plan> =>
  fc.record({
    cases: fc.array(
      fc.record({
        at: where,
        home: where,
        workflow: fc.constantFrom('long-relative-absence', 'relative-absence', 'sickness-absence'),
        befalls: fc.array(befalls, { minLength: 2, maxLength: 8 }),
      }),
      { minLength: 5, maxLength: 8 },
    ),
    days: fc.constantFrom(0, 3, 20, 60),
    asked: fc.array(fc.nat(100_000), { minLength: people, maxLength: people }),
  });
