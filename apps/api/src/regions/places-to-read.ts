import type { Open, Person } from '@app/platform';

/** A school of the region, by what signals tell schools apart. */
export interface SchoolToRead {
  readonly id: string;
  readonly name: string;
  readonly number: string | null;
  readonly sectors: readonly string[];
}

/** The places of a region for which something may be agreed apart: its schools, and the municipalities that it serves. */
export async function placesToRead(
  open: Open<Person>,
): Promise<{ readonly schools: readonly SchoolToRead[]; readonly municipalities: readonly string[] }> {
  const schools = await open.sql<SchoolToRead>(
    `select id, name, number, sectors from organisation where region_id = $1 and role = 'school' order by name`,
    [open.who.region],
  );
  const areas = await open.sql<{ municipality: string }>(
    `select distinct a.municipality from organisation_area a join organisation o on o.id = a.organisation_id
      where o.region_id = $1 order by a.municipality`,
    [open.who.region],
  );
  return { schools, municipalities: areas.map(({ municipality }) => municipality) };
}
