import { z } from 'zod';

export const waysIn = z
  .object({
    issuers: z.array(z.object({ id: z.string(), kind: z.enum(['staff', 'digid']), name: z.string() })),
  })
  .meta({ id: 'WaysIn' });
export type WaysIn = z.infer<typeof waysIn>;

export const issuerId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** Where the browser goes next. */
export const onwards = z.object({ to: z.string() }).meta({ id: 'Onwards' });

/** Where it goes after signing out, so that the session at the issuer ends too. */
export const signedOut = z.object({ to: z.string().optional() }).meta({ id: 'SignedOut' });

/** Who proves again who he is: with a local account by password and code; and to which page he comes back. */
export const again = z
  .strictObject({
    password: z.string().max(200).optional(),
    code: z.string().trim().max(6).optional(),
    page: z
      .string()
      .max(300)
      .regex(/^\/(?![/\\])/)
      .optional(),
  })
  .meta({ id: 'SignInAgain' });

/** Where the browser goes to prove it there; nowhere when it is proven already. */
export const provenAgain = z.object({ to: z.string().optional() }).meta({ id: 'ProvenAgain' });
