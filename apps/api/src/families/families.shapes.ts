import { tells } from '@app/cases';
import { authoritySources, channels, relativeKinds } from '@app/cases';
import { hashable } from '@app/imports';
import type { LocalDate } from '@app/rules';
import { z } from 'zod';
import { on } from '../shapes';

const day = on.transform((text) => text as LocalDate);
const tongue = z.string().regex(/^[a-z]{2,3}$/, 'is no code of a language: write nl, tr or zgh');
export const tongues = z.array(tongue).max(10);

const address = z.string().trim().min(1).max(300);
const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d\s()-]{6,20}$/, 'is no telephone number');

/** How somebody of a family is reached, in place of what was known. */
export const contactDetails = z
  .strictObject({
    email: z.email().max(200),
    phone: phone.optional(),
    address: address.optional(),
    channel: z.enum(channels),
    /** Nobody but the officer and he himself is told how he is reached. */
    isShielded: z.boolean(),
  })
  .meta({ id: 'NewContactDetails' });

/** Who has authority over a child, or supports its family, and how he is reached. */
export const newAuthority = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    email: z.email().max(200),
    language: z.enum(['nl', 'en']).default('nl'),
    kind: z.enum(relativeKinds),
    source: z.enum(authoritySources),
    since: day,
    until: day.optional(),
    channel: z.enum(channels).default('mail'),
    address: address.optional(),
    phone: phone.optional(),
    isShielded: z.boolean().default(false),
    speaks: tongues.default([]),
    /** By which he signs in with DigiD: it is hashed, and kept nowhere. */
    bsn: z
      .string()
      .refine((given) => hashable('bsn', given) !== undefined, 'is no BSN')
      .optional(),
  })
  .refine(({ since, until }) => until === undefined || until >= since, 'ends before it begins')
  .refine(
    ({ kind, source }) => (kind === 'supporter') === (source === 'asked-by-family'),
    'a supporter is asked by the family, and nobody else is',
  )
  .meta({ id: 'NewAuthority' });

const possibleContact = z.object({
  id: z.uuid(),
  name: z.string(),
  function: z.string(),
  organisation: z.string(),
  speaks: z.array(z.string()),
});

export const relatives = z
  .object({
    relatives: z.array(
      tells(
        'contact/summary',
        z.object({
          id: z.uuid(),
          person: z.uuid(),
          name: z.string(),
          role: z.enum(['parents', 'young-person']),
          kind: z.enum(relativeKinds),
          source: z.enum(authoritySources),
          since: on,
          until: on.optional(),
          channel: z.enum(channels),
          language: z.enum(['nl', 'en']),
          email: tells('contact/full', z.string()).optional(),
          phone: tells('contact/full', z.string()).optional(),
          address: tells('contact/full', z.string()).optional(),
          isShielded: z.boolean(),
          mayChange: z.boolean().meta({ description: 'Whether who asks says how he is reached' }),
          speaks: z.array(z.string()),
          contact: z.object({ id: z.uuid(), name: z.string() }).optional(),
          /** Who can be his own contact; whoever speaks his language comes first. */
          suggested: z.array(possibleContact),
        }),
      ),
    ),
  })
  .meta({ id: 'Relatives' });
export type Relatives = z.infer<typeof relatives>;

export const newContact = z.strictObject({ person: z.uuid() }).meta({ id: 'NewContact' });

/** Languages in which somebody speaks with families. */
export const spoken = z.strictObject({ languages: tongues }).meta({ id: 'SpokenLanguages' });
