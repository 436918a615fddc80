import { readLadders } from './ladders';
import { mistakeText } from './mistake';
import { readSource } from './source-text';

function mistakesOf(text: string): string[] {
  const source = readSource('ladders.yaml', text);
  return readLadders(source.value, source).mistakes.map(mistakeText);
}

const weeks = (count: number): object => ({ count, unit: 'weeks', ends: 'runs-on' });

test('rungs are read with all they do', () => {
  const { ladders } = readLadders(
    readSource(
      'ladders.yaml',
      `age:
  - { rung: A4, after: 8 weeks, tell: [director.management, table.chair], puts-on: table-agenda, asks: explain }
  - { rung: A5, after: 3 months, tell: [decisive-authority], asks: decision, within: 5 working-days, fatal: true }
  - { rung: A6, every: 4 weeks, from: A5, moves-direction: compulsory-education }
  - { rung: A7, after: 6 months, tell: [decisive-authority], asks: decision }
`,
    ).value,
  );
  expect(ladders.age).toEqual([
    {
      id: 'A4',
      after: weeks(8),
      tell: ['director.management', 'table.chair'],
      putsOn: 'table-agenda',
      asks: 'explain',
      fatal: false,
    },
    expect.objectContaining({ asks: 'decision', within: expect.objectContaining({ count: 5 }), fatal: true }),
    { id: 'A6', every: weeks(4), from: 'A5', tell: [], movesDirection: 'compulsory-education', fatal: false },
    expect.objectContaining({ within: { count: 10, unit: 'working-days', ends: 'runs-on' } }),
  ]);
});

test.each([
  ['a: []', 'ladders.yaml:1: The ladder "a" has no rungs.'],
  ['a:\n  - { rung: R1, after: 2 hours }', 'ladders.yaml:2: "2 hours" is no distance of a rung.'],
  ['a:\n  - { rung: R1, after: until 30 June }', '"until 30 June" is no distance of a rung.'],
  ['a:\n  - { rung: R1, after: 2 school-weeks }', '"2 school-weeks" is no distance of a rung.'],
  ['a:\n  - { rung: R1, tell: [school] }', 'R1 needs either `after` or `every`'],
  ['a:\n  - { rung: R1, after: 1 day, every: 1 day, from: R1 }', 'R1 needs either `after` or `every`'],
  [
    'a:\n  - { rung: R1, after: 1 day }\n  - { rung: R1, after: 2 days }',
    'ladders.yaml:3: The rung R1 is there twice.',
  ],
  [
    'a:\n  - { rung: R1, after: 3 days }\n  - { rung: R2, after: 2 days }',
    'ladders.yaml:3: The rungs are out of order',
  ],
  ['a:\n  - { rung: R1, after: 3 months }\n  - { rung: R2, after: 8 weeks }', 'R2 goes off before R1'],
  ['a:\n  - { rung: R1, after: 20 working-days }\n  - { rung: R2, after: 2 weeks }', 'R2 goes off before R1'],
  ['a:\n  - { rung: R1, every: 4 weeks }', 'does not say from where it is repeated'],
  ['a:\n  - { rung: R1, every: 4 weeks, from: R2 }\n  - { rung: R2, after: 1 day }', 'There is no earlier rung "R2".'],
  ['a:\n  - { rung: R1, after: 1 day, tell: [skool] }', 'There is no role "skool". Did you mean "school"?'],
  ['a:\n  - { rung: R1, after: 1 day, tell: [school.lead] }', 'There is no level "lead".'],
  ['a:\n  - { rung: R1, after: 1 day, tell: [school.team-lead.board] }', 'There is no level "team-lead.board".'],
  ['a:\n  - { rung: R1, after: 1 day, tell: [school.chair] }', 'school has no chair. Only the table has one'],
  ['a:\n  - { rung: R1, after: 1 day, tell: [parents.backup] }', 'parents have no contact chain.'],
  ['a:\n  - { rung: R1, after: 1 day, moves-direction: young-person }', 'young-person cannot direct a case.'],
  ['- a', 'ladders.yaml:1: ["a"] is no map.'],
])('%s: %s', (text, expected) => {
  expect(mistakesOf(text).join('\n')).toContain(expected);
});

test.each([
  'a:\n  - { rung: R1, after: 1 day }\n  - { rung: R2, after: 1 day }',
  'a:\n  - { rung: R1, after: 5 working-days }\n  - { rung: R2, after: 1 week }',
  'a:\n  - { rung: R1, after: 8 weeks }\n  - { rung: R2, after: 3 months }',
  'a:\n  - { rung: R1, after: 1 day, tell: [] }\n  - { rung: R2, every: 1 week, from: R1, tell: [table] }',
])('%s is right', (text) => {
  expect(mistakesOf(text)).toEqual([]);
});
