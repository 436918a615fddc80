import { z } from 'zod';
import { misses } from './agreement';
import {
  careSpan,
  closed,
  dayOfYear,
  lead,
  recipient,
  reminder,
  rhythm,
  role,
  roleOrRelation,
  rungSpan,
  term,
  title,
  word,
} from './words';

const factValue = z.union([z.boolean(), z.string()]);
const operators = closed({
  $eq: factValue.optional(),
  $ne: factValue.optional(),
  $in: z.array(factValue).optional(),
  $nin: z.array(factValue).optional(),
});

/** A plain equality map over facts: `{ question: { $in: [care] } }`. */
export const condition = z.record(word, z.union([factValue, operators]));

const facts = z.record(word, z.union([z.literal('boolean'), z.literal('date'), z.array(z.string().min(1)).min(1)]));

/** One rung of an escalation table. */
export const rung = closed({
  rung: word,
  after: rungSpan.optional(),
  every: rungSpan.optional(),
  from: word.optional(),
  tell: z.array(recipient).default([]),
  asks: word.optional(),
  within: term.optional(),
  'puts-on': word.optional(),
  'moves-direction': roleOrRelation.optional(),
  fatal: z.boolean().default(false),
});

/** `default/ladders.yaml`, or the `ladders:` of a workflow: rungs by name. */
export const laddersFile = z.record(word, z.array(rung));

const outcome = closed({
  title: title.optional(),
  sets: z.record(word, factValue).default({}),
  opens: word.optional(),
  closes: word.optional(),
  ends: z.literal('workflow').optional(),
});

const start = z.union([
  z.literal('opening'),
  closed({ after: word, with: z.array(word).min(1).optional(), times: z.int().min(2).optional() }),
  closed({ missed: word }),
  closed({ when: condition }),
  closed({ every: rhythm, until: z.literal('closing').optional() }),
  closed({ on: dayOfYear }),
  closed({ before: word, by: lead }),
  closed({ 'on-day': word }),
]);

const needs = closed({
  done: z.array(word).default([]),
  facts: condition.optional(),
  else: z.string().min(1).optional(),
});

/** The five phases of the method for school absence (MAS). */
export const phases = ['observe', 'analyse', 'plan', 'act', 'evaluate'] as const;

/** What one step of a workflow file may say. */
export const step = closed({
  title: title.optional(),
  phase: z.enum(phases).optional(),
  by: z.enum([...role.options, 'director']),
  starts: start,
  within: term,
  'counts-from': word.optional(),
  remind: z.array(reminder).default([]),
  ladder: word.optional(),
  'if-missed': z.enum(misses).optional(),
  asks: word.optional(),
  source: z.string().optional(),
  outcomes: z.record(word, z.union([outcome, z.null()])).default({}),
  needs: needs.optional(),
  'counts-for': z.array(role).default([]),
  extensions: z.int().min(0).default(1),
});

export const rule = closed({
  id: word,
  when: condition.optional(),
  otherwise: z.literal(true).optional(),
  director: role,
  source: z.string().optional(),
});

export const direction = z.union([
  z.literal('unchanged'),
  closed({
    'accept-within': term,
    remind: z.array(reminder).default([]),
    ladder: word.optional(),
    rules: z.array(rule),
  }),
]);

export const clock = closed({
  from: word,
  within: term.optional(),
  ladder: word.optional(),
  'pauses-while': condition.optional(),
  'begins-at': word.optional(),
  when: condition.optional(),
  source: z.string().optional(),
});

const opens = closed({
  signal: z.union([word, z.array(word).min(1)]).optional(),
  by: z.enum(['hand', 'family']).optional(),
  from: word.optional(),
  sets: z.record(word, factValue).optional(),
});

const confidential = closed({
  'known-to': z.array(role).min(1),
  facts: z.array(word).default([]),
  signals: z.array(word).default([]),
  steps: z.array(word).default([]),
});

/** A whole workflow file. */
export const workflowFile = closed({
  workflow: word,
  version: z.int().min(1).default(1),
  title: title.optional(),
  source: z.string().optional(),
  opens: opens.optional(),
  facts: facts.default({}),
  confidential: confidential.optional(),
  direction: direction.optional(),
  steps: z.record(word, step).default({}),
  clocks: z.record(word, clock).default({}),
  ladders: z.union([z.literal('default/ladders'), laddersFile]).optional(),
  'after-care': z.array(careSpan).default([]),
});

export type WorkflowFile = z.infer<typeof workflowFile>;
export type StepShape = z.infer<typeof step>;
export type RungShape = z.infer<typeof rung>;
export type ConditionShape = z.infer<typeof condition>;
