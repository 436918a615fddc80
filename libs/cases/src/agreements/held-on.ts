import type { Open, Person } from '@app/platform';
import type { LocalDate, SignalRule } from '@app/rules';
import { momentsHere } from '../people';
import type { Agreements, Published } from './agreements';

/** A version as it was published in a region. */
export interface HeldVersion extends Published {
  readonly since: LocalDate;
}

/** Every version of the agreements of the person's region that was published by a date, the newest of each first. */
export async function versionsHeldOn(
  open: Open<Person>,
  agreements: Agreements,
  on: LocalDate,
): Promise<HeldVersion[]> {
  const moments = await momentsHere(open);
  const rows = await open.sql<{ id: string; publishedAt: Date }>(
    `select id, published_at as "publishedAt" from agreement where region_id = $1 order by workflow, version desc`,
    [open.who.region],
  );
  const since = new Map(rows.map(({ id, publishedAt }) => [id, moments.dateAt(publishedAt.getTime())]));
  const held = rows.filter(({ id }) => since.get(id)! <= on).map(({ id }) => id);
  return (await agreements.byId(open, held)).map((one) => ({ ...one, since: since.get(one.id)! }));
}

/** The signals that counted in the person's region on a date. */
export async function signalsHeldOn(open: Open<Person>, on: LocalDate): Promise<readonly SignalRule[]> {
  const moments = await momentsHere(open);
  const rows = await open.sql<{ body: readonly SignalRule[]; publishedAt: Date }>(
    `select body, published_at as "publishedAt" from signal_rules where region_id = $1 order by version desc`,
    [open.who.region],
  );
  return rows.find(({ publishedAt }) => moments.dateAt(publishedAt.getTime()) <= on)?.body ?? [];
}

/** A school or a municipality of a region, for which a signal may be or not. */
export interface SignalPlace {
  readonly school?: { readonly number: string | null; readonly sectors: readonly string[] } | undefined;
  readonly municipality?: string | undefined;
}

/** Whether a signal counts at a place. A school has pupils of several municipalities, so that those do not matter for it. */
export function countsAt(signal: SignalRule, { school, municipality }: SignalPlace): boolean {
  const { sector, schools, notSchools, municipalities } = signal;
  if (municipality !== undefined && municipalities && !municipalities.includes(municipality)) return false;
  if (!school) return true;
  if (sector !== undefined && !school.sectors.includes(sector)) return false;
  if (schools && !schools.includes(school.number ?? '')) return false;
  return !notSchools?.includes(school.number ?? '');
}
