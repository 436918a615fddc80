import { familyLadderName } from '../agreements/family-ladder';
import { family, type Role } from '../agreements/roles';
import type { Span } from '../dates/term';
import { isRunning } from './closing';
import { type Draft, isOpen } from './draft';
import type { Act, FamilyTask } from './events';
import { actorOf, type Refusal } from './refusals';
import type { Matter, StepState } from './state';
import { directorOf, dueText, openStep } from './steps';

/** What is agreed with parents or the young person, and that they do not agree. */
export type FamilyAct = Extract<Act, { act: 'ask-family' | 'disagree' }>;
type ActOf<Name extends FamilyAct['act']> = Extract<FamilyAct, { act: Name }>;

/** How many working days a family has at least and at most. */
export const shortestForFamily = 2;
export const longestForFamily = 60;

const workingDays = (count: number): Span => ({ count, unit: 'working-days', ends: 'runs-on' });
const remind: readonly Span[] = [workingDays(2)];
const mediatedWithin = workingDays(10);

/** The step of whoever stands between a family and the partners: one at a time. */
export const mediation = 'mediation';

/** Who mediates: the first of these who does not direct. */
const mediators: readonly Role[] = ['alliance', 'compulsory-education'];

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

/** An act of the family, or with it. */
export function onFamily(draft: Draft, act: FamilyAct): Refusal {
  if (!isRunning(draft.state)) return 'the case is closed';
  return act.act === 'ask-family' ? agree(draft, act) : disagree(draft, act);
}

/**
 * Whoever directs agrees something with the family: a step that the rules make, of parents or the young person, with a
 * date, one reminder before it and a ladder that reaches the family and the director alone.
 */
function agree(draft: Draft, { of, what, days, by }: ActOf<'ask-family'>): Refusal {
  const actor = actorOf(draft, by);
  if (actor && actor !== directorOf(draft.state)) return 'only the director agrees this with the family';
  if (!isOfFamily(of)) return `${of} is not the family`;
  if (days < shortestForFamily || days > longestForFamily)
    return `a family has ${shortestForFamily} to ${longestForFamily} working days`;
  if (!draft.book.reachable(of)) return `nobody answers for ${of} here`;
  const key = familyKey(of, what);
  const there = draft.state.steps[key];
  if (there && isOpen(there)) return 'this was agreed with the family already';
  const step = openStep(draft, {
    key,
    id: key,
    by: of,
    within: workingDays(days),
    remind,
    ladder: ladderOfFamily(draft),
  });
  draft.say({ 'agreed-with-family': key, by: of, due: dueText(step, draft.book) });
  return undefined;
}

/**
 * A family wants something else than was agreed, or nobody pays for what it wants: somebody who does not direct talks with
 * both. It is no progress, stops nothing, and climbs as little as what is asked of the family: nobody is to be won over.
 */
function disagree(draft: Draft, { about, by }: ActOf<'disagree'>): Refusal {
  const actor = actorOf(draft, by);
  if (actor && !isOfFamily(actor)) return 'only the family says that it sees it otherwise';
  const there = draft.state.steps[mediation];
  const runs = there && isOpen(there) ? there : undefined;
  const step = runs ?? openMediation(draft);
  draft.say({ disagreement: about, from: actor ?? 'parents', by: step.responsible, due: dueText(step, draft.book) });
  return undefined;
}

function openMediation(draft: Draft): StepState {
  const director = directorOf(draft.state);
  const by = mediators.find((role) => role !== director && draft.book.reachable(role)) ?? director;
  const ladder = ladderOfFamily(draft);
  return openStep(draft, { key: mediation, id: mediation, by, within: mediatedWithin, remind, ladder });
}
