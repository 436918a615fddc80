import type { Ladder } from './agreement';

/**
 * What an invitation climbs that nobody answers, unless an agreement has a ladder called `invitation`: whoever invited and
 * the director hear of it once. As gentle as a question: it never comes to the table, nor on the regional list.
 */
export const invitationLadder: Ladder = [
  {
    id: 'I1',
    after: { count: 1, unit: 'working-days', ends: 'runs-on' },
    tell: ['responsible', 'director'],
    fatal: false,
  },
];
