import { declinedBecause, invitedBecause } from '@app/rules';
import { z } from 'zod';
import { on } from '../shapes';

/** What who is invited reads before he answers: no child, no school, no case. */
export const invited = z
  .object({
    invitations: z.array(
      z.object({
        id: z.uuid(),
        role: z.string(),
        from: z.string(),
        because: z.enum(invitedBecause),
        invitedOn: on,
        answerBy: on,
      }),
    ),
  })
  .meta({ id: 'Invited' });

export const invitationAnswer = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('accepted') }),
    z.strictObject({ answer: z.literal('declined'), because: z.enum(declinedBecause) }),
  ])
  .meta({ id: 'InvitationAnswer' });

/** The case that is seen from then on, and what else the organisation is invited to. */
export const answered = invited.extend({ caseId: z.uuid().optional() }).meta({ id: 'InvitationAnswered' });

export const newInvitation = z
  .strictObject({ organisation: z.uuid(), because: z.enum(invitedBecause) })
  .meta({ id: 'NewInvitation' });

/** Who was invited to a case, and who can be by whoever may. */
export const caseInvitations = z
  .object({
    invitations: z.array(
      z.object({
        id: z.uuid(),
        role: z.string(),
        organisation: z.string(),
        because: z.enum(invitedBecause),
        invitedOn: on,
        answerBy: on,
        state: z.enum(['open', 'accepted', 'declined', 'withdrawn']),
        declinedBecause: z.enum(declinedBecause).optional(),
      }),
    ),
    organisations: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.string() })),
  })
  .meta({ id: 'CaseInvitations' });
