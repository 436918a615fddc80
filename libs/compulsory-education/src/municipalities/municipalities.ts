import { momentsHere } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import { addDays } from '@app/rules';
import type { z } from 'zod';
import { yearAsked } from '../prevention/days';
import type { Municipalities, setting } from './municipalities.shapes';

type Row = Municipalities['municipalities'][number];
type Numbers = Pick<Row, 'open' | 'opened' | 'closed'>;

const counted = `
  select a.municipality, s.size_class as "sizeClass", s.part, n.open, n.opened, n.closed
    from organisation_area a
    left join municipality_setting s on s.office_id = a.organisation_id and s.municipality = a.municipality
    cross join lateral (
           select count(*) filter (where c.phase = 'open')::int as open,
                  count(*) filter (where c.opened_at >= $2 and c.opened_at < $3)::int as opened,
                  count(*) filter (where c.opened_at >= $2 and c.opened_at < $3 and c.phase <> 'open')::int as closed
             from case_file c where c.municipality = a.municipality) n
   where a.organisation_id = $1 order by a.municipality`;

/** The municipalities that a person's office works for, with what is set of each and its numbers, also by size and part. */
export async function municipalitiesOf(open: Open<Person>, year?: number): Promise<Municipalities> {
  const asked = await yearAsked(open, year);
  const moments = await momentsHere(open);
  const [first, after] = [asked.first, addDays(asked.last, 1)].map((date) => new Date(moments.startOf(date)));
  const rows = await open.sql<Row & { sizeClass: Row['sizeClass'] | null; part: Row['part'] | null }>(counted, [
    open.who.organisation,
    first,
    after,
  ]);
  return {
    schoolYear: asked.year,
    municipalities: rows.map(({ sizeClass, part, ...row }) => ({
      ...row,
      ...(sizeClass && { sizeClass }),
      ...(part && { part }),
    })),
    bySize: summed(rows, 'sizeClass').map(([sizeClass, sums]) => ({ sizeClass, ...sums })),
    byPart: summed(rows, 'part').map(([part, sums]) => ({ part, ...sums })),
  };
}

/** Sums of the rows that have a key, by it. */
function summed<Key extends 'sizeClass' | 'part'>(rows: readonly Row[], key: Key): [NonNullable<Row[Key]>, Numbers][] {
  const sums = new Map<NonNullable<Row[Key]>, Numbers>();
  for (const row of rows) {
    const of = row[key];
    if (of === undefined || of === null) continue;
    const { open, opened, closed } = sums.get(of) ?? { open: 0, opened: 0, closed: 0 };
    sums.set(of, { open: open + row.open, opened: opened + row.opened, closed: closed + row.closed });
  }
  return [...sums].toSorted(([one], [other]) => one.localeCompare(other));
}

/** @throws Problem `not-found` for a municipality that this office does not work for */
export async function setMunicipality(
  open: Open<Person>,
  municipality: string,
  { sizeClass, part }: z.infer<typeof setting>,
): Promise<void> {
  const { organisation, id } = open.who;
  await expectArea(open, municipality);
  await open.sql(
    `insert into municipality_setting (office_id, municipality, size_class, part, person_id, written_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (office_id, municipality) do update set size_class = $3, part = $4, person_id = $5, written_at = $6`,
    [organisation, municipality, sizeClass, part, id, open.now],
  );
}

/** @throws Problem `not-found` for a municipality that the person's office does not work for */
export async function expectArea(open: Open<Person>, municipality: string): Promise<void> {
  const area = await open.sql(`select from organisation_area where organisation_id = $1 and municipality = $2`, [
    open.who.organisation,
    municipality,
  ]);
  if (area.length === 0) throw new Problem('not-found');
}
