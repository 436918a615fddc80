import { longestRequest, rightOutcomes, rights } from '@app/cases';
import { roles } from '@app/rules';
import { z } from 'zod';
import { at, on, words } from '../shapes';

const right = z.enum(rights);

/** A request as whoever asked and whoever answers read it: the last day of it, and why it is that day. */
export const rightsRequest = z
  .object({
    id: z.uuid(),
    right,
    title: words,
    organisation: z.string(),
    receivedOn: on,
    words: z.string().nullable(),
    answerBefore: on,
    why: z.object({ sentence: words, parts: z.array(words) }),
    state: z.enum(['waits', 'late', 'answered']),
    /** In one sentence: how far it is. */
    sentence: words,
    extended: z.object({ at, because: z.string() }).optional(),
    answered: z.object({ at, outcome: z.enum(rightOutcomes), title: words, reason: z.string().optional() }).optional(),
    liftedAt: at.optional(),
    canExport: z.boolean().meta({ description: 'Whether there is a copy of the data to take away' }),
  })
  .meta({ id: 'RightsRequest' });

export const familyRights = z
  .object({
    rights: z.array(z.object({ right, title: words, plain: words })),
    cases: z.array(
      z.object({
        id: z.uuid(),
        child: z.string(),
        organisations: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(roles), who: words })),
      }),
    ),
    requests: z.array(rightsRequest),
  })
  .meta({ id: 'FamilyRights' });
export type FamilyRights = z.infer<typeof familyRights>;

const said = z.string().trim().min(1).max(longestRequest);

export const newRequest = z
  .strictObject({ right, of: z.uuid(), words: said.optional() })
  .meta({ id: 'NewRightsRequest' });

const askedBy = z.enum(['parents', 'young-person']);

export const letter = z
  .strictObject({
    case: z.uuid(),
    right,
    of: z.uuid(),
    by: askedBy,
    receivedOn: on,
    words: said.optional(),
  })
  .meta({ id: 'RightsLetter' });

export const newAnswer = z
  .strictObject({
    outcome: z.enum([...rightOutcomes, 'extended']),
    reason: z.string().trim().min(1).max(longestRequest).optional(),
  })
  .meta({ id: 'RightsAnswer' });

export const askedOfUs = z
  .object({
    organisations: z.array(z.object({ id: z.uuid(), name: z.string() })),
    rights: z.array(z.object({ right, title: words, plain: words })),
    requests: z.array(
      rightsRequest.extend({
        case: z.uuid(),
        by: askedBy,
        isLetter: z.boolean(),
        canExtend: z.boolean(),
        canLift: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'RightsAskedOfUs' });
export type AskedOfUs = z.infer<typeof askedOfUs>;

export const besideData = z
  .object({
    beside: z.array(
      z.object({
        right,
        organisation: z.string(),
        by: askedBy,
        /** What it comes to, for who reads the case. */
        sentence: words,
        words: z.string().optional().meta({ description: 'Of the family itself' }),
        reason: z.string().optional(),
        answeredOn: on,
      }),
    ),
  })
  .meta({ id: 'BesideData' });
