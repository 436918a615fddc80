import { readFileSync } from 'node:fs';
import { readSource } from '../agreements/source-text';
import { readWorkflow } from '../agreements/workflow';
import { bookOf } from '../cases/book';
import { calendarOf } from '../dates/calendar';
import { parseSchoolHolidays } from '../dates/school-holidays';
import { explainOn } from './on-date';

const { agreement } = readWorkflow(
  readSource(
    'sample.yaml',
    `workflow: sample
facts: { culpable: boolean, release-on: date }
direction:
  accept-within: 5 working-days
  rules:
    - { id: D2, when: { culpable: true }, director: compulsory-education }
    - { id: D8, otherwise: true, director: school }
steps:
  talk: { by: director, starts: opening, within: 3 working-days, remind: [1 working-day], ladder: firm }
  order: { by: compulsory-education, starts: { when: { culpable: true } }, within: 1 week }
  place: { by: alliance, starts: { before: release-on, by: 6 weeks }, within: 2 school-weeks }
ladders:
  firm: [{ rung: R1, after: 1 working-day, tell: [responsible, director] }, { rung: R2, after: 2 working-days, tell: [decisive-authority] }]
`,
  ).value,
);

const book = bookOf({
  agreements: [agreement!],
  calendar: calendarOf({
    schoolHolidays: parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8')),
  }),
  decisiveAuthority: false,
});

/** What is known, and per step (seen to fail when every step counts from the date that is asked): who, when it begins, whether at once, and when it is due. */
test.each([
  [
    {},
    'school D8',
    [
      ['talk', 'school', '2026-12-23', true, '2026-12-29'],
      ['order', 'compulsory-education', '2026-12-23', false, '2026-12-30'],
      ['place', 'alliance', '2026-12-23', false, '2027-01-15'],
    ],
  ],
  [
    { culpable: true, 'release-on': '2027-03-15' },
    'compulsory-education D2',
    [
      ['talk', 'compulsory-education', '2026-12-23', true, '2026-12-29'],
      ['order', 'compulsory-education', '2026-12-23', true, '2026-12-30'],
      ['place', 'alliance', '2027-02-01', false, '2027-02-12'],
    ],
  ],
])('on 23 December with %j', (facts, director, steps) => {
  const told = explainOn(agreement!, { on: '2026-12-23', facts }, book);
  expect(`${told.director} ${told.rule}`).toBe(director);
  expect(
    told.steps.map(({ step, by, startsOn, startsAtOnce, due }) => [step, by, startsOn, startsAtOnce, due]),
  ).toEqual(steps);
});

test('what goes off if nobody does it is told in the order of time, also what would reach nobody', () => {
  const [talk, ...others] = explainOn(agreement!, { on: '2026-12-23', step: 'talk' }, book).steps;
  expect(others).toEqual([]);
  expect(talk!.goesOff.map(({ on, alarm, told }) => [on, alarm, told])).toEqual([
    ['2026-12-28', 'reminder-2026-12-28', ['school']],
    ['2026-12-30', 'missed', []],
    ['2026-12-30', 'R1', ['school']],
    ['2026-12-31', 'R2', []],
  ]);
  expect(talk!.why.parts.filter(({ kind }) => kind === 'skipped').map(({ on }) => on)).toEqual([
    '2026-12-25',
    '2026-12-26',
    '2026-12-27',
  ]);
});
