import {
  answerKey,
  type CaseState,
  directorOf,
  invitationKey,
  isTableDecision,
  mediation,
  type Role,
  type StepState,
  type TraceLine,
} from '@app/rules';
import type { Entry } from '../change';

/** Somebody must be told: which mail is chosen by kind, matter and recipient, in SQL as for what fires in sets. */
export interface Message {
  kind:
    | 'reminder'
    | 'review'
    | 'rung'
    | 'handover-proposed'
    | 'decision-asked'
    | 'regional-list'
    | 'question-asked'
    | 'question-answered'
    | 'nudge'
    | 'invitation-declined'
    | 'decision-taken'
    | 'decision-to-answer'
    | 'decision-declined'
    | 'returns-to-table'
    | 'family-asked'
    | 'mediation-asked'
    | 'step-proposed'
    | 'step-answered';
  /** `step:KEY`, `clock:NAME`, `direction`, or empty for what is about the whole case. */
  matter: string;
  told: readonly string[];
}

/**
 * Whom the lines of an event must reach, by the state that came of it. Who is asked for a decision is told so once: not
 * also that the rung went off that asks it.
 */
export function messagesOf({ event, lines }: Entry, after: CaseState): Message[] {
  const matter = event.kind === 'fired' ? event.matter : undefined;
  const messages = lines.flatMap((line) => messageOf(line, matter, after) ?? []);
  const asked = messages.flatMap(({ kind, told }) => (kind === 'decision-asked' ? told : []));
  const without = (told: readonly string[]) => told.filter((recipient) => !asked.includes(recipient));
  return messages.map((message) => (message.kind === 'rung' ? { ...message, told: without(message.told) } : message));
}

function messageOf(line: TraceLine, matter: string | undefined, after: CaseState): Message | undefined {
  const told = line.told as readonly string[] | undefined;
  if (told && line.of === 'table' && 'rung' in line) return { kind: 'returns-to-table', matter: '', told };
  if (told && 'rung' in line) return { kind: 'rung', matter: matter ?? `step:${String(line.of)}`, told };
  if (told && 'reminder' in line) return { kind: 'reminder', matter: matter ?? `step:${String(line.reminder)}`, told };
  if (told && 'review' in line) return { kind: 'review', matter: matter ?? `step:${String(line.review)}`, told };
  if (line.state === 'proposed')
    return { kind: 'handover-proposed', matter: 'direction', told: [String(line.director)] };
  if ('decision-asked' in line) return decisionAsked(String(line['decision-asked']), after);
  if (told && 'nudged' in line) return { kind: 'nudge', matter: `step:${String(line.nudged)}`, told };
  if ('question' in line) return ofQuestion('question-asked', after.steps[String(line.question)]);
  if ('answered' in line) return ofQuestion('question-answered', after.steps[String(line.answered)]);
  if ('invitation-declined' in line) return declined(String(line['invitation-declined']), after);
  if ('agreed-with-family' in line) return withFamily(after.steps[String(line['agreed-with-family'])]);
  if ('disagreement' in line) return otherwise(after);
  if ('decided' in line) return decided(String(line.decided), after);
  if ('decision-accepted' in line) return accepted(String(line['decision-accepted']), after);
  if ('decision-declined' in line) return notAccepted(String(line['decision-declined']), after);
  if ('decision-countered' in line) return countered(String(line['decision-countered']), after);
  if (line.agenda === 'regional-list') return { kind: 'regional-list', matter: '', told: ['process-director'] };
  return undefined;
}

/** That a family sees it otherwise is told to whoever mediates, and to the director. */
function otherwise(after: CaseState): Message | undefined {
  const step = after.steps[mediation];
  if (!step) return undefined;
  const told = [...new Set([step.responsible, directorOf(after)])];
  return { kind: 'mediation-asked', matter: step.matter, told };
}

function withFamily(step: StepState | undefined): Message | undefined {
  return step && { kind: 'family-asked', matter: step.matter, told: [step.responsible] };
}

/** A question is told to whoever is asked, its answer to whoever asked. */
function ofQuestion(kind: 'question-asked' | 'question-answered', step: StepState | undefined): Message | undefined {
  if (!step?.question) return undefined;
  return { kind, matter: step.matter, told: [kind === 'question-asked' ? step.responsible : step.question.from] };
}

/** That a party does not take part is told to whoever invited it, and to the director. */
function declined(role: string, after: CaseState): Message | undefined {
  const step = after.steps[invitationKey(role as Role)];
  if (!step) return undefined;
  return {
    kind: 'invitation-declined',
    matter: step.matter,
    told: [...new Set([step.responsible, directorOf(after)])],
  };
}

/** What was decided is told to whoever carries it out: that it stands, or that his answer is asked. */
function decided(key: string, { steps }: CaseState): Message | undefined {
  const asked = steps[answerKey(key)];
  const step = asked ?? steps[key];
  if (!step) return undefined;
  if (!isTableDecision(step)) return asked && proposed(asked);
  return { kind: asked ? 'decision-to-answer' : 'decision-taken', matter: step.matter, told: [step.responsible] };
}

/** What is proposed to a party is told to it; of what a party takes on itself nobody needs a mail. */
function proposed({ matter, responsible }: StepState): Message {
  return { kind: 'step-proposed', matter, told: [addressed(responsible)] };
}

/** Whoever proposed hears that it was agreed; the table and decisive authority decided, and wait for nothing else. */
function accepted(key: string, { steps }: CaseState): Message | undefined {
  const step = steps[answerKey(key)];
  const from = step?.decided?.from;
  if (!step || !from || from === 'table' || from === 'decisive-authority') return undefined;
  return { kind: 'step-answered', matter: step.matter, told: [from] };
}

/** That a decision was not accepted is told to the table that took it, and to the director; else to whoever proposed. */
function notAccepted(key: string, after: CaseState): Message | undefined {
  const step = after.steps[answerKey(key)];
  if (!step?.decided) return undefined;
  if (!isTableDecision(step)) return { kind: 'step-answered', matter: step.matter, told: [step.decided.from] };
  return { kind: 'decision-declined', matter: step.matter, told: ['table.chair', directorOf(after)] };
}

/** What is countered is asked of the other. */
function countered(key: string, { steps }: CaseState): Message | undefined {
  const step = steps[answerKey(key)];
  return step && proposed(step);
}

/** The table is reached by its chair. */
const addressed = (role: Role) => (role === 'table' ? 'table.chair' : role);

/** A decision is asked as the step `RUNG-of-X`, of the first role told. */
function decisionAsked(rung: string, { steps }: CaseState): Message | undefined {
  const step = Object.values(steps).findLast(
    ({ id, state, about }) => about && state === 'open' && id.startsWith(`${rung}-of-`),
  );
  return step && { kind: 'decision-asked', matter: step.matter, told: [step.responsible] };
}
