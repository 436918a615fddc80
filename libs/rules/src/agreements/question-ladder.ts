import type { Span } from '../dates/term';
import type { Ladder } from './agreement';

const after = (count: number): Span => ({ count, unit: 'working-days', ends: 'runs-on' });
const rung = (id: string, days: number, tell: readonly string[]) => ({ id, after: after(days), tell, fatal: false });

/**
 * What a question climbs that is not answered, unless an agreement has a ladder called `question`: whoever was asked,
 * then the director. Gentle: it never comes to the table, nor on the regional list.
 */
export const questionLadder: Ladder = [rung('Q1', 1, ['responsible']), rung('Q2', 3, ['director'])];
