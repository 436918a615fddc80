import { type LocalDate, type Term, units } from '@app/rules';
import { z } from 'zod';

/** By when: so many of a unit, or on a day within a year. */
export const term = z.union([
  z.strictObject({ count: z.int().min(1).max(999), unit: z.enum(units).exclude(['hours']) }),
  z.strictObject({ on: z.iso.date().transform((text) => text as LocalDate) }),
]);
export type TermAsked = z.infer<typeof term>;

/** A day is a term that ends on it. */
export function asTerm(asked: TermAsked): Term {
  if ('on' in asked) {
    const [, month, day] = asked.on.split('-').map(Number) as [number, number, number];
    return { until: { day, month } };
  }
  return { ...asked, ends: 'runs-on' };
}
