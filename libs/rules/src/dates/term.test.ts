import { dayOfYearText, parseDayOfYear, parseSpan, parseTerm, termText } from './term';

test.each([
  ['10 working-days', { count: 10, unit: 'working-days', ends: 'runs-on' }],
  ['1 working-day', { count: 1, unit: 'working-days', ends: 'runs-on' }],
  ['6 weeks by law', { count: 6, unit: 'weeks', ends: 'by-law' }],
  ['3 months exactly', { count: 3, unit: 'months', ends: 'exactly' }],
  ['72 hours', { count: 72, unit: 'hours', ends: 'runs-on' }],
  ['6 school-weeks', { count: 6, unit: 'school-weeks', ends: 'runs-on' }],
  ['until 30 June', { until: { day: 30, month: 6 } }],
  ['until 29 February', { until: { day: 29, month: 2 } }],
])('reads %s', (text, term) => {
  expect(parseTerm(text)).toEqual(term);
});

test.each([
  '10',
  '10 workingdays',
  '0 days',
  '-1 days',
  '1.5 days',
  '01 days',
  'ten days',
  '10  days',
  ' 10 days',
  '10 days ',
  '10 days bylaw',
  '10 days exactly by law',
  '99999 days',
  'until',
  'until June',
  'until 31 June',
  'until 0 June',
  'until 30 June 2027',
  '30 June',
  '',
])('refuses "%s"', (text) => {
  expect(parseTerm(text)).toBeUndefined();
});

test('writes a term as it is read', () => {
  for (const text of ['1 hour', '2 days', '6 weeks by law', '1 month exactly', '3 school-weeks', 'until 1 March']) {
    expect(termText(parseTerm(text)!)).toBe(text);
  }
});

test('a day of the year has a month and a day that it has', () => {
  expect(dayOfYearText(parseDayOfYear('15 june')!)).toBe('15 June');
  expect(parseDayOfYear('30 February')).toBeUndefined();
  expect(parseSpan('until 30 June')).toBeUndefined();
});
