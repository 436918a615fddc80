import type { z } from 'zod';
import type { LocalDate } from '../dates/local-date';
import type { Region } from './region';
import { closed, date } from './words';

/**
 * What the bill on reducing school absence (Wetsvoorstel terugdringen schoolverzuim) asks. A region dates what holds in it;
 * what it gives no date does not hold there, which is the law of today.
 */
export const billFlags = [
  'attendance-registration',
  'exemption-educational-view',
  'aggregated-supply',
  'duty-to-consult',
] as const;
export type BillFlag = (typeof billFlags)[number];

/** From which day on each of them holds. */
export type Bill = Readonly<Partial<Record<BillFlag, LocalDate>>>;

/** `bill:` of a region. */
export const billMap = closed({
  'attendance-registration': date.optional(),
  'exemption-educational-view': date.optional(),
  'aggregated-supply': date.optional(),
  'duty-to-consult': date.optional(),
} satisfies Record<BillFlag, z.ZodType>);

/** The dates that are given. */
export function billOf(shape: z.infer<typeof billMap>): Bill {
  return Object.fromEntries(Object.entries(shape).filter(([, since]) => since !== undefined));
}

/** Since which day something of the bill holds in a region; undefined when it does not on this day. */
export function heldSince({ bill }: Pick<Region, 'bill'>, flag: BillFlag, today: LocalDate): LocalDate | undefined {
  const since = bill?.[flag];
  return since !== undefined && since <= today ? since : undefined;
}
