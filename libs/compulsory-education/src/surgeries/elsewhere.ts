import { type Open, type Person, Problem } from '@app/platform';
import { daysAsked, yearAsked } from '../prevention/days';
import { onRecord } from '../prevention/on-record';
import type { Period } from '../prevention/shapes';
import type { ResidentsElsewhere, Settlement } from './surgeries.shapes';

type Resident = ResidentsElsewhere['residents'][number];
type Row = Omit<Resident, 'pupil' | 'came' | 'result'> &
  Record<'name' | 'bornOn' | 'came' | 'result', never> & { municipality: string };

/** Residents of the person's municipality who are on the list of a surgery of another office: what is new first. */
export async function residentsElsewhere(open: Open<Person>, period: Period): Promise<ResidentsElsewhere> {
  const { first, last } = await daysAsked(open, period);
  const rows = await open.sql<Row & { pupilId: string | null }>(
    `select p.id, p.pupil_id as "pupilId", p.pupil_name as name, p.born_on as "bornOn", p.municipality, c.name as school, o.name as office,
            s.held_on as "on", p.reason, p.notified, p.came, p.result, p.seen_at is not null as seen
       from surgery_pupil p join surgery s on s.id = p.surgery_id
       join organisation c on c.id = p.school_id join organisation o on o.id = p.office_id
      where p.residence_office_id = $1 and p.withdrawn_at is null and s.cancelled_at is null
        and s.held_on between $2 and $3
      order by p.seen_at is not null, s.held_on, p.id limit 500`,
    [open.who.organisation, first, last],
  );
  return {
    residents: onRecord(open, rows).map(({ name, bornOn, municipality, came, result, ...one }) => ({
      ...one,
      ...(name !== null && { pupil: { name, bornOn, municipality } }),
      ...(came !== null && { came }),
      ...(result !== null && { result }),
    })),
  };
}

/** The officer of residence took note. */
export async function seeResident(open: Open<Person>, id: string): Promise<void> {
  const found = await open.sql(
    `update surgery_pupil set seen_by = coalesce(seen_by, $2), seen_at = coalesce(seen_at, $3)
      where id = $1 and residence_office_id = $4 and withdrawn_at is null returning id`,
    [id, open.who.id, open.now, open.who.organisation],
  );
  if (found.length === 0) throw new Problem('not-found');
}

/** Talks of a school year with pupils of another municipality, per office and municipality. */
export async function settlementOf(open: Open<Person>, year?: number): Promise<Settlement> {
  const asked = await yearAsked(open, year);
  const rows = await open.sql<Omit<Settlement['rows'][number], 'for'> & { for: string | null }>(
    `select o.name as by, p.municipality, r.name as "for", count(*)::int as listed,
            count(*) filter (where p.came)::int as came, count(*) filter (where not p.came)::int as "stayedAway"
       from surgery_pupil p join surgery s on s.id = p.surgery_id join organisation o on o.id = p.office_id
       left join organisation r on r.id = p.residence_office_id
      where p.is_elsewhere and p.withdrawn_at is null and s.cancelled_at is null and s.held_on between $1 and $2
      group by o.name, p.municipality, r.name order by o.name, p.municipality`,
    [asked.first, asked.last],
  );
  return {
    schoolYear: asked.year,
    rows: rows.map(({ for: whose, ...row }) => ({ ...row, ...(whose !== null && { for: whose }) })),
  };
}
