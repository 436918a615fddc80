import { type CaseNow, keepEvidence, readForm } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import { definitionOf, isDecision } from '@app/rules';
import { partnerOf } from './partners';

/** What a person filled in, beside the step that it is about. */
export interface FilledIn {
  readonly step: string;
  readonly evidence: unknown;
}

/**
 * Reads what was filled in by the form of what the step asks, of the person's own partner.
 *
 * @returns what keeps it, in the transaction of the act
 * @throws Problem `invalid-content` for a form that is not right, or a step that asks for none
 */
export function evidenceFor(
  now: CaseNow,
  who: Person,
  { step, evidence }: FilledIn,
): (open: Open<Person>) => Promise<void> {
  const partner = partnerOf(who.roles);
  const id = taskOf(now, step);
  const asked = partner?.tasks.find((one) => one.id === id);
  if (!partner || !asked) throw new Problem('invalid-content', 'This step asks for no form of this partner');
  const form = readForm(asked, evidence);
  return (open) => keepEvidence(open, partner.evidence, { caseId: now.id, step, task: asked.id, form });
}

function taskOf({ state, book }: CaseNow, key: string): string | undefined {
  const step = state.steps[key];
  if (step && isDecision(step)) return 'decision';
  return step && definitionOf(book, step.workflow, step.id)?.asks;
}
