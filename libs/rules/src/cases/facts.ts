import type { Facts } from '../agreements/agreement';
import { followFacts, progress } from './clocks';
import type { Draft } from './draft';

/** Sets facts; says those that changed and lets the clocks follow. Setting a fact to what it is changes nothing. */
export function changeFacts(draft: Draft, facts: Facts): readonly string[] {
  const changed = Object.entries(facts).filter(([name, value]) => draft.state.facts[name] !== value);
  if (changed.length === 0) return [];
  const fact = Object.fromEntries(changed);
  draft.set({ facts: { ...draft.state.facts, ...fact } });
  draft.say({ fact });
  const names = Object.keys(fact);
  followFacts(draft, names);
  progress(draft);
  return names;
}
