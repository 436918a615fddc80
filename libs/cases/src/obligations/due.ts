import { addDays, addMonths, type LocalDate } from '@app/rules';

/** Each how many months something is done again that only an organisation can do. */
export const everyMonths = {
  dpia: 36,
  'processor-agreements': 12,
  'joint-controllers': 12,
  pentest: 12,
  tls: 6,
  'mail-dns': 12,
  'restore-test': 6,
  'secure-mail': 12,
  'synthetic-data': 12,
  'text-tools': 12,
  'wpg-internal': 12,
  'wpg-external': 48,
  accessibility: 36,
} as const;

/** Something that only an organisation can do. */
export type Obligation = keyof typeof everyMonths;
export const obligations = Object.keys(everyMonths) as Obligation[];

/** How it stands: never done, due since a while, due within two months, or done. */
export type Standing = 'never' | 'overdue' | 'soon' | 'kept';

const soonDays = 60;

/** When it is due again after it was done. */
export function dueAfter(what: Obligation, doneOn: LocalDate): LocalDate {
  return addMonths(doneOn, everyMonths[what]);
}

/** @param doneOn when it was done last; left out where it never was */
export function standingOf(what: Obligation, doneOn: LocalDate | undefined, today: LocalDate): Standing {
  if (!doneOn) return 'never';
  const due = dueAfter(what, doneOn);
  if (due < today) return 'overdue';
  return due <= addDays(today, soonDays) ? 'soon' : 'kept';
}
