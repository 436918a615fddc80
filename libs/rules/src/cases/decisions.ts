import { progress } from './clocks';
import { isRunning } from './closing';
import {
  agreeing,
  askAnswer,
  type DecisionAct,
  type DecisionActOf,
  deciding,
  isNamed,
  isTableDecision,
  ladderNamed,
  openDecision,
  rungOfDirectors,
  usual,
} from './decided-steps';
import { answerDecision } from './decision-answers';
import { type Draft, isOpen } from './draft';
import type { Role } from '../agreements/roles';
import { isOfFamily, ladderOfFamily } from './family-steps';
import { putOnRegionalList, resolve } from './ladder';
import { told } from './plan';
import { actorOf, explains, type Refusal, shortestReason } from './refusals';
import type { StepState } from './state';
import { directorOf, dueText, isDecision } from './steps';

/** So often a case comes back to the table before the directors hear of it. */
const mostReturns = 3;

const named = { decide: /^decision-[1-9]\d{0,3}$/, propose: /^agreed-[1-9]\d{0,3}$/ };

/**
 * A decision is a step that the rules make, of whoever carries it out, with a term and a ladder that were decided with it. Who
 * was not there is asked first: the answer is a step of two working days, which climbs the ladder of a proposal. What
 * decisive authority decides stands at once, and is confirmed. What one party proposes another is asked in the same way, and
 * is agreed when that one accepts; what a party takes on itself stands at once. What the family does climbs its own ladder,
 * whatever was chosen.
 */
export function onDecision(draft: Draft, act: DecisionAct): Refusal {
  if (act.act === 'answer-decision') return answerDecision(draft, act);
  if (!isRunning(draft.state)) return 'the case is closed';
  switch (act.act) {
    case 'bring':
      return bring(draft, act);
    case 'discuss':
      return discuss(draft, act);
    case 'decide':
      return decide(draft, act);
    case 'propose':
      return propose(draft, act);
  }
}

function bring(draft: Draft, { question, by }: DecisionActOf<'bring'>): Refusal {
  const actor = actorOf(draft, by);
  if (actor && actor !== 'table' && actor !== directorOf(draft.state)) return 'only the director asks the table';
  if (draft.state.brought) return 'the table was asked already';
  draft.set({ brought: true });
  draft.say({ agenda: 'asked', asks: question });
  return undefined;
}

/** The table spoke of the case. What keeps coming back without a decision that is carried out goes to the directors. */
function discuss(draft: Draft, { by }: DecisionActOf<'discuss'>): Refusal {
  const actor = actorOf(draft, by);
  if (actor && actor !== 'table') return 'only the table says what it spoke of';
  const discussed = (draft.state.discussed ?? 0) + 1;
  draft.set({ discussed, brought: undefined });
  draft.say({ discussed });
  if (discussed > mostReturns) tellDirectors(draft);
  return undefined;
}

function tellDirectors(draft: Draft): void {
  const { state } = draft;
  const late = Object.values(state.steps).filter((step) => isTableDecision(step) && isOpen(step));
  const parties = late.length > 0 ? late.map(({ responsible }) => responsible) : [directorOf(state)];
  const tell = rungOfDirectors(draft)?.tell ?? ['responsible.management'];
  const directors = resolve(
    draft,
    parties.flatMap((party) => told(party, tell)),
  );
  if (directors.length === 0) return putOnRegionalList(draft);
  for (const recipient of directors) draft.takesPart(recipient.split('.')[0]!);
  draft.say({ rung: usual.directors, of: 'table', told: directors });
}

function decide(draft: Draft, act: DecisionActOf<'decide'>): Refusal {
  const asked = act.answers === undefined ? undefined : draft.state.steps[act.answers];
  const from = actorOf(draft, act.by) ?? asked?.responsible ?? 'table';
  const refused = whyNotDecided(draft, act, { from, asked });
  if (refused !== undefined) return refused;
  const isTheirs = isOfFamily(act.of);
  const isFinal = from === 'decisive-authority' && !isTheirs;
  const absent = act.absent === true && !isTheirs;
  settle(draft, act, { from, stands: isFinal || !absent, asks: isFinal || absent });
  if (!asked) progress(draft);
  return undefined;
}

function propose(draft: Draft, act: DecisionActOf<'propose'>): Refusal {
  const from = actorOf(draft, act.by) ?? directorOf(draft.state);
  if (!agreeing.includes(from)) return 'only partners agree on a step between them';
  const refused = whyNotNew(draft, act);
  if (refused !== undefined) return refused;
  const isOwn = act.of === from;
  settle(draft, act, { from, stands: isOwn, asks: !isOwn });
  progress(draft);
  return undefined;
}

interface Settling {
  readonly from: Role;
  /** It is a step at once, and not when it is accepted. */
  readonly stands: boolean;
  readonly asks: boolean;
}

function settle(
  draft: Draft,
  act: DecisionActOf<'decide'> | DecisionActOf<'propose'>,
  { from, stands, asks }: Settling,
): void {
  const { step: key, what, of, within } = act;
  const ladder = isOfFamily(of) ? ladderOfFamily(draft) : ladderNamed(draft, act.ladder ?? usual.ladder);
  const step = stands ? openDecision(draft, { key, of, within, ladder, decided: { from, what } }) : undefined;
  const answers = { step: key, ...(!stands && { becomes: { within, ladder } }) };
  const asked = asks && askAnswer(draft, of, { from, what, answers });
  draft.say({
    decided: key,
    what,
    from,
    by: of,
    ...(step && { due: dueText(step, draft.book) }),
    ...(asked && { 'answer-by': dueText(asked, draft.book) }),
  });
}

interface Deciding {
  readonly from: Role;
  readonly asked: StepState | undefined;
}

function whyNotDecided(draft: Draft, act: DecisionActOf<'decide'>, { from, asked }: Deciding): Refusal {
  if (!deciding.includes(from)) return 'only the table or decisive-authority decides';
  const refused = whyNotNew(draft, act);
  if (refused !== undefined) return refused;
  const isAsked = asked !== undefined && isOpen(asked) && isDecision(asked) && asked.responsible === from;
  if (!isAsked && (from === 'decisive-authority' || act.answers !== undefined))
    return `${from} decides what it was asked`;
  if (from !== 'decisive-authority') return undefined;
  return explains(act.reason) ? undefined : `a reason of at least ${shortestReason} characters is needed`;
}

/** Whether it may be a new step: of a name that is free, of somebody who is there, with a ladder. */
function whyNotNew(draft: Draft, act: DecisionActOf<'decide'> | DecisionActOf<'propose'>): Refusal {
  if (!named[act.act].test(act.step)) {
    return act.act === 'decide'
      ? 'a decision is called decision-1, decision-2, and so on'
      : 'a step that is agreed is called agreed-1, agreed-2, and so on';
  }
  if (isNamed(act.step, draft.state.steps)) return 'there is a decision of this name already';
  if (!draft.book.reachable(act.of)) return `nobody answers for ${act.of} here`;
  const ladder = act.ladder ?? usual.ladder;
  return ladderNamed(draft, ladder) ? undefined : `there is no ladder "${ladder}"`;
}
