import { z } from 'zod';

export const waysIn = z
  .object({
    issuers: z.array(z.object({ id: z.string(), kind: z.enum(['staff', 'digid']), name: z.string() })),
  })
  .meta({ id: 'WaysIn' });
export type WaysIn = z.infer<typeof waysIn>;

export const issuerId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/**
 * To which page of ours he comes back; never to another site. A browser takes a backslash for a slash and leaves tabs out,
 * so that only what stands in the addresses of pages may stand in it.
 */
const page = z
  .string()
  .max(500)
  .regex(/^\/(?!\/)[\w\-.~%&*+,;=:@/?]*$/, 'is no page of ours');

export const sentTo = z.strictObject({ page: page.optional() }).meta({ id: 'SentToIssuer' });

/** Where the browser goes next. */
export const onwards = z.object({ to: z.string() }).meta({ id: 'Onwards' });

/** Where it goes after signing out, so that the session at the issuer ends too. */
export const signedOut = z.object({ to: z.string().optional() }).meta({ id: 'SignedOut' });

/** Who proves again who he is: with a local account by password and code; and to which page he comes back. */
export const again = z
  .strictObject({
    password: z.string().max(200).optional(),
    code: z.string().trim().max(6).optional(),
    page: page.optional(),
  })
  .meta({ id: 'SignInAgain' });

/** A session that runs: of whom, how he came in and so proves again who he is, and when it ends if nobody gives a sign. */
export const running = z
  .object({ person: z.uuid(), by: z.enum(['issuer', 'local', 'chosen']), idleInSeconds: z.number() })
  .meta({ id: 'RunningSession' });

/** Where the browser goes to prove it there; nowhere when it is proven already. */
export const provenAgain = z.object({ to: z.string().optional() }).meta({ id: 'ProvenAgain' });
