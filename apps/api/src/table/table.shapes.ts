import { agendaKinds } from '@app/cases';
import { decisionKinds, roles } from '@app/rules';
import { z } from 'zod';
import { at, child, on } from '../shapes';
import { term } from '../cases/term.shapes';

/** The table: its meetings, their agendas and minutes. */

const ladder = z.string().regex(/^[\w-]{1,60}$/, 'is no name of a ladder');
const reason = z.string().trim().min(20).max(2000);

/** A decision as somebody types it; what is not known yet is left out. */
export const decisionDraft = z
  .strictObject({
    what: z.enum(decisionKinds).optional(),
    words: z.string().trim().min(1).max(200).optional(),
    party: z.enum(roles).optional(),
    within: term.optional(),
    ladder: ladder.default('standard'),
  })
  .meta({ id: 'DecisionDraft' });

export const authorityDecision = z
  .strictObject({
    answers: z.string().regex(/^[\w./-]{1,120}$/, 'is no key of a step'),
    what: z.enum(decisionKinds),
    words: z.string().trim().min(1).max(200).optional(),
    party: z.enum(roles),
    within: term,
    ladder: ladder.optional(),
    motivation: reason,
  })
  .meta({ id: 'AuthorityDecision' });

/** What one party proposes another, or takes on itself. */
export const proposedStep = z
  .strictObject({
    what: z.enum(decisionKinds),
    words: z.string().trim().min(1).max(200).optional(),
    party: z.enum(roles),
    within: term,
    ladder: ladder.optional(),
  })
  .meta({ id: 'ProposedStep' });

export const decision = z
  .object({
    id: z.uuid(),
    caseId: z.uuid(),
    etag: z.string(),
    what: z.enum(decisionKinds).optional(),
    words: z.string().optional(),
    party: z.enum(roles).optional(),
    /** As agreements write a term. */
    within: z.string().optional(),
    ladder: z.string().optional(),
    by: z.string().optional().meta({ description: 'Who wrote on it last' }),
    writtenAt: at,
    step: z.string().optional().meta({ description: 'The step that it became' }),
    dueOn: on.optional(),
    answerBy: on.optional(),
    state: z.enum(['draft', 'asked', 'declined', 'open', 'missed', 'waiting', 'done', 'skipped']),
  })
  .meta({ id: 'TableDecision' });

const organisation = z.object({ id: z.uuid(), name: z.string(), role: z.string() });

const meetingDay = z.object({
  on,
  startsAt: z.string().optional(),
  agendaFrom: on,
  closesOn: on,
  isFinal: z.boolean(),
});

export const meetings = z
  .object({ table: z.string(), mayLead: z.boolean(), meetings: z.array(meetingDay), guestOf: z.uuid().optional() })
  .meta({ id: 'TableMeetings' });

export const meeting = meetingDay
  .extend({
    mayLead: z.boolean(),
    present: z.array(organisation),
    organisations: z.array(organisation).meta({ description: 'Who can be there or be a guest, for who leads' }),
    items: z.array(
      z.object({
        caseId: z.uuid(),
        child,
        director: z.string(),
        kind: z.enum(agendaKinds).optional().meta({ description: 'Left out in minutes' }),
        points: z.array(z.object({ reason: z.string(), on })),
        times: z.int(),
        urgent: z.boolean(),
        discussing: z.boolean(),
        isDiscussed: z.boolean(),
        guests: z.array(organisation),
        ladders: z.array(z.string()),
        parties: z.array(z.string()),
        decisions: z.array(decision),
      }),
    ),
  })
  .meta({ id: 'TableMeeting' });

export const present = z.strictObject({ organisations: z.array(z.uuid()).max(100) }).meta({ id: 'TablePresent' });
export const guest = z.strictObject({ organisation: z.uuid() }).meta({ id: 'TableGuest' });

export const itemAct = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('add-urgent') }),
    z.strictObject({ act: z.literal('remove'), reason }),
    z.strictObject({ act: z.literal('begin') }),
    z.strictObject({ act: z.literal('end') }),
  ])
  .meta({ id: 'TableItemAct' });
