import type { Open } from '@app/platform';
import type { LocalDate } from '@app/rules';

/**
 * Until which day a school has stated who was there. What it says of today covers no day yet: of that more may follow. As
 * owner, or as that school.
 */
export async function registeredUntil(open: Open, schoolId: string): Promise<LocalDate | undefined> {
  const [stated] = await open.sql<{ until: LocalDate | null }>(
    `select max(coalesce(covers_until, imported_at::date)) as until from absence_import
      where organisation_id = $1 and (covers_from is null or covers_from <= covers_until)`,
    [schoolId],
  );
  return stated?.until ?? undefined;
}
