import type { Span } from '../dates/term';
import type { Ladder } from './agreement';

const after = (count: number): Span => ({ count, unit: 'working-days', ends: 'runs-on' });

/** What the ladder of the family is called, also where an agreement writes one of its own. */
export const familyLadderName = 'family';

/**
 * What a step of the family climbs: it is asked once more, and then whoever directs asks what would help. Nobody above
 * anybody hears of it, it comes to no table and on no list: a family that does not manage is helped, not held to account.
 */
export const familyLadder: Ladder = [
  { id: 'F1', after: after(2), tell: ['responsible'], fatal: false },
  { id: 'F2', after: after(5), tell: ['director'], fatal: false },
];
