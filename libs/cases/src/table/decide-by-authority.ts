import type { Open, Person } from '@app/platform';
import { decisionKey, type DecisionKind, type Role, type Term } from '@app/rules';
import type { CaseNow } from '../case-now';
import type { Cases } from '../cases';
import { lockCases } from '../kept-case';
import { isRepeated, rememberOnce } from '../once';
import { beginDecision } from './draft-decisions';

/** What decisive authority decides: what, who carries it out, by when, and why. */
export interface AuthorityDecision {
  /** The step in which it was asked. */
  readonly answers: string;
  readonly what: DecisionKind;
  readonly words?: string | undefined;
  readonly party: Role;
  readonly within: Term;
  readonly ladder?: string | undefined;
  readonly motivation: string;
}

/**
 * Decides where the partners could not. It stands at once: a step of whoever carries it out, who confirms it.
 *
 * @throws Problem `not-found`; CaseProblem `act-refused` for who was not asked, or without a motivation
 */
export async function decideByAuthority(
  open: Open<Person>,
  cases: Cases,
  { caseId, key, asked }: { readonly caseId: string; readonly key: string; readonly asked: AuthorityDecision },
): Promise<CaseNow> {
  await lockCases(open, [caseId], 'wait');
  const before = await cases.read(open, caseId);
  if (await isRepeated(open, { key, caseId, asked })) return before;
  const { answers, what, words, party, within, ladder, motivation } = asked;
  const step = decisionKey(before.state.steps);
  const now = await cases.act(open, caseId, {
    act: 'decide',
    step,
    what,
    of: party,
    within,
    answers,
    reason: motivation,
    ...(ladder && { ladder }),
  });
  const id = await beginDecision(open, { caseId, draft: { what, words, party, within, ladder } });
  await open.sql('update table_decision set step = $2 where id = $1', [id, step]);
  await rememberOnce(open, { key, caseId, asked });
  return now;
}
