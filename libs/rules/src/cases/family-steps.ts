import { familyLadderName } from '../agreements/family-ladder';
import { family, type Role } from '../agreements/roles';
import type { Span } from '../dates/term';
import { isRunning } from './closing';
import { type Draft, isOpen } from './draft';
import type { Act, FamilyTask } from './events';
import { actorOf, type Refusal } from './refusals';
import type { Matter } from './state';
import { directorOf, dueText, openStep } from './steps';

/** What is agreed with parents or the young person. */
export type FamilyAct = Extract<Act, { act: 'ask-family' }>;

/** How many working days a family has at least and at most. */
export const shortestForFamily = 2;
export const longestForFamily = 60;

const remind: readonly Span[] = [{ count: 2, unit: 'working-days', ends: 'runs-on' }];

/** The key of what is asked of parents or the young person: each thing once at a time. */
export function familyKey(of: Role, what: FamilyTask): string {
  return `agreed-with-${of}-${what}`;
}

/** Whether a step is of parents or the young person: it is never called late, and climbs nothing but their own ladder. */
export function isOfFamily(role: Role | undefined): boolean {
  return role !== undefined && family.includes(role);
}

/** The ladder of what the family does, in a case. */
export function ladderOfFamily({ state }: Draft): Matter['ladder'] {
  return { workflow: state.workflows[0]!.workflow, name: familyLadderName };
}

/**
 * Whoever directs agrees something with the family: a step that the rules make, of parents or the young person, with a
 * date, one reminder before it and a ladder that reaches the family and the director alone.
 */
export function onFamily(draft: Draft, { of, what, days, by }: FamilyAct): Refusal {
  if (!isRunning(draft.state)) return 'the case is closed';
  const actor = actorOf(draft, by);
  if (actor && actor !== directorOf(draft.state)) return 'only the director agrees this with the family';
  if (!isOfFamily(of)) return `${of} is not the family`;
  if (days < shortestForFamily || days > longestForFamily)
    return `a family has ${shortestForFamily} to ${longestForFamily} working days`;
  if (!draft.book.reachable(of)) return `nobody answers for ${of} here`;
  const key = familyKey(of, what);
  const there = draft.state.steps[key];
  if (there && isOpen(there)) return 'this was agreed with the family already';
  const within: Span = { count: days, unit: 'working-days', ends: 'runs-on' };
  const step = openStep(draft, { key, id: key, by: of, within, remind, ladder: ladderOfFamily(draft) });
  draft.say({ 'agreed-with-family': key, by: of, due: dueText(step, draft.book) });
  return undefined;
}
