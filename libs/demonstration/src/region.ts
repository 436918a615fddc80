import { createHash } from 'node:crypto';
import type { Agreements } from '@app/cases';
import { createRegion } from '@app/imports';
import type { Open, Person } from '@app/platform';
import type { Catalogue } from '@app/rules';
import { type DemonstrationPerson, peopleOf } from './people';
import { writeObligations } from './obligations';
import { childrenTold, type DemonstrationPupil, makePupils } from './pupils';
import type { DemonstrationOrganisation, DemonstrationRegion } from './regions';

/** Ids that are the same each time, so that a session and an address outlive a reset. */
export function idOf({ id: region }: Pick<DemonstrationRegion, 'id'>, kind: string, name: string): string {
  const hex = createHash('sha256').update(`${region} ${kind} ${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The id of a pupil, who is known by the number of the school. */
export const pupilIdOf = (region: DemonstrationRegion, { brin, number }: Pick<DemonstrationPupil, 'brin' | 'number'>) =>
  idOf(region, 'pupil', `${brin} ${number}`);

/** Who does the work at a partner of a region. */
export function workerAt(region: DemonstrationRegion, organisation: string): Person {
  const { role } = region.organisations.find(({ id }) => id === organisation)!;
  return {
    id: idOf(region, 'person', `${organisation}.${role === 'table' ? 'chair' : 'person'}`),
    organisation: idOf(region, 'organisation', organisation),
    region: idOf(region, 'region', region.id),
    roles: [role, 'person'],
    language: 'nl',
  };
}

/** Puts a region, its partners, their people and the pupils into the database, and publishes the agreements. */
export async function writeRegion(
  open: Open,
  region: DemonstrationRegion,
  { agreements, catalogue }: { agreements: Agreements; catalogue: Catalogue },
): Promise<void> {
  const { id: regionId } = await createRegion(open, { agreements, catalogue, id: idOf(region, 'region', region.id) });
  const write = (statement: string, rows: unknown) => open.sql(statement, [JSON.stringify(rows), regionId]);
  const { organisations, signedOn } = region;
  const rows = organisations.map((one) => organisationRow(region, one));
  const people = peopleOf(region).map((one) => personRow(region, one));
  await write(insertOrganisations, rows);
  await open.sql(switchOn, [regionId, signedOn.covenant, signedOn.processorAgreement, open.now]);
  await open.sql(insertAreas, [JSON.stringify(rows)]);
  await write(insertPeople, people);
  await open.sql(insertMemberships, [JSON.stringify(people)]);
  await writeObligations(open, regionId);
  const pupils = [...makePupils(region), ...childrenTold(region)];
  await write(
    insertPupils,
    pupils.map((one) => pupilRow(region, one)),
  );
}

const organisationRow = (region: DemonstrationRegion, one: DemonstrationOrganisation) => ({
  id: idOf(region, 'organisation', one.id),
  role: one.role,
  name: one.name,
  number: one.brin ?? null,
  sectors: one.sector ? [one.sector] : (one.serves ?? []),
  municipality: one.municipality ?? null,
});

const personRow = (region: DemonstrationRegion, one: DemonstrationPerson) => ({
  id: idOf(region, 'person', one.id),
  name: one.name,
  email: one.email,
  language: one.language,
  membership: idOf(region, 'membership', one.id),
  organisation: idOf(region, 'organisation', one.organisation),
  level: one.place,
  job: one.function,
});

const pupilRow = (region: DemonstrationRegion, one: DemonstrationPupil) => ({
  id: pupilIdOf(region, one),
  school: idOf(region, 'organisation', one.school),
  number: one.number,
  name: `${one.givenName} ${one.familyName}`,
  born_on: one.bornOn,
  municipality: one.municipality,
});

const insertOrganisations = `
  insert into organisation (id, region_id, role, name, number, sectors)
  select id, $2, role, name, number, array(select json_array_elements_text(sectors))
    from json_to_recordset($1) as r(id uuid, role text, name text, number text, sectors json)`;

const switchOn = `
  with region_on as (update region set active_since = $4 where id = $1)
  update organisation set covenant_on = $2, processor_agreement_on = $3, active_since = $4 where region_id = $1`;

const insertAreas = `
  insert into organisation_area (organisation_id, municipality)
  select id, municipality from json_to_recordset($1) as r(id uuid, municipality text) where municipality is not null`;

const insertPeople = `
  insert into person (id, region_id, name, email, language)
  select id, $2, name, email, language from json_to_recordset($1) as r(id uuid, name text, email text, language text)`;

const insertMemberships = `
  insert into membership (id, organisation_id, level, person_id, function)
  select membership, organisation, level, id, job
    from json_to_recordset($1) as r(membership uuid, organisation uuid, level text, id uuid, job text)`;

const insertPupils = `
  insert into pupil (id, region_id, school_id, number, name, born_on, municipality)
  select id, $2, school, number, name, born_on, municipality
    from json_to_recordset($1)
      as r(id uuid, school uuid, number text, name text, born_on date, municipality text)`;
