import { toldOf, traceOf, trial } from '../../../../test/support/told-story';

const sixteen = { counts: 'unauthorised-hours', reaches: 16, within: '4 school-weeks', opens: 'trial' };
const away = (on: string, hours: number) => ({ on, kind: 'unauthorised', hours });
const workflow = trial({ steps: { talk: { by: 'school', starts: 'opening', within: '30 working-days' } } });
const until = '2026-10-31';

test('while its case is open a signal counts but does not fire; after closing it opens a new case', () => {
  const story = {
    workflow,
    signals: { signals: { sixteen } },
    absences: [away('2026-09-07', 16), away('2026-09-09', 16), away('2026-09-16', 16)],
    events: [{ at: '2026-09-10T10:00', close: 'returned', by: 'compulsory-education' }],
    until,
  };
  expect(
    traceOf(story).flatMap(({ on, signal, opened, closed }) =>
      (signal ?? opened ?? closed) ? [`${on} ${String(signal ?? opened ?? closed)}`] : [],
    ),
  ).toEqual([
    '2026-09-07 sixteen',
    '2026-09-07 trial',
    '2026-09-10 returned',
    '2026-09-16 sixteen',
    '2026-09-16 trial',
  ]);
});

test('a correction that undoes one of two signals on a case leaves the case', () => {
  const story = {
    workflow,
    signals: { signals: { sixteen, days: { counts: 'unauthorised-days-in-a-row', reaches: 2, opens: 'trial' } } },
    absences: [
      away('2026-09-07', 9),
      away('2026-09-08', 9),
      { ...away('2026-09-08', 1), was: 'unauthorised', recorded: '2026-09-10T10:00' },
    ],
    until: '2026-09-30',
  };
  expect(toldOf(story)).toEqual(['09-10 10:00 corrected sixteen']);
});

test('a workflow that is withdrawn takes its clocks along, but for those that the other names too', () => {
  const silence = { from: 'last-progress', within: '5 working-days', ladder: 'quiet' };
  const ladders = { quiet: [{ rung: 'S1', after: '1 working-day', tell: ['director'] }] };
  const story = (ofSecond: Record<string, unknown>) => ({
    workflow: trial({ clocks: { silence }, ladders }),
    workflows: [{ ...trial({ clocks: ofSecond, ladders }), workflow: 'second' }],
    signals: {
      signals: {
        late: { counts: 'times-late', reaches: 1, opens: 'trial' },
        sixteen: { ...sixteen, opens: 'second' },
      },
    },
    absences: [
      { on: '2026-09-07', kind: 'late' },
      away('2026-09-08', 16),
      { on: '2026-09-07', was: 'late', kind: 'sick', recorded: '2026-09-10T10:00' },
    ],
    until: '2026-09-17',
  });
  const gone = '09-10 10:00 corrected late';
  expect(toldOf(story({})).slice(2)).toEqual([gone]);
  expect(toldOf(story({ silence })).slice(2)).toEqual([
    gone,
    '09-16 00:00 missed silence',
    '09-16 09:00 rung S1 of silence school',
    '09-16 09:00 agenda regional-list',
  ]);
});
