import type { Open, Person } from '@app/platform';
import { agreedKey, type DecisionKind, type Role, type Term } from '@app/rules';
import type { CaseNow } from '../case-now';
import type { Cases } from '../cases';
import { lockCases } from '../kept-case';
import { isRepeated, rememberOnce } from '../once';
import { CaseProblem } from '../problem';
import { beginDecision } from './draft-decisions';

/** What one party proposes another: what, who carries it out, by when, and what happens otherwise. */
export interface ProposedStep {
  readonly what: DecisionKind;
  /** In one sentence, for the parties of the case. */
  readonly words?: string | undefined;
  readonly party: Role;
  readonly within: Term;
  readonly ladder?: string | undefined;
}

/**
 * Proposes a step to a party of the case, which answers for itself; what one takes on oneself stands at once.
 *
 * @throws Problem `not-found`; CaseProblem `act-refused` for a party that does not take part: it is invited first
 */
export async function proposeStep(
  open: Open<Person>,
  cases: Cases,
  { caseId, key, asked }: { readonly caseId: string; readonly key: string; readonly asked: ProposedStep },
): Promise<CaseNow> {
  await lockCases(open, [caseId], 'wait');
  const before = await cases.read(open, caseId);
  if (await isRepeated(open, { key, caseId, asked })) return before;
  const { what, words, party, within, ladder } = asked;
  if (!before.parties.some(({ role, isInvolved }) => role === party && isInvolved)) throw notInvolved();
  const step = agreedKey(before.state.steps);
  const now = await cases.act(open, caseId, {
    act: 'propose',
    step,
    what,
    of: party,
    within,
    ...(ladder && { ladder }),
  });
  const id = await beginDecision(open, { caseId, draft: { what, words, party, within, ladder } });
  await open.sql('update table_decision set step = $2 where id = $1', [id, step]);
  await rememberOnce(open, { key, caseId, asked });
  return now;
}

function notInvolved(): CaseProblem {
  const sentence = {
    nl: 'deze partij doet niet mee in deze zaak: nodig haar eerst uit',
    en: 'this party does not take part in this case: invite it first',
  };
  return new CaseProblem('act-refused', sentence.en, { sentence });
}
