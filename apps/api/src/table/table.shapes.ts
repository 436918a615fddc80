import { tells } from '@app/cases';
import { agendaKinds } from '@app/cases';
import { decisionKinds, roles, units } from '@app/rules';
import { z } from 'zod';
import { at, child, on, words } from '../shapes';
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

const typedTerm = z.union([z.object({ count: z.int(), unit: z.enum(units).exclude(['hours']) }), z.object({ on })]);

export const decision = z
  .object({
    id: z.uuid(),
    caseId: z.uuid(),
    etag: z.string(),
    what: z.enum(decisionKinds).optional(),
    words: tells('table/full', z.string()).optional(),
    party: z.enum(roles).optional(),
    /** As agreements write a term. */
    within: z.string().optional(),
    /** The same as it was typed, for who goes on typing. */
    term: typedTerm.optional(),
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
  lasts: z.int().meta({ description: 'Minutes' }),
});

export const meetings = z
  .object({ table: z.string(), mayLead: z.boolean(), meetings: z.array(meetingDay), guestOf: z.uuid().optional() })
  .meta({ id: 'TableMeetings' });

/** What the table decided earlier, as the step that it is. */
const decided = z.object({
  step: z.string(),
  what: z.enum(decisionKinds),
  words: z.string().optional().meta({ description: 'In the sentence of the table' }),
  party: z.string(),
  dueOn: on,
  state: z.enum(['open', 'missed', 'waiting', 'done', 'skipped']),
});

export const meeting = meetingDay
  .extend({
    mayLead: z.boolean(),
    now: at,
    present: z.array(organisation),
    organisations: z.array(organisation).meta({ description: 'Who can be there or be a guest, for who leads' }),
    items: z.array(
      z.object({
        caseId: z.uuid(),
        child,
        director: z.string(),
        kind: z.enum(agendaKinds).optional().meta({ description: 'Left out in minutes' }),
        points: z.array(
          z.object({
            reason: z.string(),
            on,
            about: words.optional().meta({ description: 'The step that it is about' }),
            by: z.string().optional().meta({ description: 'Who asked for it' }),
          }),
        ),
        times: z.int(),
        urgent: z.boolean(),
        discussing: z.boolean(),
        isDiscussed: z.boolean(),
        begunAt: at.optional(),
        minutes: z.int().optional(),
        daysAtHome: tells('absence/summary', z.int()).optional(),
        guests: z.array(organisation),
        participants: z.array(organisation).meta({ description: 'Who in the room has to do with this case' }),
        leaving: z.array(organisation).meta({ description: 'Who has not, and leaves the room for it' }),
        ladders: z.array(z.string()),
        parties: z.array(z.string()),
        invited: z.array(z.string()).meta({ description: 'The organisations that have a part in the case' }),
        decisions: z.array(tells('table/summary', decision)),
        before: z.array(tells('table/summary', decided)).meta({
          description: 'What was decided earlier, and what became of it',
        }),
      }),
    ),
  })
  .meta({ id: 'TableMeeting' });

export const order = z.strictObject({ cases: z.array(z.uuid()).max(200) }).meta({ id: 'TableOrder' });
export const time = z.strictObject({ minutes: z.int().min(15).max(600) }).meta({ id: 'TableTime' });

/** A decision that says all it has to. */
export const wholeDecision = decisionDraft
  .required({ what: true, party: true, within: true })
  .meta({ id: 'WholeDecision' });

/** What a decision would be to its case, before the minutes are final. */
export const foreseen = z
  .object({
    isThere: z.boolean().meta({ description: 'Whether who carries it out is there; who is not is asked first' }),
    dueOn: on.optional(),
    answerBy: on.optional(),
    refused: words.optional().meta({ description: 'Why the agreement does not allow it' }),
    comes: z.array(z.object({ id: z.string(), kind: z.string(), on, sentence: words })),
  })
  .meta({ id: 'ForeseenDecision' });

export const present = z.strictObject({ organisations: z.array(z.uuid()).max(100) }).meta({ id: 'TablePresent' });
export const guest = z.strictObject({ organisation: z.uuid() }).meta({ id: 'TableGuest' });

export const itemAct = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('add-urgent') }),
    z.strictObject({ act: z.literal('remove'), reason }),
    z.strictObject({ act: z.literal('give-minutes'), minutes: z.int().min(1).max(120) }),
    z.strictObject({ act: z.literal('begin') }),
    z.strictObject({ act: z.literal('end') }),
  ])
  .meta({ id: 'TableItemAct' });
