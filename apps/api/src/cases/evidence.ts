import { CaseProblem, type CaseNow, keepEvidence, readForm, type TaskType } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import { definitionOf, isDecision } from '@app/rules';
import { partnerOf, taskNamed } from './partners';

/** What a person filled in, beside the step that he did and how. */
export interface FilledIn {
  readonly step: string;
  readonly evidence: unknown;
  readonly outcome?: string | undefined;
  /** Why it was done otherwise than agreed. */
  readonly otherwise?: string | undefined;
}

/** What keeps a form in the transaction of the act that it goes with. */
type Keeping = (open: Open<Person>) => Promise<void>;

/**
 * Reads what was filled in by the form of what the step asks, of the person's own partner.
 *
 * @returns what keeps it; nothing where nothing was filled in and nothing had to be
 * @throws Problem `invalid-content` for a form that is not right, or a step that asks for none; `not-allowed` for who
 *   does what only another may
 * @throws CaseProblem `act-refused` for a form that is needed, or an answer without which this cannot be said
 */
export function evidenceFor(now: CaseNow, who: Person, filledIn: FilledIn): Keeping | undefined {
  const { step, evidence } = filledIn;
  const partner = partnerOf(who.roles);
  const id = taskOf(now, step);
  const asked = partner?.tasks.find((one) => one.id === id);
  const task = taskNamed(id);
  if (task?.kept.isOwn && !asked) throw new Problem('not-allowed', 'Only who is asked does this');
  if (evidence === undefined) {
    if (task) expectAnswered(task, now, filledIn, undefined);
    return undefined;
  }
  const keptIn = partner?.evidence;
  if (!keptIn || !asked) throw new Problem('invalid-content', 'This step asks for no form of this partner');
  const form = readForm(asked, evidence);
  expectAnswered(asked, now, filledIn, form);
  return (open) => keepEvidence(open, keptIn, { caseId: now.id, step, task: asked.id, form });
}

type Form = Readonly<Record<string, unknown>> | undefined;

function expectAnswered({ kept }: TaskType, now: CaseNow, filledIn: FilledIn, form: Form): void {
  const { grounds, explained = [] } = kept;
  if (
    grounds &&
    setsOf(now, filledIn)[grounds.fact] === true &&
    !grounds.among.includes(String(form?.[grounds.answer]))
  )
    throw refused('zeg eerst wie het te verwijten valt', 'say first who is to blame');
  if (filledIn.otherwise !== undefined) return;
  if (kept.isNeeded && !form) throw refused('hier hoort het formulier bij', 'the form goes with this');
  if (explained.some((question) => form?.[question] === false))
    throw refused('zeg waarom dit anders gaat dan afgesproken', 'say why this is otherwise than agreed');
}

const refused = (nl: string, en: string) => new CaseProblem('act-refused', en, { sentence: { nl, en } });

function definitionIn({ state, book }: CaseNow, key: string) {
  const step = state.steps[key];
  return step && definitionOf(book, step.workflow, step.id);
}

function setsOf(now: CaseNow, { step, outcome }: FilledIn) {
  return (outcome !== undefined && definitionIn(now, step)?.outcomes[outcome]?.sets) || {};
}

function taskOf(now: CaseNow, key: string): string | undefined {
  const step = now.state.steps[key];
  return step && isDecision(step) ? 'decision' : definitionIn(now, key)?.asks;
}
