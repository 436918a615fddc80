import { readFileSync } from 'node:fs';
import type { StepState, Turn } from '../cases/state';
import { calendarOf } from '../dates/calendar';
import type { ClosingDays } from '../dates/closing-days';
import { dueOf } from '../dates/counting';
import { parseSchoolHolidays } from '../dates/school-holidays';
import { parseTerm } from '../dates/term';
import { whyDue } from './index';

const calendar = calendarOf({
  schoolHolidays: parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8')),
});
type Explained = Pick<StepState, 'startedOn' | 'within' | 'due' | 'turns'>;

/** A step that begins on Monday 7 December 2026: ten working days end on the 21st. */
function started(term: string, ...turns: Turn[]): Explained {
  const within = parseTerm(term)!;
  const due = dueOf(calendar.read('2026-12-07T10:00')!, within, calendar);
  return {
    startedOn: '2026-12-07',
    within,
    due,
    turns: [{ kind: 'started', on: '2026-12-07', due: due.on }, ...turns],
  };
}

const office = { name: 'Gemeente Waterdam', isOwnSchool: false };
const closed = (first: string, last: string, name = 'brugdag') => ({ first, last, name }) as ClosingDays;

/** What is told of the closing days of the one who is to do it; everything else stays as without them. */
function toldOf(step: Explained, ...days: ClosingDays[]): string[] {
  const without = whyDue(step, calendar);
  const why = whyDue(step, calendar, { ...office, days });
  const told = why.parts.filter(({ kind }) => kind === 'closed');
  expect(why).toEqual({ ...without, parts: [...without.parts, ...told] });
  return told.map(({ on, from, to }) => on ?? `${from} ${to}`);
}

/** Seen to fail when the days of whoever is to do the step are not asked. */
test('a day of the term on which who is to do it is closed is told, and moves nothing', () => {
  const by = { ...office, days: [closed('2026-12-18', '2026-12-18')] };
  const why = whyDue(started('10 working-days'), calendar, by);
  expect(why.due).toBe('2026-12-21');
  expect(why.parts.at(-1)).toEqual({
    kind: 'closed',
    on: '2026-12-18',
    sentence: {
      nl: 'Gemeente Waterdam is op vr 18 dec 2026 gesloten (brugdag); de termijn stopt daar niet voor',
      en: 'Gemeente Waterdam is closed on Fri 18 Dec 2026 (brugdag); the term does not stop for that',
    },
  });
});

/** Seen to fail with the day itself that it began, and with days after the due date. */
test('only days after its start, up to and including the due date, are told', () => {
  const step = started('10 working-days');
  expect(toldOf(step, closed('2026-12-07', '2026-12-07'), closed('2026-12-22', '2026-12-31'))).toEqual([]);
  expect(toldOf(step, closed('2026-12-01', '2026-12-08'))).toEqual(['2026-12-08']);
  expect(toldOf(step, closed('2026-12-17', '2027-01-01'))).toEqual(['2026-12-17 2026-12-21']);
});

/** Seen to fail when every day of a period is told. */
test('a day that does not count anyhow is not told: a weekend, a public holiday, for a term in school days a holiday', () => {
  expect(toldOf(started('10 working-days'), closed('2026-12-12', '2026-12-13'))).toEqual([]);
  expect(toldOf(started('20 working-days'), closed('2026-12-25', '2026-12-27'))).toEqual([]);
  expect(toldOf(started('20 working-days'), closed('2026-12-22', '2026-12-22'))).toEqual(['2026-12-22']);
  expect(toldOf(started('20 school-days'), closed('2026-12-22', '2026-12-22'))).toEqual([]);
});

test('a term in weeks, and one in hours, is told of it too', () => {
  expect(toldOf(started('2 weeks'), closed('2026-12-21', '2026-12-24'))).toEqual(['2026-12-21']);
  expect(toldOf(started('72 hours'), closed('2026-12-10', '2026-12-11'))).toEqual(['2026-12-10']);
});

/** Seen to fail without looking at waiting. */
test('days on which it waits are not told', () => {
  const waited = { kind: 'waited', from: '2026-12-08', to: '2026-12-14', for: 'care', due: '2026-12-21' } as const;
  const step = started('10 working-days', waited);
  expect(toldOf(step, closed('2026-12-09', '2026-12-14'))).toEqual([]);
  expect(toldOf(step, closed('2026-12-08', '2026-12-15'))).toEqual(['2026-12-08 2026-12-15']);
});

/** Seen to fail when only what the calendar says now is asked: a step that was over is explained by the days off of its time. */
test('of the school of the child a term in working days is told, and one in school days passes over its days anyhow', () => {
  const by = { name: 'Rietplas', days: [closed('2026-12-10', '2026-12-10', 'studiedag')], isOwnSchool: true };
  const kinds = (term: string) => whyDue(started(term), calendar, by).parts.map(({ kind }) => kind);
  expect(kinds('10 working-days')).toContain('closed');
  expect(kinds('10 school-days')).not.toContain('closed');
});
