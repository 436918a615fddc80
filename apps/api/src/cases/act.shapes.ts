import {
  type Act,
  family,
  familyTasks,
  longestAnswer,
  longestForFamily,
  longestQuestion,
  type LocalDate,
  partners,
  queues,
  roles,
  shortestForFamily,
  tableQuestions,
} from '@app/rules';
import { z } from 'zod';
import { actNames } from '../shapes';
import { asTerm, term } from './term.shapes';

const step = z.string().regex(/^[\w./-]{1,120}$/, 'is no key of a step');
const word = z.string().regex(/^[\w.-]{1,60}$/, 'is no word of a list');
const date = z.iso.date().transform((text) => text as LocalDate);
const returnedOn = date.meta({
  description: 'When the act closes the case with a child that is back: since which day',
});
const reason = z.string().trim().min(1).max(2000);
const words = (most: number) => z.string().trim().min(1).max(most);
const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** What a person does in a case. Text is for `reason`, `otherwise` and `text` alone, which are kept apart from the timeline. */
export const actBody = z
  .discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('done'),
      step,
      outcome: word.optional(),
      otherwise: reason.optional(),
      evidence: z.record(word, z.unknown()).optional(),
      returnedOn: returnedOn.optional(),
    }),
    z.strictObject({ act: z.literal('skip'), step, reason, outcome: word.optional() }),
    z.strictObject({ act: z.literal('wait'), step, for: z.enum(queues), review: date.optional() }),
    z.strictObject({ act: z.literal('resume'), step }),
    z.strictObject({ act: z.literal('extend'), step, to: date, reason }),
    z.strictObject({ act: z.literal('promise'), step, on: date }),
    z.strictObject({ act: z.literal('escalate'), step, to: word, reason }),
    z.strictObject({ act: z.literal('ask'), step, of: z.enum(partners), text: words(longestQuestion) }),
    z.strictObject({ act: z.literal('answer'), step, text: words(longestAnswer) }),
    z.strictObject({ act: z.literal('withdraw-question'), step }),
    z.strictObject({ act: z.literal('nudge'), step }),
    z.strictObject({ act: z.literal('withdraw-invitation'), step }),
    z.strictObject({
      act: z.literal('ask-family'),
      of: z.enum(family),
      what: z.enum(familyTasks),
      days: z.int().min(shortestForFamily).max(longestForFamily),
    }),
    z.strictObject({ act: z.literal('leave'), of: z.enum(roles), reason }),
    z.strictObject({ act: z.literal('bring'), question: z.enum(tableQuestions) }),
    z.strictObject({
      act: z.literal('answer-decision'),
      step,
      says: z.enum(['accepted', 'declined', 'countered']),
      reason: reason.optional(),
      within: term.transform(asTerm).optional(),
      on: date.optional(),
    }),
    z.strictObject({ act: z.literal('accept') }),
    z.strictObject({ act: z.literal('refuse'), reason }),
    z.strictObject({ act: z.literal('set'), facts: z.record(word, z.union([z.boolean(), word])) }),
    z.strictObject({ act: z.literal('close'), outcome: word, returnedOn: returnedOn.optional() }),
    z.strictObject({ act: z.literal('reopen'), reason, starts: z.array(step).max(50) }),
    z.strictObject({
      act: z.literal('correct'),
      takesBack: z.strictObject({ act: z.enum(actNames), step: step.optional(), at: moment.optional() }),
      reason: reason.optional(),
    }),
  ])
  .transform((body) => {
    const { evidence, returnedOn: on, ...act } = body as Act & { evidence?: unknown; returnedOn?: LocalDate };
    return { act: act as Act, evidence, returnedOn: on };
  })
  .meta({ id: 'Act' });
