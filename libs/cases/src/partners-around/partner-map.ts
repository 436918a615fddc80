import { type Open, type Person, Problem } from '@app/platform';
import type { CaseNow } from '../case-now';
import { regionOf } from '../people';
import { type PartnerType, partnerTypes } from './partner-types';

/** Which side answers for a child who lives in one region and goes to school in another. */
export type Side = 'home' | 'school';

/** What two regions agreed on such children. */
export interface RegionPair {
  readonly other: string;
  readonly municipalities: readonly string[];
  readonly relative: Side;
  readonly absolute: Side;
}

/** Where a child lives and learns, and which of the two leads. */
export interface Sides {
  /** Null for a municipality of a region that nobody here knows. */
  readonly home: { readonly municipality: string; readonly region: string | null };
  readonly school: { readonly name: string; readonly region: string };
  readonly leads: Side;
  readonly by: 'one-region' | 'agreed' | 'unless-agreed';
}

/** Somebody around a child who signed nothing. */
export interface PartnerAround {
  readonly type: string;
  readonly title: PartnerType['title'];
  readonly name: string;
}

/** Unless regions agreed otherwise: a child that is enrolled nowhere is of its home, another of its school. */
const usually: Pick<RegionPair, 'relative' | 'absolute'> = { relative: 'school', absolute: 'home' };

/** Both regions of a case, and which leads. */
export async function sidesOf(open: Open<Person>, { child, state }: CaseNow): Promise<Sides> {
  const { name } = await regionOf(open, open.who.region);
  const school = { name: child.school, region: name };
  const [here] = await open.sql(
    `select from organisation_area a join organisation o on o.id = a.organisation_id
      where o.region_id = $1 and o.role = 'compulsory-education' and a.municipality = $2`,
    [open.who.region, child.municipality],
  );
  const kind = state.facts['enrolled'] === false ? 'absolute' : 'relative';
  const lives = (region: string | null) => ({ municipality: child.municipality, region });
  if (here) return { home: lives(name), school, leads: usually[kind], by: 'one-region' };
  const [pair] = await open.sql<RegionPair>(
    `select other, municipalities, relative, absolute from region_pair
      where region_id = $1 and $2 = any(municipalities)`,
    [open.who.region, child.municipality],
  );
  if (!pair) return { home: lives(null), school, leads: usually[kind], by: 'unless-agreed' };
  return { home: lives(pair.other), school, leads: pair[kind], by: 'agreed' };
}

/** Who is around the child of a case, in so far as one may know. */
export async function partnersAround(open: Open<Person>, caseId: string): Promise<PartnerAround[]> {
  const rows = await open.sql<{ type: string; name: string }>(
    `select type, name from case_partner where case_id = $1 order by name, id`,
    [caseId],
  );
  const types = await partnerTypes(open);
  return rows.map((one) => ({
    ...one,
    title: types.find(({ id }) => id === one.type)?.title ?? { nl: one.type, en: one.type },
  }));
}

/** @throws Problem `invalid-content` for a kind that the region does not know */
export async function addPartnerAround(
  open: Open<Person>,
  {
    id,
    caseId,
    type,
    name,
  }: { readonly id: string; readonly caseId: string; readonly type: string; readonly name: string },
): Promise<void> {
  const known = (await partnerTypes(open)).find((one) => one.id === type);
  if (!known) throw new Problem('invalid-content', 'This region knows no such kind of partner');
  const { organisation, id: personId } = open.who;
  await open.sql(
    `insert into case_partner (id, case_id, type, name, is_judicial, organisation_id, person_id, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [id, caseId, type, name, known.isJudicial, organisation, personId, open.now],
  );
}

/** Keeps what was agreed with another region, in place of what was agreed before. */
export async function agreePair(open: Open<Person>, pair: RegionPair): Promise<void> {
  const { other, municipalities, relative, absolute } = pair;
  await open.sql(
    `insert into region_pair (region_id, other, municipalities, relative, absolute) values ($1, $2, $3, $4, $5)
     on conflict (region_id, other) do update set municipalities = $3, relative = $4, absolute = $5`,
    [open.who.region, other, municipalities, relative, absolute],
  );
}

/** What the region agreed with others. */
export function regionPairs(open: Open<Person>): Promise<RegionPair[]> {
  return open.sql<RegionPair>(
    `select other, municipalities, relative, absolute from region_pair where region_id = $1 order by other`,
    [open.who.region],
  );
}
