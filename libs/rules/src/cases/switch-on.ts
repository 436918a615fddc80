import type { Instant } from '../dates/moments';
import type { Book } from './book';
import { isRunning } from './closing';
import { progress } from './clocks';
import { Draft } from './draft';
import type { Told } from './open';
import { putOffPast } from './past';
import type { CaseState } from './state';

/**
 * The region of a case that was here before it is switched on. Until now nothing went off in it, whatever passed. From now
 * on it is as if the case were taken over at this moment: what passed is missed now, its rungs wait for the next dispatch on
 * a working day, where the highest overtakes the others, and reminders that passed are dropped. Silence counts from today:
 * nobody could do anything before.
 */
export function switchOn(state: CaseState, { at }: { at: Instant }, book: Book): Told {
  const draft = new Draft(state, book, at);
  draft.say({ 'switched-on': 'region' });
  if (isRunning(draft.state)) progress(draft);
  putOffPast(draft);
  return { state: draft.state, lines: draft.lines };
}
