import type { Open, Person } from '@app/platform';
import { type Act, answerKey, decisionKey, refusalInWords, type Sentence, type StepState } from '@app/rules';
import type { CaseNow } from '../case-now';
import { Change } from '../change';
import { momentIn } from '../kept-case';
import type { DecisionDraft } from './draft-decisions';
import { type Meeting, type Table } from './meetings';
import { actOf, thereAt } from './minutes';

/** What a decision would be to its case if the minutes were final now. */
export interface ForeseenDecision {
  /** Whether who carries it out was there; who was not is asked first. */
  readonly isThere: boolean;
  /** The step as it would stand, had everybody agreed. */
  readonly step?: StepState;
  /** What is asked of who was not there. */
  readonly asked?: StepState;
  /** Why the agreement does not allow it. */
  readonly refused?: Sentence;
}

type Whole = Required<DecisionDraft>;

/** Plays a decision on a case as it is now, by the rules, and writes nothing. */
export async function foreseeDecision(
  open: Open<Person>,
  { table, meeting, now }: { table: Table; meeting: Meeting; now: CaseNow },
  draft: Whole,
): Promise<ForeseenDecision> {
  const there = await thereAt(open, table, meeting);
  const party = now.parties.find(({ role }) => role === draft.party);
  const isThere = there(party?.organisationId, now.id);
  const key = decisionKey(now.state.steps);
  const agreed = played(open, now, actOf(draft, key, false));
  if ('refused' in agreed) return { isThere, refused: agreed.refused };
  const step = agreed.steps[key];
  const absent = isThere ? undefined : played(open, now, actOf(draft, key, true));
  const asked = absent && 'steps' in absent ? absent.steps[answerKey(key)] : undefined;
  return { isThere, ...(step && { step }), ...(asked && { asked }) };
}

type Played = { readonly steps: CaseNow['state']['steps'] } | { readonly refused: Sentence };

function played(open: Open, now: CaseNow, act: Act): Played {
  const at = momentIn(now, open);
  const change = new Change(now);
  change.advance(at);
  const refused = change.perform({ kind: 'act', at, act: { ...act, by: 'table' } as Act }, undefined, []);
  return refused === undefined ? { steps: change.state.steps } : { refused: refusalInWords(refused) };
}
