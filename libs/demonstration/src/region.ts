import { createHash } from 'node:crypto';
import type { Agreements } from '@app/cases';
import { createRegion, readRegionAgreements } from '@app/imports';
import type { Open } from '@app/platform';
import type { Catalogue } from '@app/rules';
import { organisations } from './organisations';
import { people } from './people';
import type { DemonstrationPupil } from './pupils';

/** The folder of its own agreements, and what its ids are made from. */
const region = 'waterrijk';

/** When the partners of Waterrijk signed what they must sign before they are told of a child. */
const signedOn = { covenant: '2026-06-18', processorAgreement: '2026-07-02' } as const;

/** Ids that are the same each time, so that a session and an address outlive a reset. */
export function idOf(kind: string, name: string): string {
  const hex = createHash('sha256').update(`${region} ${kind} ${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** What Waterrijk agreed. */
export const readAgreements = (folder: string): Catalogue => readRegionAgreements(folder, region);

/** Puts the region, its partners, their people and the pupils into an empty database, and publishes the agreements. */
export async function writeRegion(
  open: Open,
  {
    agreements,
    catalogue,
    pupils,
  }: { agreements: Agreements; catalogue: Catalogue; pupils: readonly DemonstrationPupil[] },
): Promise<void> {
  const { id: regionId } = await createRegion(open, { agreements, catalogue, id: idOf('region', region) });
  const write = (statement: string, rows: unknown) => open.sql(statement, [JSON.stringify(rows), regionId]);
  await write(insertOrganisations, organisations.map(organisationRow));
  await open.sql(switchOn, [regionId, signedOn.covenant, signedOn.processorAgreement, open.now]);
  await open.sql(insertAreas, [JSON.stringify(organisations.map(organisationRow))]);
  await write(insertPeople, people.map(personRow));
  await open.sql(insertMemberships, [JSON.stringify(people.map(personRow))]);
  await write(insertPupils, pupils.map(pupilRow));
}

const organisationRow = (one: (typeof organisations)[number]) => ({
  id: idOf('organisation', one.id),
  role: one.role,
  name: one.name,
  number: one.brin ?? null,
  sectors: one.sector ? [one.sector] : (one.serves ?? []),
  municipality: one.municipality ?? null,
});

const personRow = (one: (typeof people)[number]) => ({
  id: idOf('person', one.id),
  name: one.name,
  email: one.email,
  language: one.language,
  membership: idOf('membership', one.id),
  organisation: idOf('organisation', one.organisation),
  level: one.place,
  job: one.function,
});

const pupilRow = (one: DemonstrationPupil) => ({
  id: idOf('pupil', `${one.brin} ${one.number}`),
  school: idOf('organisation', one.school),
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
