import { z } from 'zod';
import { closed, date, recipient, term, word } from '../agreements/words';
import { family, roles } from '../agreements/roles';
import { sectors } from '../agreements/signals';
import {
  decisionKinds,
  declinedBecause,
  disagreedAbout,
  familyTasks,
  handReasons,
  invitedBecause,
  methods,
  queues,
  tableQuestions,
} from '../cases/events';
import { parseSpan } from '../dates/term';
import { isLocalDate } from '../dates/local-date';
import { absenceKinds } from '../signals/absences';

const text = z.string();
const moment = z.string();
const factValue = z.union([z.boolean(), text]);
const facts = z.record(word, factValue);
const review = text.transform((written, context) => {
  const read = isLocalDate(written) ? written : parseSpan(written);
  if (read) return read;
  context.addIssue({ code: 'custom', message: `"${written}" is no review\nWrite a date or \`4 weeks\`.` });
  return z.NEVER;
});

const actShapes = {
  done: { done: text, outcome: text.optional(), otherwise: text.optional() },
  skip: { skip: text, reason: text.optional(), outcome: text.optional() },
  wait: { wait: text, for: z.enum(queues), review: review.optional(), reason: text.optional() },
  resume: { resume: text },
  extend: { extend: text, to: date, reason: text.optional() },
  promise: { promise: text, on: date },
  escalate: { escalate: text, to: text, reason: text.optional() },
  ask: { ask: text, of: z.enum(roles), text: text.default('?') },
  answer: { answer: text, text: text.default('!') },
  'withdraw-question': { 'withdraw-question': text },
  nudge: { nudge: text },
  invite: { invite: z.enum(roles), because: z.enum(invitedBecause).default('think-along') },
  'answer-invitation': {
    'answer-invitation': text,
    says: z.enum(['accepted', 'declined']),
    because: z.enum(declinedBecause).optional(),
  },
  'withdraw-invitation': { 'withdraw-invitation': text },
  'ask-family': { 'ask-family': z.enum(family), what: z.enum(familyTasks), days: z.int() },
  disagree: { disagree: z.enum(disagreedAbout) },
  leave: { leave: z.enum(roles), reason: text.optional() },
  bring: { bring: z.literal('table'), question: z.enum(tableQuestions).default('think-along') },
  discuss: { discuss: z.literal('table') },
  decide: {
    decide: text,
    what: z.enum(decisionKinds).default('new-plan'),
    of: z.enum(roles),
    within: term,
    ladder: word.optional(),
    absent: z.boolean().optional(),
    answers: text.optional(),
    reason: text.optional(),
  },
  propose: {
    propose: text,
    what: z.enum(decisionKinds).default('new-plan'),
    of: z.enum(roles),
    within: term,
    ladder: word.optional(),
  },
  'answer-decision': {
    'answer-decision': text,
    says: z.enum(['accepted', 'declined', 'countered']),
    reason: text.optional(),
    within: term.optional(),
    on: date.optional(),
  },
  accept: { accept: z.literal('direction') },
  refuse: { refuse: z.literal('direction'), reason: text.optional() },
  set: { set: facts },
  close: { close: text, reason: text.optional() },
  reopen: { reopen: z.unknown(), reason: text.optional(), starts: z.array(text).default([]) },
} as const;

const by = { by: recipient.optional() };

/** What `correct:` names: an act as the story wrote it, or as much of it as tells it apart. */
const takenBack = z.record(text, z.unknown());

/** Not an act of anybody in the case: the school says on which days it is closed, all of them, from that moment on. */
export const calendarShape = closed({ at: moment, 'closing-days': z.array(date) });

/** Nor this: somebody states a signal that nobody counts. */
export const statementShape = closed({ at: moment, ...by, states: word });

