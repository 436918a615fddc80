import { mostTold, ownBy, tells } from '@app/cases';
import { z } from 'zod';

/** Parts of answers that occur in several: `…On` is a date, `…At` a moment with the region's offset. */

export const on = z.iso.date();
export const at = z.iso.datetime({ offset: true });
export const words = z.object({ nl: z.string(), en: z.string() }).meta({ id: 'Words' });
export const line = z.record(z.string(), z.unknown()).meta({
  id: 'TraceLine',
  description: 'What happened: at, on, and the keys of its kind, as the simulator prints it',
});

export const party = z
  .object({ role: z.string(), organisation: z.string(), person: z.string().optional() })
  .meta({ id: 'Party' });

export const child = z
  .object({
    initials: tells('identity/summary', z.string()),
    age: tells('identity/summary', z.int()),
    school: tells('identity/summary', z.string()),
    municipality: tells('identity/summary', z.string()).optional(),
  })
  .meta({ id: 'Child' });

export type Words = z.infer<typeof words>;

/** A count of cases that may be finer than per organisation and state. */
export const fineCount = z.int().meta({ description: `${mostTold + 1} reads "more than ${mostTold}"` });
export const titled = z.object({ id: z.string(), title: words });

export const actNames = [
  'done',
  'skip',
  'wait',
  'resume',
  'extend',
  'promise',
  'escalate',
  'ask',
  'answer',
  'withdraw-question',
  'nudge',
  'withdraw-invitation',
  'ask-family',
  'disagree',
  'leave',
  'bring',
  'discuss',
  'decide',
  'propose',
  'answer-decision',
  'accept',
  'refuse',
  'set',
  'close',
  'reopen',
  'correct',
] as const;
export type ActName = (typeof actNames)[number];

/** What happens if nobody acts. */
export const consequence = z
  .object({ at, kind: z.string(), told: z.array(z.string()), sentence: words })
  .meta({ id: 'Consequence' });

/** What missing a step may be called. */
export const misses = z.enum(['no-response', 'breach']);

export const stepItem = z
  .object({
    caseId: z.uuid(),
    child,
    step: z.string(),
    title: tells('agreements/summary', words),
    /** Of which agreement it is, in a case that runs several. */
    agreement: tells('agreements/summary', words).optional(),
    by: z.string(),
    party,
    dueOn: tells('agreements/summary', on),
    dueAt: tells('agreements/summary', at).optional(),
    state: z.enum(['open', 'waiting', 'missed', 'done', 'skipped']),
    lateDays: z.int(),
    waitingFor: tells('agreements/full', z.string()).optional(),
    waitingSince: tells('agreements/full', on).optional(),
    /** Where missing it is more than being late: nobody answered at all, or the law was breached. */
    missedAs: misses.optional(),
    extended: z.boolean(),
    extendableTo: on.optional().meta({ description: 'The last date that an extension may move it to' }),
    promised: tells('agreements/full', on).optional(),
    nudged: tells('agreements/full', z.object({ from: z.string(), on }))
      .optional()
      .meta({ description: 'Who let know last to wait for it' }),
    outcomes: z.array(titled.extend({ returns: z.boolean().optional() })),
    returns: z.boolean().optional().meta({ description: 'Doing this closes the case of a child that is back' }),
    task: z.string().optional(),
    /** For a question: who asked it, about which step. */
    question: tells('agreements/full', z.object({ from: z.string(), about: z.string() })).optional(),
    /** What was asked and answered, for the two that it is between. */
    asked: tells(
      'agreements/full',
      z.object({ question: z.string().nullable(), answer: z.string().nullable() }),
    ).optional(),
    acts: z.array(z.enum(actNames)),
    next: tells('agreements/full', consequence).optional(),
    director: z.string().optional(),
  })
  .meta({ id: 'StepItem', ...ownBy('by') });
export type StepItem = z.infer<typeof stepItem>;

export const handover = z
  .object({
    caseId: z.uuid(),
    child,
    director: z.string(),
    proposed: z.string(),
    rule: z.string(),
    answerBefore: on,
    missed: z.boolean(),
  })
  .meta({ id: 'Handover' });
export type Handover = z.infer<typeof handover>;

export const myDay = z
  .object({
    today: on,
    counts: z.object({
      missed: z.int(),
      today: z.int(),
      week: z.int(),
      questions: z.int().meta({ description: 'To be answered; also counted by the day on which that is due' }),
      waiting: z.int(),
      awaited: z.int().meta({ description: 'Steps of others that one waits for' }),
      handovers: z.int(),
    }),
    items: z.array(stepItem),
    handovers: z.array(handover),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'MyDay' });
export type MyDay = z.infer<typeof myDay>;

export const missedPage = z
  .object({
    items: z.array(stepItem),
    parties: z
      .array(z.object({ role: z.string(), count: fineCount }))
      .meta({ description: 'With whom what is late lies, whichever party was asked for' }),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'MissedSteps' });
export type MissedPage = z.infer<typeof missedPage>;

export const awaitedSteps = z
  .object({ items: z.array(stepItem), nextCursor: z.string().optional() })
  .meta({ id: 'AwaitedSteps' });

export const waitingSteps = z
  .object({ items: z.array(stepItem), nextCursor: z.string().optional() })
  .meta({ id: 'WaitingSteps' });

export const caseRow = z
  .object({
    id: z.uuid(),
    child,
    workflows: tells('agreements/summary', z.array(titled)),
    weeksAtHome: tells('absence/summary', z.int()).optional(),
    director: z.string(),
    openedOn: on,
    phase: z.string(),
    nextOn: on.optional(),
    missed: z.int(),
  })
  .meta({ id: 'CaseRow' });
export type CaseRow = z.infer<typeof caseRow>;

export const casePage = z.object({ items: z.array(caseRow), nextCursor: z.string().optional() }).meta({ id: 'Cases' });
