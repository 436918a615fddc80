import { type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { todayHere } from '../people';
import { dueAfter, everyMonths, type Obligation, obligations, type Standing, standingOf } from './due';

/** That something was done: when, by whom, and where that can be read. */
export interface Done {
  readonly on: LocalDate;
  readonly by: string;
  readonly evidence: string;
}

/** Something that only an organisation can do, and how it stands in a region. */
export interface ObligationHere {
  readonly what: Obligation;
  readonly everyMonths: number;
  readonly standing: Standing;
  readonly last?: Done;
  readonly dueOn?: LocalDate;
}

/** Of each the last time: what was done later counts, also where it was written down earlier. */
export const lastDone = `
  select distinct on (region_id, what) region_id as "regionId", what, done_on as "on", done_by as "by", evidence
    from obligation_done order by region_id, what, done_on desc, recorded_at desc`;

/** How all that only organisations can do stands in the region of who asks; what is asked for comes first. */
export async function obligationsHere(open: Open<Person>): Promise<ObligationHere[]> {
  const today = await todayHere(open);
  const rows = await open.sql<Done & { what: Obligation }>(`select * from (${lastDone}) l where "regionId" = $1`, [
    open.who.region,
  ]);
  const all = obligations.map((what): ObligationHere => {
    const found = rows.find((row) => row.what === what);
    const standing = standingOf(what, found?.on, today);
    if (!found) return { what, everyMonths: everyMonths[what], standing };
    const { on, by, evidence } = found;
    return {
      what,
      everyMonths: everyMonths[what],
      standing,
      last: { on, by, evidence },
      dueOn: dueAfter(what, on),
    };
  });
  const order: readonly Standing[] = ['overdue', 'never', 'soon', 'kept'];
  return all.toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing));
}

/**
 * Writes down that something was done; what stood there stays.
 *
 * @throws Problem `malformed-request` for a day that is still to come
 */
export async function recordObligation(
  open: Open<Person>,
  { id, what, on, by, evidence }: Done & { readonly id: string; readonly what: Obligation },
): Promise<void> {
  if (on > (await todayHere(open))) {
    const detail = 'What is still to be done is not written down as done';
    throw new Problem('malformed-request', detail, { errors: [{ pointer: '/on', detail }] });
  }
  await open.sql(
    `insert into obligation_done (id, region_id, what, done_on, done_by, evidence, recorded_by, recorded_at)
     values ($1, app_region(), $2, $3, $4, $5, app_person(), $6) on conflict (id) do nothing`,
    [id, what, on, by, evidence, open.now],
  );
}
