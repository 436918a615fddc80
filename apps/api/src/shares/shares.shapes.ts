import { articles, bases, purposes, toldCategories, tells } from '@app/cases';
import type { LocalDate } from '@app/rules';
import { z } from 'zod';
import { on } from '../shapes';

const day = on.transform((text) => text as LocalDate);
const category = z.enum(toldCategories);
const categories = z.array(category).min(1).max(toldCategories.length);
const purpose = z.enum(purposes);
const basis = z.enum(bases);
const article = z.enum(articles);
const named = z.object({ id: z.uuid(), name: z.string() });

/** What somebody shares; the basis is looked at by the rules, so that a conclusion without one is refused in its own words. */
export const newShare = z
  .strictObject({
    to: z.uuid(),
    person: z.uuid().optional(),
    purpose,
    categories,
    basis: basis.optional(),
    article: article.optional(),
    consent: z.uuid().optional(),
    until: day.optional(),
  })
  .meta({ id: 'NewShare' });

export const share = z
  .object({
    id: z.uuid(),
    from: z.string(),
    to: z.string(),
    person: z.string().optional().meta({ description: 'Shared with him alone' }),
    purpose,
    categories: z.array(category),
    basis,
    article: article.optional(),
    madeBy: z.string().optional(),
    madeOn: on,
    until: on,
    state: z.enum(['running', 'on-hold', 'over', 'ended', 'withdrawn']),
    isOwn: z.boolean().meta({ description: 'Of the organisation of whoever asks: it may end it' }),
  })
  .meta({ id: 'Share' });

const offer = z.object({
  to: named.extend({ role: z.string() }),
  ways: z.array(z.object({ category, bases: z.array(basis), articles: z.array(article) })),
});

/** What is shared in a case, and what whoever asks can share himself. */
export const shares = z
  .object({
    shares: z.array(tells('agreements/summary', share)),
    offers: z.array(offer).meta({ description: 'To whom he can share what, by the sharing-basis map' }),
  })
  .meta({ id: 'Shares' });

const said = z.strictObject({
  role: z.enum(['parents', 'young-person']),
  authority: z.uuid().optional(),
  on: day,
});

/** What the family is asked to agree with; with it what was said on paper. */
export const newConsent = z
  .strictObject({
    purpose,
    categories,
    receivers: z.array(z.uuid()).min(1).max(20),
    until: day.optional(),
    said: z.array(said).max(10).default([]),
  })
  .meta({ id: 'NewConsent' });

export const consentOnPaper = said.meta({ id: 'ConsentOnPaper' });

export const consent = z.object({
  id: z.uuid(),
  purpose,
  categories: z.array(category),
  receivers: z.array(named),
  askedBy: z.string(),
  askedOn: on,
  until: on,
  state: z.enum(['waits', 'counts', 'over', 'withdrawn']),
  withdrawnOn: on.optional(),
  answers: z.array(
    z.object({
      role: z.enum(['parents', 'young-person']),
      authority: z.uuid().optional(),
      how: z.enum(['on-paper', 'on-own-page']),
      on,
      age: z.int().meta({ description: 'Of the child on that day' }),
    }),
  ),
});

const giver = z.object({
  role: z.enum(['parents', 'young-person']),
  authority: z.uuid().optional(),
  name: tells('contact/full', z.string()).optional(),
});

/** Consents of a case, and who must say yes today. */
export const consents = z
  .object({
    consents: z.array(tells('agreements/summary', consent)),
    givers: z.array(giver).meta({ description: 'Who must say yes at the age that the child has today' }),
  })
  .meta({ id: 'Consents' });

/** What a family was asked and what is shared of its child. */
export const familyConsents = z
  .object({
    cases: z.array(
      z.object({
        id: z.uuid(),
        consents: z.array(consent.extend({ isYours: z.boolean(), youSaid: z.boolean() })),
        shares: z.array(share.omit({ isOwn: true, madeBy: true, person: true })),
      }),
    ),
  })
  .meta({ id: 'FamilyConsents' });
