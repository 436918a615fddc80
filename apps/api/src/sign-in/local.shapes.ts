import { z } from 'zod';

const name = z.string().trim().min(1).max(200);
const password = z.string().min(1).max(200);
const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'has six digits');

export const localSignIn = z.strictObject({ name, password, code }).meta({ id: 'LocalSignIn' });

/** The code is of an administrator, and good once. */
export const newPassword = z
  .strictObject({
    name,
    code: z.string().trim().min(1).max(40),
    password: password.min(12, 'must have at least 12 characters'),
  })
  .meta({ id: 'NewPassword' });

/** The second factor that goes with a new password; it is shown once. */
export const newFactor = z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'NewFactor' });

/** Whom an administrator can give a code, as far as they are shown. */
export const accounts = z
  .object({
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        organisation: z.string(),
        function: z.string(),
        account: z.enum(['none', 'code-given', 'chosen']),
      }),
    ),
    more: z.boolean(),
  })
  .meta({ id: 'LocalAccounts' });

export const oneTimeCode = z.object({ name: z.string(), code: z.string() }).meta({ id: 'OneTimeCode' });
