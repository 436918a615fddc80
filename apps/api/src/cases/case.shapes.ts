import { ofCase, ownBy, tells, tellsAs, tellsEach } from '@app/cases';
import { decisionKinds } from '@app/rules';
import { z } from 'zod';
import { pageQuery } from '../lists/cursor';
import { factsTell } from './facts-tell';
import { actNames, at, child, line, on, party, stepItem, titled, words } from '../shapes';

/** A case as one person may see it. */

const coming = z.object({
  id: z.string(),
  kind: z.enum(['missed', 'reminder', 'review', 'rung', 'start']),
  on,
  at,
  told: z.array(z.string()),
});

export const caseStep = stepItem
  .extend({
    startedOn: tells('agreements/summary', on),
    doneOn: tells('agreements/summary', on).optional(),
    outcome: tells('agreements/full', z.string()).optional(),
    /** In the place of an outcome, where that is what a doctor concluded. */
    conclusion: tells('medical-conclusion/summary', z.string()).optional(),
    phase: z.string().optional(),
    source: z.string().optional(),
    revision: z.int(),
    /** For a decision or what parties agreed on, and for the answer to one: who decided what, in which words and why. */
    decided: tells(
      'table/summary',
      z.object({
        from: z.string(),
        what: z.enum(decisionKinds),
        words: tells('table/full', z.string()).optional(),
        motivation: tells('table/full', z.string()).optional(),
        /** Of an answer that is asked: the term that is offered, as agreements write it. */
        within: z.string().optional(),
      }),
    ).optional(),
    comes: z.array(tells('agreements/full', coming)),
  })
  .meta({ id: 'CaseStep', ...ownBy('by') });
export type CaseStep = z.infer<typeof caseStep>;

const clock = z.object({
  id: z.string(),
  title: words,
  from: on,
  weeks: z.int(),
  paused: z.boolean(),
  dueOn: tells('agreements/summary', on).optional(),
  next: z.object({ id: z.string(), on, told: z.array(z.string()) }).optional(),
});

const factsTold = tellsEach(factsTell, z.record(z.string(), z.union([z.boolean(), z.string()])));

export const caseFile = z
  .object({
    id: z.uuid(),
    child: child.extend({ name: tells('identity/full', z.string()) }),
    firstDayAbsent: tells('absence/summary', on),
    daysAtHome: tells('absence/summary', z.int()).optional(),
    phase: z.enum(['open', 'after-care', 'ended']),
    closed: tells('agreements/summary', z.object({ outcome: z.string(), returnedOn: on.optional() })).optional(),
    workflows: tells('agreements/summary', z.array(titled.extend({ version: z.int(), running: z.boolean() }))),
    facts: factsTold,
    factTypes: z.record(z.string(), z.union([z.enum(['boolean', 'date']), z.array(z.string())])),
    director: party.extend({ rule: z.string() }),
    proposal: z.object({ role: z.string(), rule: z.string(), answerBefore: on, missed: z.boolean() }).optional(),
    parties: z.array(
      party.extend({
        takesPart: z.boolean().meta({ description: 'It may see the case' }),
        mayLeave: z.boolean().optional().meta({ description: 'Who asks may say that it takes part no longer' }),
      }),
    ),
    next: tells('agreements/full', z.object({ at, sentence: words })).optional(),
    steps: z.array(caseStep),
    clocks: z.array(tells('absence/summary', clock)),
    agenda: z.array(tells('table/summary', z.object({ reason: z.string(), on }))),
    criminalRoute: tells('judicial/summary', z.object({ state: z.enum(['running', 'closed']), since: on })).optional(),
    onRegionalList: z.boolean(),
    outcomes: z.array(z.string()).meta({ description: 'Words with which the case may be closed' }),
    acts: z.array(z.enum(actNames)),
    isLast: z
      .literal(true)
      .optional()
      .meta({ description: 'Seen no longer after this act: the case as it was before' }),
    etag: z.string(),
  })
  .meta({ id: 'CaseFile', ...ofCase('id') });
export type CaseFile = z.infer<typeof caseFile>;

const item = z
  .object({
    id: z.string(),
    at,
    on,
    line,
    sentence: words,
    by: z.object({ role: z.string(), person: z.string().optional() }).optional(),
    of: z.array(z.string()).meta({ description: 'Whose step it is about, who was told and who did it' }),
    reason: z.string().optional().meta({ description: 'Why somebody did it, for who acts in the case' }),
    mails: z.int(),
  })
  .meta(ownBy('of'));

export const timelinePage = z
  .object({
    items: z.array(tells('agreements/full', item)),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof timelinePage>;

/** What of a timeline is asked for: what a party did, or what is of a kind. */
export const timelineKinds = ['steps', 'escalation', 'direction', 'consultation', 'facts'] as const;
export const timelineQuery = pageQuery.extend({
  by: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  kind: z.enum(timelineKinds).optional(),
});
export type TimelineQuery = z.infer<typeof timelineQuery>;

const directed = z.object({ director: z.string(), organisation: z.string(), sentence: words });

export const whyDirector = z
  .object({
    now: directed.extend({ since: on.optional() }),
    facts: z.array(
      tellsAs(
        { field: 'fact', of: factsTell },
        z.object({ fact: z.string(), value: z.union([z.boolean(), z.string()]) }),
      ),
    ),
    proposed: directed.optional(),
    earlier: z.array(directed.extend({ from: on, until: on })).meta({ description: 'The last one first' }),
  })
  .meta({ id: 'WhyDirector' });
export type WhyDirector = z.infer<typeof whyDirector>;

export const why = z
  .object({
    sentence: words,
    due: z.string(),
    basis: z
      .array(z.object({ kind: z.enum(['law', 'agreement']), source: z.string() }))
      .meta({ description: 'What the term rests on, where the agreement says so' }),
    parts: z.array(
      z.object({
        kind: z.enum(['start', 'taken-over', 'term', 'skipped', 'waited', 'extended', 'corrected', 'ran-on', 'closed']),
        on: on.optional(),
        from: on.optional(),
        to: on.optional(),
        rule: z.string().optional(),
        because: words.optional(),
        sentence: words,
      }),
    ),
  })
  .meta({ id: 'Why' });
export type Why = z.infer<typeof why>;
