import { guard } from '@ucast/mongo2js';
import type { Condition, Facts } from './agreement';

type Test = (facts: Facts) => boolean;
const tests = new WeakMap<Condition, Test>();

/**
 * Whether the facts satisfy a condition: the same shape and the same library as the conditions of an ability.
 *
 * A fact that is not set satisfies no condition, `$ne` and `$nin` included.
 */
export function matches(condition: Condition, facts: Facts): boolean {
  let test = tests.get(condition);
  if (!test) {
    test = guard<Facts>(condition);
    tests.set(condition, test);
  }
  return Object.keys(condition).every((fact) => Object.hasOwn(facts, fact) && facts[fact] !== undefined) && test(facts);
}
