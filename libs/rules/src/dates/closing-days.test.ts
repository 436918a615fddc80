import { readClosingDays } from './closing-days';

const header = 'eerste_dag;laatste_dag;naam';

test('reads closing days in order, with dates as people write them', () => {
  const csv = `\uFEFF${header}\r\n4-5-2027;7-5-2027;tweede meiweek\r\n2026-11-05;;studiedag\r\n\r\n`;
  expect(readClosingDays(csv)).toEqual({
    days: [
      { first: '2026-11-05', last: '2026-11-05', name: 'studiedag' },
      { first: '2027-05-04', last: '2027-05-07', name: 'tweede meiweek' },
    ],
    mistakes: [],
  });
});

test('no line at all says that there are none', () => {
  expect(readClosingDays(`${header}\n`)).toEqual({ days: [], mistakes: [] });
});

test.each([
  ['naam;dag\n', 'line 1: the columns are eerste_dag;laatste_dag;naam'],
  [`${header}\n2026-11-31;;studiedag`, 'line 2: expected eerste_dag;laatste_dag;naam'],
  [`${header}\n2026-11-05;studiedag`, 'line 2: expected eerste_dag;laatste_dag;naam'],
  [`${header}\n2026-11-05;2026-11-04;studiedag`, 'line 2: it ends (2026-11-04) before it begins (2026-11-05)'],
  [
    `${header}\n2026-11-05;2027-11-05;studiejaar`,
    'line 2: an organisation is not closed by itself for more than 70 days',
  ],
  [`${header}\n2026-11-05;;`, 'line 2: it needs a name of at most 80 characters'],
])('%j is refused in words', (csv, sentence) => {
  expect(readClosingDays(csv).mistakes).toEqual([sentence]);
});
