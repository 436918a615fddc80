import type { Open, Person } from '@app/platform';

/** A row of a list of a contact without a case; nobody any more where it was long ago. */
interface Listed {
  readonly pupilId: string | null;
}

/** Puts on record which pupils of a contact without a case are shown, and takes their ids out. */
export function onRecord<Row extends Listed>(open: Open<Person>, rows: readonly Row[]): Omit<Row, 'pupilId'>[] {
  open.looked({ pupils: rows.flatMap(({ pupilId }) => pupilId ?? []), because: 'contact-without-case' });
  return rows.map(({ pupilId: _pupilId, ...row }) => row);
}
