import type { Agreement } from './agreement';
import type { Ladders } from './ladders';
import { mistakeText } from './mistake';
import { readSource } from './source-text';
import { readWorkflow } from './workflow';

const ladders: Ladders = { firm: [{ id: 'R1', tell: ['responsible'], fatal: false }] };

/** A workflow that is right; each test changes one line of it. */
const right = `workflow: sample
version: 2
title: { nl: Voorbeeld, en: Sample }
opens: { signal: [one, other], by: hand }
facts: { a: boolean, on-day: date, q: [none, care] }
direction:
  accept-within: 5 working-days
  ladder: firm
  rules:
    - { id: D3, when: { q: { $in: [care] }, a: { $ne: true } }, director: youth-health }
    - { id: D11, otherwise: true, director: compulsory-education }
steps:
  one:
    by: school
    starts: opening
    within: 5 working-days
    remind: [1 working-day, 15 June]
    ladder: firm
    outcomes: { well: { sets: { a: true } }, badly: { closes: gone }, neither: }
  two: { by: director, starts: { after: one, with: [well] }, within: 6 weeks by law, counts-for: [school] }
  three: { by: alliance, starts: { when: { a: true } }, within: 5 working-days, counts-for: [alliance, school] }
  four: { by: table, starts: { every: 4 weeks, until: closing }, within: until 30 June }
  five: { by: school, starts: { on: 1 March }, within: 3 days exactly, extensions: 2 }
  six: { by: school, starts: { before: on-day, by: 6 weeks }, within: 72 hours }
  seven: { by: parents, starts: { on-day: on-day }, within: 1 day, needs: { done: [one], facts: { a: true }, else: first one } }
clocks:
  home: { from: first-day-absent, ladder: firm, begins-at: R1, when: { a: true }, pauses-while: { a: true } }
  silence: { from: last-progress, within: 10 working-days, ladder: firm }
  own: { from: on-day }
after-care: [4 weeks, 12 weeks]
`;

function read(text: string): { agreement?: Agreement; mistakes: string[] } {
  const file = readSource('sample.yaml', text);
  const { agreement, mistakes } = readWorkflow(file.value, { ladders, file });
  return { ...(agreement && { agreement }), mistakes: mistakes.map(mistakeText) };
}

test('everything that a workflow can say is read', () => {
  const { agreement, mistakes } = read(right);
  expect(mistakes).toEqual([]);
  expect(agreement).toMatchObject({
    workflow: 'sample',
    version: 2,
    opens: { signals: ['one', 'other'], byHand: true },
    facts: { a: 'boolean', 'on-day': 'date', q: ['none', 'care'] },
    direction: { ladder: 'firm', rules: [{ id: 'D3' }, { id: 'D11', director: 'compulsory-education' }] },
    clocks: [
      {
        id: 'home',
        from: 'first-day-absent',
        ladder: 'firm',
        beginsAt: 'R1',
        when: { a: true },
        pausesWhile: { a: true },
      },
      { id: 'silence', within: { count: 10, unit: 'working-days' } },
      { id: 'own', from: 'on-day' },
    ],
    ladders,
    afterCare: [{ count: 4, unit: 'weeks' }, { count: 12 }],
  });
  expect(agreement?.steps.map(({ id, starts }) => [id, starts.kind])).toEqual([
    ['one', 'opening'],
    ['two', 'after'],
    ['three', 'when'],
    ['four', 'every'],
    ['five', 'yearly'],
    ['six', 'before'],
    ['seven', 'on-day'],
  ]);
  expect(agreement?.steps[0]?.outcomes).toEqual({
    well: { sets: { a: true } },
    badly: { sets: {}, closes: 'gone' },
    neither: { sets: {} },
  });
  expect(agreement?.steps[6]?.needs).toEqual({ done: ['one'], facts: { a: true }, otherwise: 'first one' });
});

test('a working day that counts for a school is a school day; other units stay', () => {
  const steps = read(right).agreement!.steps;
  expect(steps.find(({ id }) => id === 'three')?.within).toMatchObject({ unit: 'school-days' });
  expect(steps.find(({ id }) => id === 'two')?.within).toMatchObject({ unit: 'weeks', ends: 'by-law' });
});

test('a step may be extended once, unless the file says otherwise', () => {
  const steps = read(right).agreement!.steps;
  expect(steps.map(({ extensions }) => extensions)).toEqual([1, 1, 1, 1, 2, 1, 1]);
});

test('ladders that are written out replace the default ones as a whole', () => {
  const own = `ladders: { other: [{ rung: X1, after: 1 day, tell: [] }] }\n`;
  expect(read(right + own).mistakes[0]).toContain('There is no ladder "firm". Known here: other.');
  const { agreement } = read(`workflow: small\n${own}`);
  expect(agreement?.ladders).toEqual({ other: [{ id: 'X1', after: expect.anything(), tell: [], fatal: false }] });
  expect(read('workflow: small\nladders: default/ladders').agreement?.ladders).toEqual(ladders);
});

test('a scenario may leave out what only a published file must have', () => {
  expect(read('workflow: small').agreement).toMatchObject({ version: 1, steps: [], clocks: [], afterCare: [] });
  expect(read('workflow: small\ndirection: unchanged').agreement).not.toHaveProperty('direction');
});

