import type { Direction } from '../agreements/agreement';
import { matches } from '../agreements/conditions';
import type { Role } from '../agreements/roles';
import { dueOf } from '../dates/counting';
import { agreementOf, type Book, ladderOf } from './book';
import type { Draft } from './draft';
import { planMissed, planReminders } from './plan';
import { planRungs } from './rungs';
import { endDecisions } from './steps';
import { laidOutProposal } from './layout';
import type { CaseState, Proposal } from './state';

/** The rule that names a director. Its id holds the workflow too: `D8` of one workflow is not `D8` of another. */
interface Match {
  rule: string;
  id: string;
  role: Role;
}

/** The workflow that decides the direction: the one opened last that has rules and still runs. */
export function decidingWorkflow(state: CaseState, book: Book): { workflow: string; direction: Direction } | undefined {
  for (const { workflow, running } of state.workflows.toReversed()) {
    const direction = running ? agreementOf(book, workflow).direction : undefined;
    if (direction) return { workflow, direction };
  }
  return undefined;
}

function matchingRule(state: CaseState, book: Book): Match | undefined {
  const deciding = decidingWorkflow(state, book);
  const rule = deciding?.direction.rules.find(({ when }) => !when || matches(when, state.facts));
  return rule && { rule: rule.id, id: `${deciding!.workflow}:${rule.id}`, role: rule.director };
}

/** The first director directs at once. */
export function appointFirstDirector(draft: Draft): void {
  const match = matchingRule(draft.state, draft.book);
  if (!match) return;
  draft.set({ director: match.role, directorRule: match.rule, matchedRule: match.id });
  draft.say({ director: match.role, state: 'accepted', rule: match.rule });
}

/** The rule by which somebody directs who did so already where the case ran before. */
export const takenOverRule = 'taken-over';

/**
 * Who directed the case where it ran before goes on. Where that is not whom the rules name, it holds until a change of
 * facts makes another rule match, as what a rung moved does.
 */
export function appointAsBefore(draft: Draft, director: Role): void {
  const match = matchingRule(draft.state, draft.book);
  const isByRule = match?.role === director;
  const rule = isByRule ? match.rule : takenOverRule;
  draft.set({ director, directorRule: rule });
  if (match) draft.set({ matchedRule: match.id });
  if (!isByRule) draft.set({ movedBy: { rung: rule, role: director } });
  draft.say({ director, state: 'accepted', rule });
}

/**
 * Looks the first matching rule up again, after facts changed or another workflow decides. A party that refused is
 * proposed again only after facts changed.
 */
export function lookUpDirector(draft: Draft, why: 'facts' | 'workflow'): void {
  if (why === 'facts') draft.set({ refused: [] });
  const match = matchingRule(draft.state, draft.book);
  if (!match) return;
  const { movedBy, matchedRule } = draft.state;
  if (movedBy && match.id === matchedRule) {
    nameDirector(draft, movedBy.role, movedBy.rung);
    return;
  }
  draft.set({ matchedRule: match.id, movedBy: undefined });
  nameDirector(draft, match.role, match.rule);
}

/** A rung moves the direction: behaves as a change of facts, and holds until facts make another rule match. */
export function moveDirection(draft: Draft, role: Role, rung: string): void {
  draft.set({ movedBy: { rung, role }, refused: [] });
  nameDirector(draft, role, rung);
}

function nameDirector(draft: Draft, role: Role, rule: string): void {
  const { director, proposal, refused } = draft.state;
  if (role === director) {
    draft.set({ directorRule: rule });
    endProposal(draft);
  } else if (role === proposal?.responsible) {
    draft.set({ proposal: Object.assign(laidOutProposal(proposal), { rule }) });
  } else if (!refused.includes(role)) {
    propose(draft, role, rule);
  }
}

/** The proposal is over: answered, lapsed or replaced. */
function endProposal(draft: Draft): void {
  draft.set({ proposal: undefined });
  endDecisions(draft, 'direction');
}

function propose(draft: Draft, role: Role, rule: string): void {
  endProposal(draft);
  const { book, now, today, state } = draft;
  const { workflow, direction } = decidingWorkflow(state, book)!;
  const proposal: Proposal = {
    matter: 'direction',
    name: 'direction',
    revision: draft.revision,
    responsible: role,
    ladder: direction.ladder ? { workflow, name: direction.ladder } : undefined,
    rule,
    startedOn: today,
    due: dueOf(now, direction.acceptWithin, book.calendar),
    missed: false,
    alarms: [],
  };
  proposal.alarms = [
    ...planReminders(proposal, direction.remind, proposal.due, { after: today, startedOn: today, now }, book),
    planMissed(proposal, proposal.due, book),
    ...planRungs(proposal, ladderOf(book, proposal), proposal.due.on, book),
  ];
  draft.set({ proposal });
  draft.takesPart(role);
  draft.say({ director: role, state: 'proposed', rule });
}

/** The proposed party takes over: only now the old director stops. */
export function accept(draft: Draft): void {
  const { responsible, rule } = draft.state.proposal!;
  endProposal(draft);
  draft.set({ director: responsible, directorRule: rule });
  draft.say({ director: responsible, state: 'accepted', rule });
}

/** The proposed party does not take over: the old director stays, and the table hears of it. */
export function refuse(draft: Draft): void {
  const { responsible, rule } = draft.state.proposal!;
  endProposal(draft);
  draft.set({ refused: [...draft.state.refused, responsible] });
  draft.say({ director: responsible, state: 'refused', rule });
  draft.say({ agenda: 'direction-refused' });
}
