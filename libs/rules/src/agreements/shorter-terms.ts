import { z } from 'zod';
import { type RetentionClass, type RetentionClassName, retentionClasses } from '../retention/classes';
import { closed } from './words';

/** Months that a region keeps something, by the name of its class. */
export type ShorterTerms = Readonly<Partial<Record<RetentionClassName, number>>>;

/** So many months, within what the platform agreed for this class. */
function monthsOf({ keeps, leastMonths = 1 }: RetentionClass) {
  const most = typeof keeps === 'object' && 'months' in keeps ? keeps.months : leastMonths;
  return z
    .string()
    .meta({ pattern: '^[1-9][0-9]? months?$', description: `So long it is kept: ${leastMonths} to ${most} months` })
    .transform((words, context): number => {
      const months = Number(/^([1-9]\d?) months?$/.exec(words)?.[1]);
      if (months >= leastMonths && months <= most) return months;
      context.addIssue({
        code: 'custom',
        message: `"${words}" is no term for this\nWrite \`${leastMonths} months\` up to \`${most} months\`.`,
      });
      return z.NEVER;
    });
}

/** `retention:` of a region. */
export const shorterTerms = closed({
  'case-content': monthsOf(retentionClasses['case-content']).optional(),
  message: monthsOf(retentionClasses.message).optional(),
});

/** The terms that are given. */
export function shorterTermsOf(shape: z.infer<typeof shorterTerms>): ShorterTerms {
  return Object.fromEntries(Object.entries(shape).filter(([, months]) => months !== undefined));
}
