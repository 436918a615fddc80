import { z } from 'zod';
import { at, on, words } from '../shapes';

const uuid = z.uuid();
export const className = z.enum(['case-content', 'supervision-result', 'criminal-file', 'medical-note', 'access-log']);

/** Every class of what is kept, with its term; of those that two people let go together how many may go today. */
const classes = z.array(
  z.object({
    class: z.string(),
    title: words,
    /** So long, and from when. */
    term: words,
    basis: words,
    goes: z.enum(['by-two', 'by-the-clock']),
    due: z.int().optional(),
  }),
);

const deed = z.object({ person: z.string(), as: z.string(), at });

export const proof = z
  .object({
    id: uuid,
    class: className,
    organisation: z.string(),
    asOf: on,
    hash: z.string().meta({ description: 'SHA-256 of the list as it was proposed' }),
    items: z.int(),
    destroyed: z.int(),
    state: z.enum(['proposed', 'approved', 'done', 'withdrawn']),
    proposed: deed,
    approved: deed.nullable(),
    doneAt: at.nullable(),
    /** Whether who asks may approve it: not who proposed it. */
    mayApprove: z.boolean(),
  })
  .meta({ id: 'DestructionProof' });

export const hold = z
  .object({
    id: uuid,
    case: uuid,
    organisation: z.string(),
    person: z.string(),
    reason: z.string(),
    at,
    liftedAt: at.nullable(),
  })
  .meta({ id: 'LegalHold' });

export const overview = z
  .object({ classes, proposals: z.array(proof), holds: z.array(hold) })
  .meta({ id: 'Retention' });

export const dueList = z
  .object({
    class: className,
    items: z.array(z.object({ item: z.string(), case: uuid.nullable(), mayGoOn: on, why: words })),
  })
  .meta({ id: 'DueList' });

export const proposalList = z
  .object({
    proof,
    items: z.array(
      z.object({
        item: z.string(),
        case: uuid.nullable(),
        mayGoOn: on,
        became: z.enum(['destroyed', 'left-out']).nullable(),
        because: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DestructionList' });

export const proposing = z.strictObject({ class: className }).meta({ id: 'ProposeDestruction' });
export const holding = z
  .strictObject({ case: uuid, reason: z.string().trim().min(10).max(1000) })
  .meta({ id: 'HoldCase' });
export const caseHold = z
  .object({ hold: hold.omit({ id: true, person: true, liftedAt: true }).nullable() })
  .meta({ id: 'CaseHold' });
