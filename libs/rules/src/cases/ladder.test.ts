import { toldOf, trial } from '../../../../test/support/told-story';

/** Opened on Monday 7 September 2026: due on the 8th, missed on the 9th. */
const open = { at: '2026-09-07T10:00' };
const story = (rungs: unknown[], more: Record<string, unknown> = {}) => ({
  workflow: trial({
    steps: { plan: { by: 'alliance', starts: 'opening', within: '1 working-day', ladder: 'firm' } },
    ladders: { firm: rungs },
  }),
  open,
  until: '2026-09-30',
  ...more,
});

test('roles that come to the same are told once, in the order of the rung', () => {
  const tell = ['director', 'responsible', 'school', 'alliance', 'alliance.team-lead'];
  expect(toldOf(story([{ rung: 'R1', after: '1 working-day', tell }]))).toEqual([
    '09-09 00:00 missed plan',
    '09-09 09:00 rung R1 of plan school alliance alliance.team-lead',
    '09-09 09:00 agenda regional-list',
  ]);
});

test('two rungs of one moment both go off, in order', () => {
  const rungs = [
    { rung: 'R1', after: '3 days', tell: ['director'] },
    { rung: 'R2', after: '4 days', tell: ['alliance'] },
    { rung: 'R3', after: '3 months', tell: ['alliance'] },
  ];
  expect(toldOf(story(rungs)).slice(1)).toEqual([
    '09-11 09:00 rung R1 of plan school',
    '09-14 09:00 rung R2 of plan alliance',
  ]);
  const saturday = [{ ...rungs[0], after: '4 days' }, { ...rungs[1], after: '5 days' }, rungs[2]];
  expect(toldOf(story(saturday)).slice(1)).toEqual([
    '09-14 09:00 rung R1 of plan school',
    '09-14 09:00 rung R2 of plan alliance',
  ]);
});

test('one rung after another that reaches nobody goes off at the same moment, and the next keeps its own date', () => {
  const rungs = [
    { rung: 'R1', after: '1 working-day', tell: [] },
    { rung: 'R2', after: '5 working-days', tell: ['alliance.board'], asks: 'decision' },
    { rung: 'R3', after: '6 working-days', tell: ['director'] },
    { rung: 'R4', after: '8 working-days', tell: ['director'] },
  ];
  expect(toldOf(story(rungs, { region: { unreachable: ['alliance.board'] } })).slice(1)).toEqual([
    '09-09 09:00 skipped-rung R1 of plan',
    '09-09 09:00 skipped-rung R2 of plan',
    '09-09 09:00 rung R3 of plan school',
    '09-18 09:00 rung R4 of plan school',
    '09-18 09:00 agenda regional-list',
  ]);
});

test('a rung that repeats comes back from the rung that it names, and lists the case once', () => {
  const rungs = [
    { rung: 'R1', after: '1 working-day', tell: ['director'] },
    { rung: 'R9', every: '1 week', from: 'R1', tell: ['alliance'] },
  ];
  expect(toldOf(story(rungs)).slice(2)).toEqual([
    '09-16 09:00 rung R9 of plan alliance',
    '09-16 09:00 agenda regional-list',
    '09-23 09:00 rung R9 of plan alliance',
    '09-30 09:00 rung R9 of plan alliance',
  ]);
});

test('a decision is not asked again while it is open, and ends silently with its step', () => {
  const rungs = [
    { rung: 'R1', after: '1 working-day', tell: ['director'] },
    {
      rung: 'R9',
      every: '1 week',
      from: 'R1',
      tell: ['decisive-authority.backup'],
      asks: 'decision',
      within: '9 working-days',
    },
  ];
  const events = [{ at: '2026-09-24T10:00', done: 'plan', by: 'alliance' }];
  expect(toldOf(story(rungs, { events })).slice(2)).toEqual([
    '09-16 09:00 rung R9 of plan decisive-authority.backup',
    '09-16 09:00 decision-asked R9 due 2026-09-29',
    '09-16 09:00 agenda regional-list',
    '09-23 09:00 rung R9 of plan decisive-authority.backup',
    '09-24 10:00 done plan late 12',
  ]);
});

test('of rungs that a promise held only the highest tells; what the others ask is still asked', () => {
  const rungs = [
    { rung: 'R1', after: '1 working-day', tell: ['alliance'], asks: 'decision', within: '1 working-day' },
    { rung: 'R2', after: '2 working-days', tell: ['director'], 'moves-direction': 'alliance' },
    { rung: 'R3', after: '3 working-days', tell: ['table.chair'] },
    { rung: 'R4', after: '3 months', tell: ['table.chair'] },
  ];
  const events = [{ at: '2026-09-08T10:00', promise: 'plan', on: '2026-09-11' }];
  expect(toldOf(story(rungs, { events, until: '2026-09-14' })).slice(2)).toEqual([
    '09-14 09:00 overtaken R1 of plan',
    '09-14 09:00 decision-asked R1 due 2026-09-15',
    '09-14 09:00 overtaken R2 of plan',
    '09-14 09:00 rung R3 of plan table.chair',
  ]);
});

test('after-care moves no direction: nobody could answer', () => {
  const workflow = trial({
    'after-care': ['1 week'],
    ladders: { direction: [{ rung: 'V1', after: '1 working-day', tell: ['director'], 'moves-direction': 'alliance' }] },
  });
  const events = [{ at: '2026-09-08T10:00', close: 'moved', by: 'compulsory-education' }];
  expect(toldOf({ workflow, open, events, until: '2026-09-30' })).toEqual([
    '09-08 10:00 closed moved',
    '09-08 10:00 started after-care-1 by school due 2026-09-15',
    '09-16 00:00 missed after-care-1',
    '09-16 09:00 rung V1 of after-care-1 school',
    '09-16 09:00 agenda regional-list',
  ]);
});
