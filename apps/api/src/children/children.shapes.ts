import { tells } from '@app/cases';
import { z } from 'zod';
import { at, on } from '../shapes';

const pupil = tells(
  'identity/full',
  z
    .object({
      id: z.uuid(),
      name: z.string(),
      bornOn: on,
      municipality: z.string(),
      school: z.string(),
      openCases: z.int().meta({ description: 'Of those that he may see' }),
    })
    .meta({ id: 'ComparedPupil' }),
);

const decision = { reason: z.string(), person: z.string(), decidedAt: at };
const earlier = z
  .array(z.object({ ...decision, same: z.boolean() }))
  .meta({ description: 'What was decided of them before, the newest first' });
const two = { one: z.array(pupil), other: z.array(pupil) };

/** What an office decides, and decided, of the pupils of its municipality: each list has the first hundred. */
export const children = z
  .object({
    possible: z.array(z.object({ ...two, why: z.enum(['equal-name', 'equal-number']) })),
    joined: z.array(z.object({ pupils: z.array(pupil), decisions: z.array(z.object(decision)), earlier })),
    apart: z.array(z.object({ ...two, ...decision, earlier })),
  })
  .meta({ id: 'Children' });
export type Children = z.infer<typeof children>;

const reason = z.string().trim().min(1).max(2000);

/** Two children, each by one of its pupils. */
export const deciding = z.strictObject({ one: z.uuid(), other: z.uuid(), reason }).meta({ id: 'DecideOnChildren' });
export const splitting = z.strictObject({ pupil: z.uuid(), reason }).meta({ id: 'SplitChild' });
