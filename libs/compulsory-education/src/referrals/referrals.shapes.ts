import { tells } from '@app/cases';
import { z } from 'zod';
import { day, on } from '../prevention/shapes';

const result = z.enum(['completed', 'not-completed', 'not-taken-up']);
const to = z.enum(['halt']);

export const newReferral = z.strictObject({ to }).meta({ id: 'NewReferral' });

/** What an office sees of its own referrals. */
export const referrals = z
  .object({
    referrals: z.array(
      z.object({
        id: z.uuid(),
        to,
        reference: tells('judicial/summary', z.string()).meta({
          description: 'What the guest is given: it says nothing of the child',
        }),
        result: tells('judicial/summary', result.nullable()),
        resultOn: tells('judicial/summary', on.nullable()),
      }),
    ),
  })
  .meta({ id: 'Referrals' });
export type Referrals = z.infer<typeof referrals>;

/** All that a guest says. */
export const referralResult = z
  .strictObject({ reference: z.string().trim().min(1).max(40), result, on: day })
  .meta({ id: 'ReferralResult' });
