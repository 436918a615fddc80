import * as fc from 'fast-check';
import { agreement, type RawAgreement, type Wanted } from './arbitrary-agreement';
import { type MoveKind, type Story, story } from './arbitrary-story';

/** Two agreements, of which the second may join, and what is done in a case of the first. */
export interface ToldCase {
  maps: readonly RawAgreement[];
  told: Story;
}

export function cases(kinds?: readonly MoveKind[], wanted?: Wanted): fc.Arbitrary<ToldCase> {
  const agreements = fc.tuple(agreement('first', wanted, 'second'), agreement('second', wanted));
  return fc.record({ maps: agreements, told: story(kinds) });
}
