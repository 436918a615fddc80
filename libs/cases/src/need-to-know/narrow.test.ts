import * as fc from 'fast-check';
import { z } from 'zod';
import { categories, type Category, ofCase, ownBy, type Told, tells, tellsAs, tellsEach } from './categories';
import { cellOf, type Job, jobs } from './matrix';
import { categoriesIn, narrowed } from './narrow';

/** An answer loses what the matrix does not give to whoever asked, wherever it stands. */

const step = z
  .object({
    by: z.string(),
    due: tells('agreements/summary', z.string()),
    reason: tells('agreements/full', z.string()),
  })
  .meta(ownBy('by'));
const child = z.object({ initials: tells('identity/summary', z.string()), name: tells('identity/full', z.string()) });
const file = z.object({
  id: z.string(),
  child,
  weeks: tells('absence/summary', z.int()).optional(),
  steps: z.array(step),
  facts: tellsEach({ measure: 'judicial/summary', else: 'education/summary' }, z.record(z.string(), z.boolean())),
  notes: z.array(tellsAs({ field: 'about', of: { school: 'education/summary' } }, z.object({ about: z.string() }))),
});

const whole = {
  id: '1',
  child: { initials: 'N. B.', name: 'Noor Bakker' },
  weeks: 5,
  steps: [
    { by: 'school', due: '2026-12-04', reason: 'ziek' },
    { by: 'youth-health', due: '2026-12-07', reason: 'druk' },
  ],
  facts: { measure: true, enrolled: true },
  notes: [{ about: 'school' }, { about: 'something new' }],
};

const shownTo = (job: Job, role = 'school', value: unknown = whole) => narrowed(file, value, { job, role });

test('an officer reads all that the matrix gives him', () => {
  expect(shownTo('attendance-officer', 'compulsory-education')).toEqual({
    ...whole,
    notes: [{ about: 'school' }],
  });
});

test('a board member reads initials and states, and no name, weeks or reasons', () => {
  expect(shownTo('school-board-member')).toEqual({
    id: '1',
    child: { initials: 'N. B.' },
    steps: [
      { by: 'school', due: '2026-12-04' },
      { by: 'youth-health', due: '2026-12-07' },
    ],
    facts: { enrolled: true },
    notes: [{ about: 'school' }],
  });
});

/** Seen to fail where the owner of an object is not looked at. */
test('a doctor reads the words of her own step alone', () => {
  const { steps } = shownTo('youth-doctor', 'youth-health') as typeof whole;
  expect(steps).toEqual([{ by: 'school', due: '2026-12-04' }, whole.steps[1]]);
});

test('who looks after the installation reads no child', () => {
  expect(shownTo('functional-admin', 'administrator')).toEqual({
    id: '1',
    child: {},
    steps: [{ by: 'school' }, { by: 'youth-health' }],
    facts: {},
    notes: [],
  });
});

test('a field that nobody described is shown to nobody', () => {
  expect(shownTo('attendance-officer', 'compulsory-education', { id: '1', forgotten: 'Noor' })).toEqual({ id: '1' });
});

test('one of several shapes is narrowed by the one that fits, and a value that fits none is gone', () => {
  const either = z.object({ one: z.union([child, z.object({ code: z.string() })]) });
  const who = { job: 'school-board-member', role: 'school' } as const;
  expect(narrowed(either, { one: whole.child }, who)).toEqual({ one: { initials: 'N. B.' } });
  expect(narrowed(either, { one: { code: 'x' } }, who)).toEqual({ one: { code: 'x' } });
  expect(narrowed(either, { one: 'Noor' }, who)).toEqual({});
});

test('the log says which categories an answer may hold for somebody', () => {
  expect(categoriesIn(file, { job: 'attendance-officer', role: 'compulsory-education' }).toSorted()).toEqual([
    'absence',
    'agreements',
    'education',
    'identity',
    'judicial',
  ]);
  expect(categoriesIn(file, { job: 'functional-admin', role: 'administrator' })).toEqual([]);
});

/** A shape of fields that tell something, three deep, with a value for each that says what it tells. */
const told = fc
  .tuple(fc.constantFrom(...categories), fc.constantFrom('summary', 'full'))
  .map(([category, detail]): Told => `${category}/${detail}` as Told);
const { shape } = fc.letrec<{ shape: z.ZodType }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 3 },
    told.map((one) => tells(one, z.literal(one))),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('shape')).map((fields) => z.object(fields)),
    tie('shape').map((inner) => z.array(inner)),
    tie('shape').map((inner) => inner.optional()),
  ),
}));

/** What such a shape holds when nothing is left out. */
function full(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodArray) return [full(schema.element as z.ZodType)];
  if (schema instanceof z.ZodOptional) return full(schema.unwrap() as z.ZodType);
  const fields = Object.entries((schema as z.ZodObject).shape);
  return Object.fromEntries(fields.map(([name, part]) => [name, full(part as z.ZodType)]));
}

const leaves = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values((value ?? {}) as object).flatMap(leaves);

/** Seen to fail with objects in lists handed on as they are. */
test('property: nothing outside the matrix is left, and nothing inside it is lost', () => {
  fc.assert(
    fc.property(shape, fc.constantFrom(...jobs), (schema, job) => {
      const all = full(schema);
      const kept = leaves(narrowed(schema, all, { job, role: 'nobody' }));
      const allowed = leaves(all).filter((one) => {
        const [category, detail] = one.split('/') as [(typeof categories)[number], string];
        const cell = cellOf(job, category);
        return cell === 'full' || ((cell === 'summary' || cell === 'own') && detail === 'summary');
      });
      expect(kept.toSorted()).toEqual(allowed.toSorted());
    }),
    { numRuns: 500 },
  );
});

/** A case with a field of each kind. */
const caseOf = z.object({ id: z.string(), fields: z.object(Object.fromEntries(tellsAll())) }).meta(ofCase('id'));
function tellsAll(): [string, z.ZodType][] {
  return categories.flatMap((category) =>
    (['summary', 'full'] as const).map((detail): [string, z.ZodType] => {
      const one: Told = `${category}/${detail}`;
      return [one, tells(one, z.string())];
    }),
  );
}
const allFields = Object.fromEntries(tellsAll().map(([one]) => [one, one]));
const someCategories = fc.uniqueArray(fc.constantFrom(...categories)).map((some) => new Set<Category>(some));

test('P06 property: of a list each case shows what the matrix gives and what is shared in that case, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), someCategories),
      fc.constantFrom(...jobs),
      (shared, job) => {
        const list = ['a', 'b', 'c', 'd'].map((id) => ({ id, fields: allFields }));
        const shown = narrowed(
          z.array(caseOf),
          list,
          { job, role: 'nobody' },
          { cases: new Map(Object.entries(shared)) },
        );
        for (const { id, fields } of shown as typeof list) {
          const allowed = Object.keys(allFields).filter((field) => {
            const [category, detail] = field.split('/') as [Category, string];
            const cell = cellOf(job, category);
            if (cell === 'granted') return shared[id]?.has(category) ?? false;
            if (cell === 'granted-summary') return detail === 'summary' && (shared[id]?.has(category) ?? false);
            return cell === 'full' || ((cell === 'summary' || cell === 'own') && detail === 'summary');
          });
          expect(Object.keys(fields).toSorted()).toEqual(allowed.toSorted());
        }
      },
    ),
    { numRuns: 500 },
  );
});