/** One event of a story, by the key that names its act. */
export const eventShapes = {
  done: closed({ at: moment, ...by, ...actShapes.done }),
  skip: closed({ at: moment, ...by, ...actShapes.skip }),
  wait: closed({ at: moment, ...by, ...actShapes.wait }),
  resume: closed({ at: moment, ...by, ...actShapes.resume }),
  extend: closed({ at: moment, ...by, ...actShapes.extend }),
  promise: closed({ at: moment, ...by, ...actShapes.promise }),
  escalate: closed({ at: moment, ...by, ...actShapes.escalate }),
  ask: closed({ at: moment, ...by, ...actShapes.ask }),
  answer: closed({ at: moment, ...by, ...actShapes.answer }),
  'withdraw-question': closed({ at: moment, ...by, ...actShapes['withdraw-question'] }),
  nudge: closed({ at: moment, ...by, ...actShapes.nudge }),
  invite: closed({ at: moment, ...by, ...actShapes.invite }),
  'answer-invitation': closed({ at: moment, ...by, ...actShapes['answer-invitation'] }),
  'withdraw-invitation': closed({ at: moment, ...by, ...actShapes['withdraw-invitation'] }),
  'ask-family': closed({ at: moment, ...by, ...actShapes['ask-family'] }),
  disagree: closed({ at: moment, ...by, ...actShapes.disagree }),
  leave: closed({ at: moment, ...by, ...actShapes.leave }),
  bring: closed({ at: moment, ...by, ...actShapes.bring }),
  discuss: closed({ at: moment, ...by, ...actShapes.discuss }),
  decide: closed({ at: moment, ...by, ...actShapes.decide }),
  propose: closed({ at: moment, ...by, ...actShapes.propose }),
  'answer-decision': closed({ at: moment, ...by, ...actShapes['answer-decision'] }),
  accept: closed({ at: moment, ...by, ...actShapes.accept }),
  refuse: closed({ at: moment, ...by, ...actShapes.refuse }),
  set: closed({ at: moment, ...by, ...actShapes.set }),
  close: closed({ at: moment, ...by, ...actShapes.close }),
  reopen: closed({ at: moment, ...by, ...actShapes.reopen }),
  correct: closed({ at: moment, ...by, correct: takenBack, reason: text.optional() }),
} as const;

export type StoryEvent = {
  [Name in keyof typeof eventShapes]: z.output<(typeof eventShapes)[Name]>;
}[keyof typeof eventShapes];

const stated = { hours: z.number().min(0).optional(), doubtful: z.boolean().optional() };

const absence = z.union([
  closed({ on: date, kind: z.enum(absenceKinds), ...stated }),
  closed({ on: date, was: z.enum(absenceKinds), kind: z.enum(absenceKinds), recorded: moment, ...stated }),
]);

const run = closed({ on: date, to: date, every: z.literal('school-day'), kind: z.enum(absenceKinds), ...stated });

/** A list that may be left out or left empty. */
function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);
}

const line = z.record(text, z.unknown());

/** A case that ran already: who directs, and the steps that are open, by their names. */
const takenOver = closed({
  list: word.default('list'),
  reason: z.enum(handReasons).optional(),
  director: z.enum(roles).optional(),
  method: z.enum(methods).optional(),
  steps: z.record(word, closed({ since: date.optional(), due: date })).default({}),
  done: z.array(word).optional(),
});

export type TakenOverShape = z.output<typeof takenOver>;

/** A scenario file. Its workflows, region and signals are read by the readers of agreement files. */
export const scenarioShape = closed({
  scenario: text,
  region: z.unknown().optional(),
  /** The kind of school of the child; signals of another sector do not count. */
  sector: z.enum(sectors).default('vo'),
  /** Where the child lives; signals for residents of others do not count. */
  municipality: text.default('Testdam'),
  workflow: z.unknown().optional(),
  workflows: z.array(z.unknown()).optional(),
  signals: z.unknown().optional(),
  open: closed({
    at: moment,
    'first-day-absent': date.optional(),
    facts: facts.default({}),
    'taken-over': takenOver.optional(),
  }).optional(),
  absences: listOf(absence),
  'absences-from': z.union([run, z.array(run)]).optional(),
  events: listOf(z.record(text, z.unknown())),
  until: moment,
  expect: listOf(line),
  absent: listOf(line),
});

export type ScenarioShape = z.output<typeof scenarioShape>;
