import { guard } from '@ucast/mongo2js';
import { rememberingWith } from '../dates/remembering';
import type { Condition, Facts } from './agreement';

const testOf = rememberingWith((condition: Condition) => ({
  needs: Object.keys(condition),
  test: guard<Facts>(condition),
}));

/**
 * Whether the facts satisfy a condition: the same shape and the same library as the conditions of an ability.
 *
 * A fact that is not set satisfies no condition, `$ne` and `$nin` included.
 */
export function matches(condition: Condition, facts: Facts): boolean {
  const { needs, test } = testOf(condition);
  return needs.every((fact) => Object.hasOwn(facts, fact) && facts[fact] !== undefined) && test(facts);
}
