import { toldOf, trial } from '../../../../test/support/told-story';

/** At home since Monday 7 September 2026. */
const age = [
  { rung: 'A1', after: '2 weeks', tell: ['director'] },
  { rung: 'A9', every: '1 month', from: 'A1', tell: ['table.chair'] },
];
const story = (clock: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  workflow: trial({ clocks: { home: { from: 'first-day-absent', ladder: 'age', ...clock } }, ladders: { age } }),
  open: { at: '2026-09-07T10:00', facts: { attends: false } },
  until: '2026-12-31',
  ...more,
});
const attends = (at: string, value: boolean) => ({ at, set: { attends: value } });

test('a rung that repeats stands still in a pause, and moves by its days', () => {
  const events = [attends('2026-10-05T10:00', true), attends('2026-11-02T10:00', false)];
  expect(toldOf(story({ 'pauses-while': { attends: true } }, { events }))).toEqual([
    '09-21 09:00 rung A1 of home school',
    '10-05 10:00 fact {"attends":true}',
    '11-02 10:00 fact {"attends":false}',
    '11-18 09:00 rung A9 of home table.chair',
    '11-18 09:00 agenda regional-list',
    '12-21 09:00 (12-19) rung A9 of home table.chair',
  ]);
});

test('a pause that holds when the case opens late tells what was reached, and no repeat', () => {
  const late = { at: '2026-11-02T10:00', 'first-day-absent': '2026-09-07', facts: { attends: true } };
  expect(toldOf(story({ 'pauses-while': { attends: true } }, { open: late }))).toEqual([
    '11-03 09:00 (09-21) overtaken A1 of home',
    '11-03 09:00 (10-21) rung A9 of home table.chair',
    '11-03 09:00 (10-21) agenda regional-list',
  ]);
});

test('a repeat that was reached on a Saturday is told in the pause, and the one after it waits', () => {
  const weekly = [
    { rung: 'A1', after: '12 days', tell: ['director'] },
    { rung: 'A9', every: '1 week', from: 'A1', tell: ['table.chair'] },
  ];
  const clocks = { home: { from: 'first-day-absent', ladder: 'age', 'pauses-while': { attends: true } } };
  const workflow = trial({ clocks, ladders: { age: weekly } });
  const events = [attends('2026-09-27T10:00', true)];
  expect(toldOf({ workflow, open: { at: '2026-09-07T10:00' }, events, until: '2026-10-31' })).toEqual([
    '09-21 09:00 (09-19) rung A1 of home school',
    '09-27 10:00 fact {"attends":true}',
    '09-28 09:00 (09-26) rung A9 of home table.chair',
    '09-28 09:00 (09-26) agenda regional-list',
  ]);
});

test('a threshold on the day of pausing is told, on the next working day', () => {
  const events = [attends('2026-09-21T08:00', true)];
  expect(toldOf(story({ 'pauses-while': { attends: true } }, { events, until: '2026-11-30' }))).toEqual([
    '09-21 08:00 fact {"attends":true}',
    '09-21 09:00 rung A1 of home school',
  ]);
});

test('rungs below the one it begins at are not there while the condition holds', () => {
  const ladder = [
    { rung: 'A1', after: '2 weeks', tell: ['director'] },
    { rung: 'A2', after: '4 weeks', tell: ['table.chair'] },
  ];
  const workflow = trial({
    clocks: { home: { from: 'first-day-absent', ladder: 'age', 'begins-at': 'A2', when: { question: 'care' } } },
    ladders: { age: ladder },
  });
  const events = [{ at: '2026-09-10T10:00', set: { question: 'none' } }];
  const open = { at: '2026-09-07T10:00', facts: { question: 'care' } };
  const only = ['10-05 09:00 rung A2 of home table.chair', '10-05 09:00 agenda regional-list'];
  expect(toldOf({ workflow, open, until: '2026-10-31' })).toEqual(only);
  expect(toldOf({ workflow, open, events, until: '2026-10-31' })).toEqual([
    '09-10 10:00 fact {"question":"none"}',
    '09-21 09:00 rung A1 of home school',
    ...only,
  ]);
});

test('a clock from a date starts when the date is known, and anew when it changes', () => {
  const workflow = trial({
    clocks: { release: { from: 'release-on', ladder: 'age' } },
    ladders: { age: age.slice(0, 1) },
  });
  const events = [
    { at: '2026-09-08T10:00', set: { 'release-on': '2026-09-14' } },
    { at: '2026-09-09T10:00', set: { 'release-on': '2026-09-21' } },
  ];
  expect(toldOf({ workflow, open: { at: '2026-09-07T10:00' }, events, until: '2026-10-31' }).slice(2)).toEqual([
    '10-05 09:00 rung A1 of release school',
    '10-05 09:00 agenda regional-list',
  ]);
});