/** What is changed, into what, and the mistake that must be named. */
test.each([
  ['by: school\n', 'by: skool\n', 'sample.yaml:14: "skool" is not known here. Did you mean "school"?'],
  [
    'direction:\n',
    'confidential: { known-to: [school], steps: [tow] }\ndirection:\n',
    'sample.yaml:6: There is no step "tow". Did you mean "two"?',
  ],
  ['remind: [1', 'remnd: [1', 'sample.yaml:17: Unknown key "remnd". Did you mean "remind"?'],
  ['within: 5 working-days\n    remind', 'within: 5\n    remind', 'sample.yaml:16: 5 has no unit.'],
  ['within: 5 working-days\n    remind', 'within: 5 workdays\n    remind', 'sample.yaml:16: "5 workdays" is no term.'],
  ['    within: 5 working-days\n    remind', '    remind', 'sample.yaml:13: "within" is missing. Add `within:`.'],
  [
    '    ladder: firm\n    out',
    '    ladder: frim\n    out',
    'sample.yaml:18: There is no ladder "frim". Did you mean "firm"?',
  ],
  ['after: one,', 'after: on,', 'sample.yaml:20: There is no step "on". Did you mean "one"?'],
  ['with: [well]', 'with: [wel]', 'There is no outcome of one: "wel". Did you mean "well"?'],
  ['sets: { a: true }', 'sets: { b: true }', 'sample.yaml:19: There is no fact "b".'],
  ['sets: { a: true }', 'sets: { a: yes }', 'The fact "a" cannot be "yes". Write `true` or `false`.'],
  ['$in: [care]', '$in: [cure]', 'sample.yaml:10: The fact "q" cannot be "cure". Did you mean "care"?'],
  ['$ne: true', '$gt: true', 'Unknown key "$gt".'],
  ['when: { a: true } }, within: 5', 'when: { on-day: 2027-02-30 } }, within: 5', 'Write a date: `2026-09-01`.'],
  ['needs: { done: [one]', 'needs: { done: [won]', 'There is no step "won". Did you mean "one"?'],
  ['before: on-day', 'before: a', 'There is no fact that is a date: "a". Known here: on-day.'],
  [
    'otherwise: true, director: comp',
    'when: { a: true }, director: comp',
    'sample.yaml:11: The rules end without `otherwise`',
  ],
  ['director: youth-health', 'director: parents', 'sample.yaml:10: parents cannot direct a case.'],
  [
    'title: { nl: Voorbeeld, en: Sample }',
    'title: { nl: Voorbeeld }',
    'sample.yaml:3: The title is in one language only.',
  ],
  ['begins-at: R1', 'begins-at: R9', 'There is no rung of its ladder: "R9".'],
  ['from: first-day-absent', 'from: first-day', 'Did you mean "first-day-absent"?'],
  ['by: 6 weeks', 'by: 6 hours', '"6 hours" is no lead time.'],
  ['every: 4 weeks', 'every: 4 hours', '"4 hours" is no rhythm.'],
  ['[1 working-day, 15 June]', '[1 month]', '"1 month" is no reminder.'],
  ['version: 2', 'version: two', 'sample.yaml:2: "two" is no number. Write a number.'],
  ['  five:', '  direction:', 'The machine itself makes steps called "direction".'],
  ['  five:', '  constructor:', '"constructor" is no name.'],
  ['  five:', '  one:', 'This is no YAML: Map keys must be unique'],
  [
    'within: 5 working-days\n    remind',
    'within: 5 working-days\n    counts-from: a\n    remind',
    'There is no fact that is a date: "a".',
  ],
  ['starts: { after: one, with: [well] }', 'starts: { missed: on }', 'There is no step "on". Did you mean "one"?'],
  ['sets: { a: true }', 'ends: workflow, closes: done', 'An outcome either closes the case or ends its workflow.'],
  ['sets: { a: true }', 'ends: case', '"case" is not known here. Known here: workflow.'],
  ['until: closing', 'until: summer', '"summer" is not known here. Known here: closing.'],
])('%s → %s: %s', (before, after, expected) => {
  expect(right).toContain(before);
  const { agreement, mistakes } = readWith(right.replace(before, after));
  expect(agreement).toBeUndefined();
  expect(mistakes.join('\n')).toContain(expected);
});

function readWith(text: string): { agreement?: Agreement; mistakes: string[] } {
  const file = readSource('sample.yaml', text);
  return file.value === undefined ? { mistakes: file.mistakes.map(mistakeText) } : read(text);
}

test('a ladder that is not there is one mistake, also where a rung of it is named', () => {
  const { mistakes } = read(right.replace('ladder: firm, begins-at', 'ladder: frim, begins-at'));
  expect(mistakes).toEqual(['sample.yaml:27: There is no ladder "frim". Did you mean "firm"?']);
});

test('every mistake of one kind is named at once', () => {
  const text = right.replaceAll('by: school', 'by: skool').replace('by: alliance', 'by: aliance');
  expect(read(text).mistakes).toHaveLength(4);
});

test.each([undefined, null, 1, 'workflow: x', [], { workflow: 'x', steps: [] }])('%j is no workflow', (map) => {
  const { agreement, mistakes } = readWorkflow(map);
  expect(agreement).toBeUndefined();
  expect(mistakes.length).toBeGreaterThan(0);
});
