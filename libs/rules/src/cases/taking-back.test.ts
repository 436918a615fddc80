import { toldOf, trial } from '../../../../test/support/told-story';
import { readWorkflow } from '../agreements/workflow';
import { calendarOf } from '../dates/calendar';
import type { LocalDate } from '../dates/local-date';
import { perform } from './acts';
import { alarmsOf } from './advance';
import { bookOf } from './book';
import { openCase } from './open';

/** Opened on Monday 7 September 2026; the plan is due on the 14th. */
const firm = [
  { rung: 'R1', after: '1 working-day', tell: ['responsible'] },
  { rung: 'R2', after: '2 working-days', tell: ['director'] },
  { rung: 'R3', after: '3 months', tell: ['director'] },
];
const story = (events: unknown[], until = '2026-09-30') => ({
  workflow: trial({
    steps: {
      plan: { by: 'alliance', starts: 'opening', within: '5 working-days', remind: ['1 working-day'], ladder: 'firm' },
    },
    ladders: { firm },
  }),
  open: { at: '2026-09-07T10:00' },
  events,
  until,
});
const reason = 'so that it can be explained';
const done = { done: 'plan' };

test('who did it as the responsible party takes it back by name, and nobody else does', () => {
  const events = [
    { at: '2026-09-08T10:00', ...done, by: 'responsible' },
    { at: '2026-09-08T11:00', correct: done, by: 'school' },
    { at: '2026-09-08T12:00', correct: done, by: 'alliance' },
  ];
  expect(toldOf(story(events, '2026-09-10'))).toEqual([
    '09-08 10:00 done plan late 0',
    '09-08 11:00 rejected correct within 24 hours only whoever did it takes it back',
    '09-08 12:00 corrected done',
  ]);
});

test('a day later the responsible party is not the director', () => {
  const events = [
    { at: '2026-09-08T10:00', ...done },
    { at: '2026-09-09T10:01', correct: done, by: 'responsible', reason },
  ];
  expect(toldOf(story(events, '2026-09-10'))[1]).toContain('rejected correct after 24 hours only the director');
});

test('what was missed meanwhile is missed now, and its rungs wait for the next dispatch', () => {
  const events = [
    { at: '2026-09-11T10:00', ...done },
    { at: '2026-09-19T10:00', correct: done, by: 'director', reason },
  ];
  expect(toldOf(story(events))).toEqual([
    '09-11 09:00 reminder plan alliance',
    '09-11 10:00 done plan late 0',
    '09-19 10:00 corrected done',
    '09-19 10:00 missed plan',
    '09-21 09:00 overtaken R1 of plan',
    '09-21 09:00 rung R2 of plan school',
  ]);
});

test('an extension that is taken back leaves missed what waited since', () => {
  const events = [
    { at: '2026-09-08T10:00', extend: 'plan', to: '2026-09-16', reason },
    { at: '2026-09-16T10:00', wait: 'plan', for: 'care' },
    { at: '2026-09-17T10:00', correct: { extend: 'plan' }, by: 'director', reason },
    { at: '2026-09-21T10:00', resume: 'plan' },
  ];
  expect(toldOf(story(events, '2026-09-21'))).toEqual([
    '09-08 10:00 extended plan due 2026-09-16',
    '09-15 09:00 reminder plan alliance',
    '09-16 10:00 waiting plan',
    '09-17 10:00 corrected extend',
    '09-17 10:00 missed plan',
    '09-21 10:00 resumed plan due 2026-09-14',
  ]);
});

test('a wait after one that was taken back has a review of its own: what went off is known by its key', () => {
  const { agreement } = readWorkflow(story([]).workflow);
  const calendar = calendarOf({ schoolHolidays: [] });
  const book = bookOf({ agreements: [agreement!], calendar });
  const at = calendar.timeOn('2026-09-07', '10:00');
  const { state } = openCase({ at, workflow: 'trial', firstDayAbsent: '2026-09-07', facts: {} }, book);
  const keyOf = (review: LocalDate) => {
    const waiting = perform(state, { act: 'wait', step: 'plan', for: 'care', review }, at, book).state;
    return alarmsOf(waiting).map(({ alarm, turn, revision }) => [alarm, turn, revision].join(' '));
  };
  expect(keyOf('2026-09-10')).not.toEqual(keyOf('2026-09-15'));
});

test('a rung that was gone to by escalation does not come again when that is taken back', () => {
  const events = [
    { at: '2026-09-15T10:00', escalate: 'plan', to: 'R2', reason },
    { at: '2026-09-15T11:00', correct: { escalate: 'plan' } },
  ];
  expect(toldOf(story(events)).slice(2)).toEqual([
    '09-15 09:00 rung R1 of plan alliance',
    '09-15 10:00 rung R2 of plan school',
    '09-15 11:00 corrected escalate',
  ]);
});

test('what was taken back is not taken back again', () => {
  const events = [
    { at: '2026-09-08T10:00', ...done },
    { at: '2026-09-08T11:00', correct: done },
    { at: '2026-09-08T12:00', correct: done },
  ];
  expect(toldOf(story(events, '2026-09-09'))[2]).toBe('09-08 12:00 rejected correct there is no such act to take back');
});
