import { z } from 'zod';

export const waysIn = z
  .object({
    issuers: z.array(z.object({ id: z.string(), kind: z.enum(['staff', 'digid']), name: z.string() })),
    demonstration: z.boolean(),
  })
  .meta({ id: 'WaysIn' });
export type WaysIn = z.infer<typeof waysIn>;

export const issuerId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** Where the browser goes next. */
export const onwards = z.object({ to: z.string() }).meta({ id: 'Onwards' });

/** Where it goes after signing out, so that the session at the issuer ends too. */
export const signedOut = z.object({ to: z.string().optional() }).meta({ id: 'SignedOut' });
