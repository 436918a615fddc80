import { toldOf, trial } from '../../../../test/support/told-story';

const direction = {
  'accept-within': '2 working-days',
  ladder: 'direction',
  rules: [
    { id: 'D10', when: { question: 'care' }, director: 'neighbourhood-team' },
    { id: 'D7', when: { attends: true }, director: 'school' },
    { id: 'D4', when: { attends: false }, director: 'alliance' },
    { id: 'D8', otherwise: true, director: 'school' },
  ],
};
const story = (events: unknown[], parts: Record<string, unknown> = {}) => ({
  workflow: trial({
    direction,
    ladders: { direction: [{ rung: 'V1', after: '1 working-day', tell: ['responsible', 'director'] }] },
    ...parts,
  }),
  open: { at: '2026-09-07T10:00' },
  events,
  until: '2026-09-16',
});
const set = (at: string, facts: Record<string, unknown>) => ({ at, set: facts });

test('a proposal lapses silently when the facts name the present director again', () => {
  expect(
    toldOf(story([set('2026-09-07T11:00', { question: 'care' }), set('2026-09-08T10:00', { question: 'none' })])),
  ).toEqual([
    '09-07 11:00 fact {"question":"care"}',
    '09-07 11:00 director neighbourhood-team proposed rule D10',
    '09-08 10:00 fact {"question":"none"}',
  ]);
});

test('a proposal of a third takes the place of the open one, with a term of its own', () => {
  const events = [
    set('2026-09-07T11:00', { question: 'care' }),
    set('2026-09-09T10:00', { question: 'none', attends: false }),
  ];
  expect(toldOf(story(events)).slice(2)).toEqual([
    '09-09 10:00 fact {"question":"none","attends":false}',
    '09-09 10:00 director alliance proposed rule D4',
    '09-12 00:00 missed direction',
    '09-14 09:00 rung V1 of direction alliance school',
    '09-14 09:00 agenda regional-list',
  ]);
});

test('a proposal stays, under the new rule, when that names the same party', () => {
  const rules = [{ id: 'D10', when: { question: 'care' }, director: 'alliance' }, ...direction.rules.slice(1)];
  const events = [
    set('2026-09-07T11:00', { question: 'care' }),
    set('2026-09-08T10:00', { question: 'none', attends: false }),
    { at: '2026-09-09T10:00', accept: 'direction', by: 'alliance' },
  ];
  expect(toldOf(story(events, { direction: { ...direction, rules } })).slice(1)).toEqual([
    '09-07 11:00 director alliance proposed rule D10',
    '09-08 10:00 fact {"question":"none","attends":false}',
    '09-09 10:00 director alliance accepted rule D4',
  ]);
});

test('a fact that changes to what it is asks nobody again', () => {
  const events = [
    set('2026-09-07T11:00', { question: 'care' }),
    { at: '2026-09-08T10:00', refuse: 'direction', by: 'neighbourhood-team', reason: 'no room' },
    set('2026-09-08T11:00', { question: 'care' }),
  ];
  expect(toldOf(story(events)).slice(2)).toEqual([
    '09-08 10:00 director neighbourhood-team refused rule D10',
    '09-08 10:00 agenda direction-refused',
  ]);
});

test('who does a step of the director is whoever directs when it starts', () => {
  const steps = {
    talk: { by: 'director', starts: 'opening', within: '5 days' },
    look: { by: 'director', starts: { after: 'talk' }, within: '5 days' },
  };
  const events = [
    set('2026-09-07T11:00', { attends: false }),
    { at: '2026-09-08T10:00', accept: 'direction' },
    { at: '2026-09-09T09:00', done: 'talk', by: 'neighbourhood-team' },
    { at: '2026-09-09T10:00', done: 'talk', by: 'school' },
  ];
  expect(toldOf(story(events, { steps })).slice(3)).toEqual([
    '09-09 09:00 rejected done only school or the director does this of talk',
    '09-09 10:00 done talk late 0',
    '09-09 10:00 started look by alliance due 2026-09-14',
    '09-15 00:00 missed look',
  ]);
});
