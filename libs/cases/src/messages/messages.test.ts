import type { CaseState } from '@app/rules';
import type { Entry } from '../change';
import { messagesOf } from './messages';

const at = { at: '2027-01-20T09:00:00+01:00', on: '2027-01-20' } as const;
const fired = { kind: 'fired', at: 0, matter: 'step:plan', revision: 0, alarm: 'R5', turn: 0 } as const;
const asked = {
  steps: {
    'R5-of-plan': {
      id: 'R5-of-plan',
      matter: 'step:R5-of-plan',
      about: 'step:plan',
      state: 'open',
      responsible: 'decisive-authority',
    },
  },
} as unknown as CaseState;

const told = (lines: readonly object[]) =>
  messagesOf({ event: fired, lines } as unknown as Entry, asked).map(({ kind, told: recipients }) => [
    kind,
    recipients,
  ]);

test('who is asked for a decision gets one message, the others hear that the rung went off', () => {
  const rung = { ...at, rung: 'R5', of: 'plan', told: ['decisive-authority', 'process-director'] };
  expect(told([rung, { ...at, 'decision-asked': 'R5', due: '2027-02-03' }])).toEqual([
    ['rung', ['process-director']],
    ['decision-asked', ['decisive-authority']],
  ]);
});

test('a rung that asks nothing tells everybody it names', () => {
  expect(told([{ ...at, rung: 'R4', of: 'plan', told: ['decisive-authority'] }])).toEqual([
    ['rung', ['decisive-authority']],
  ]);
});
