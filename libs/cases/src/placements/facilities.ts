import { type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { dayIn } from './days';
import { refusedPlacement } from './refused';
import type { Expert, FacilitySector, FacilityType, Payer, ReturnPath, TargetGroup } from './words';

/** What an alliance says of a facility. */
export interface FacilityAsTold {
  readonly name: string;
  readonly type: FacilityType;
  readonly sectors: readonly FacilitySector[];
  /** None: for everybody of its sectors. */
  readonly targetGroups: readonly TargetGroup[];
  readonly municipality: string;
  readonly expert?: Expert | undefined;
  readonly programmes: readonly string[];
  readonly returnsTo?: ReturnPath | undefined;
  readonly payer: Payer;
  readonly capacity: number;
  readonly validFrom: LocalDate;
  readonly validUntil?: LocalDate | undefined;
}

/** A facility as everybody in the region reads it. */
export interface Facility extends Omit<FacilityAsTold, 'expert' | 'returnsTo' | 'validUntil'> {
  readonly id: string;
  readonly alliance: string;
  readonly allianceId: string;
  readonly expert: Expert | null;
  readonly returnsTo: ReturnPath | null;
  readonly validUntil: LocalDate | null;
  readonly taken: number;
  readonly offered: number;
  /** Of those taken, they that stay longer than agreed. */
  readonly overstays: number;
}

/** Which facilities are asked for. */
export interface FacilitiesAsked {
  readonly id?: string | undefined;
  readonly type?: FacilityType | undefined;
  readonly sector?: FacilitySector | undefined;
  readonly municipality?: string | undefined;
}

const known = `
  select f.id, f.name, f.type, f.sectors, f.target_groups as "targetGroups", f.municipality, f.expert, f.programmes,
         f.returns_to as "returnsTo", f.payer, f.capacity, f.valid_from as "validFrom", f.valid_until as "validUntil",
         o.id as "allianceId", o.name as alliance, n.taken, n.offered, n.overstays
    from facility f join organisation o on o.id = f.alliance_id join facility_numbers($1) n on n.facility_id = f.id
   where ($2::uuid is null or f.id = $2) and ($3::text is null or f.type = $3)
     and ($4::text is null or $4 = any(f.sectors)) and ($5::text is null or f.municipality = $5)
   order by f.municipality, f.name, f.id`;

/** The facilities of the person's region, those that are over or still to come as well. */
export async function facilities(open: Open<Person>, asked: FacilitiesAsked = {}): Promise<Facility[]> {
  const { id = null, type = null, sector = null, municipality = null } = asked;
  return open.sql<Facility>(known, [await dayIn(open), id, type, sector, municipality]);
}

/** @throws Problem `not-found` */
export async function facilityOf(open: Open<Person>, id: string): Promise<Facility> {
  const [found] = await facilities(open, { id });
  if (!found) throw new Problem('not-found');
  return found;
}

const valuesOf = (told: FacilityAsTold) => [
  told.name,
  told.type,
  told.sectors,
  told.targetGroups,
  told.municipality,
  told.expert ?? null,
  told.programmes,
  told.returnsTo ?? null,
  told.payer,
  told.capacity,
  told.validFrom,
  told.validUntil ?? null,
];

const columns = `name, type, sectors, target_groups, municipality, expert, programmes, returns_to, payer, capacity,
  valid_from, valid_until`;

/** A facility of the person's alliance. The same id adds it once. */
export async function addFacility(open: Open<Person>, id: string, told: FacilityAsTold): Promise<Facility> {
  expectDays(told);
  await open.sql(
    `insert into facility (id, region_id, alliance_id, ${columns})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (id) do nothing`,
    [id, open.who.region, open.who.organisation, ...valuesOf(told)],
  );
  return facilityOf(open, id);
}

/**
 * Says otherwise what a facility is. Who is there stays there, also when it has fewer places from now on or ends earlier
 * than was agreed with him: those placements are listed to be looked at.
 *
 * @throws Problem `not-found`, also for a facility of another alliance
 */
export async function changeFacility(open: Open<Person>, id: string, told: FacilityAsTold): Promise<Facility> {
  expectDays(told);
  const changed = await open.sql(
    `update facility set (${columns}) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      where id = $1 and alliance_id = app_organisation() returning id`,
    [id, ...valuesOf(told)],
  );
  if (changed.length === 0) throw new Problem('not-found');
  return facilityOf(open, id);
}

function expectDays({ validFrom, validUntil }: FacilityAsTold): void {
  if (validUntil === undefined || validUntil >= validFrom) return;
  throw refusedPlacement('de voorziening eindigt voor zij begint', 'the facility ends before it begins');
}
