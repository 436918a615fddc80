import { z } from 'zod';
import { party, words } from '../shapes';

const side = z.enum(['home', 'school']);
const municipality = z.string().trim().min(1).max(80);

/** The kinds of partners that a region knows. */
export const partnerTypesSeen = z
  .object({
    types: z.array(
      z.object({
        id: z.string(),
        title: words,
        isJudicial: z.boolean(),
        brings: z.enum(['nothing', 'result']),
        isLocal: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PartnerTypes' });

export const newPartnerType = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]{1,39}$/, 'is no word'),
    title: z.strictObject({ nl: z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(80) }),
  })
  .meta({ id: 'NewPartnerType' });

const pair = z.strictObject({
  other: z.string().trim().min(1).max(80),
  municipalities: z.array(municipality).min(1).max(100),
  relative: side,
  absolute: side,
});
export const newPair = pair.meta({ id: 'NewRegionPair' });
export const pairsSeen = z.object({ pairs: z.array(pair) }).meta({ id: 'RegionPairs' });

export const newPartner = z
  .strictObject({ type: z.string().max(40), name: z.string().trim().min(1).max(120) })
  .meta({ id: 'NewPartnerAround' });

/** Everybody around the child, and from which side. */
export const partnerMap = z
  .object({
    home: z.object({ municipality: z.string(), region: z.string().nullable() }),
    school: z.object({ name: z.string(), region: z.string() }),
    leads: side,
    by: z.enum(['one-region', 'agreed', 'unless-agreed']),
    parties: z.array(party),
    around: z.array(z.object({ type: z.string(), title: words, name: z.string() })),
  })
  .meta({ id: 'PartnerMap' });
