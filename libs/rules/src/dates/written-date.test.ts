import { writtenDate } from './written-date';

test.each(['2026-11-02', '2-11-2026', '02/11/2026', '20261102'])('%s is the second of November', (text) =>
  expect(writtenDate(text)).toBe('2026-11-02'),
);

test.each(['', '2026-02-29', '31-02-2026', '20260229', '2-11-26', '11/2026', '2026-11-2', 'monday'])(
  '"%s" is no date that exists',
  (text) => expect(writtenDate(text)).toBeUndefined(),
);
