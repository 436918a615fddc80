import type { Open } from '@app/platform';
import type { LocalDate } from '@app/rules';

/** What put a case on an agenda, and when. */
export interface AgendaPoint {
  readonly reason: string;
  readonly on: LocalDate;
}

/** What put the case on an agenda, the oldest first. */
export function agendaOf(open: Open, caseId: string): Promise<AgendaPoint[]> {
  return open.sql<AgendaPoint>(`select reason, put_on as "on" from agenda where case_id = $1 order by put_on, seq`, [
    caseId,
  ]);
}

/** When the steps of a case that are over were settled, by key. */
export async function settledOn(open: Open, caseId: string): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await open.sql<{ key: string; on: LocalDate }>(
    `select key, settled_on as "on" from step where case_id = $1 and settled_on is not null`,
    [caseId],
  );
  return new Map(rows.map(({ key, on }) => [key, on]));
}
