import { channels, ownBy, relativeKinds, tells } from '@app/cases';
import { disagreedAbout, longestQuestion, roles, themes } from '@app/rules';
import { z } from 'zod';
import { at, on, words } from '../shapes';

const step = z.string().regex(/^[\w./-]{1,120}$/, 'is no key of a step');

/** A case as the family of the child sees it: who to turn to, what comes next, and what is asked of whom. */
const familyCase = z.object({
  id: z.uuid(),
  child: z.string(),
  school: z.string(),
  director: z.object({ who: words, organisation: z.string(), person: z.string().optional() }),
  /** Who can always be asked, where he is reached, and which of the relative's languages he speaks as well. */
  contact: z.object({
    name: z.string(),
    organisation: z.string(),
    email: z.string().optional(),
    speaks: z.array(z.string()),
  }),
  next: z.object({ on, what: words }).optional(),
  /** What was agreed with the family itself. */
  agreed: z.array(z.object({ step, what: words, on: on.optional(), isDone: z.boolean() })),
  /** What is expected of others, in plain words. */
  expected: z.array(
    z.object({ role: z.enum(roles), who: words, organisation: z.string(), what: words, on: on.optional() }),
  ),
  asked: z.array(z.object({ about: words, question: z.string(), answer: z.string().optional() })),
  /** What whoever looks wants otherwise, and how far the mediation is. */
  otherwise: z.array(z.object({ about: words, wish: z.string().optional(), statedAt: at })),
  mediation: z.object({ who: words, organisation: z.string(), on: on.optional(), isDone: z.boolean() }).optional(),
});
export type FamilyCase = z.infer<typeof familyCase>;

export const familyPage = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(relativeKinds),
    language: z.enum(['nl', 'en']),
    today: on,
    theme: z.enum(themes),
    demonstration: z.boolean(),
    /** For whom all of this is there. */
    motto: words,
    /** Who supports the family because it asked: it may end that. */
    supporters: z.array(z.object({ id: z.uuid(), name: z.string() })),
    cases: z.array(tells('identity/full', familyCase)),
  })
  .meta({ id: 'FamilyPage' });
export type FamilyPage = z.infer<typeof familyPage>;

const text = z.string().trim().min(1).max(longestQuestion);

/** A question about what was agreed with the family, or about what is expected of a partner. */
export const familyQuestion = z
  .union([z.strictObject({ step, text }), z.strictObject({ of: z.enum(roles), text })])
  .meta({ id: 'FamilyQuestion' });

/** What somebody of the family sees otherwise, and what he wants instead. */
export const newDisagreement = z
  .strictObject({ about: z.enum(disagreedAbout), wish: z.string().trim().min(1).max(2000) })
  .meta({ id: 'NewDisagreement' });

/** How somebody of the family is reached himself: nobody else of it reads this. */
export const ownDetails = z
  .object({
    role: z.enum(['parents', 'young-person']),
    email: tells('contact/full', z.string()),
    phone: tells('contact/full', z.string()).optional(),
    address: tells('contact/full', z.string()).optional(),
    channel: z.enum(channels),
    isShielded: z.boolean(),
  })
  .meta({ id: 'OwnContactDetails', ...ownBy('role') });
export type OwnDetails = z.infer<typeof ownDetails>;

const explained = z.array(z.object({ id: z.string(), word: words, plain: words }));

/** Who is who, what words mean, and where somebody can go who does not agree: in plain words. */
export const familyExplained = z
  .object({ whoIsWho: explained, words: explained, disputes: explained })
  .meta({ id: 'FamilyExplained' });

/** What the family of a case sees otherwise, for its partners. */
export const disagreements = z
  .object({
    disagreements: z.array(
      z.object({
        role: z.enum(['parents', 'young-person']),
        about: z.enum(disagreedAbout),
        title: words,
        wish: tells('agreements/full', z.string()).optional(),
        statedAt: at,
      }),
    ),
  })
  .meta({ id: 'Disagreements' });
export type Disagreements = z.infer<typeof disagreements>;
