import { randomUUID } from 'node:crypto';
import { Agreements } from '@app/cases';
import type { Door, Open, Person } from '@app/platform';
import {
  type Agreement,
  family,
  levels,
  readRegion,
  type Region,
  roles,
  type Sector,
  type SignalRule,
} from '@app/rules';

/** An invented region in which every role has an organisation with a whole contact chain. */
export interface TestRegion {
  readonly id: string;
  readonly schoolId: string;
  readonly municipality: string;
  /** `role → organisation`. */
  readonly organisations: ReadonlyMap<string, string>;
  /** Somebody who is signed in for a role, at the level of the person who does the work. */
  person(role: string): Person;
  /** Where mails to a role or level go: `school.team-lead@test.example`. */
  address(recipient: string): string;
}

/** What a region agreed. */
export interface Agreed {
  readonly agreements?: readonly Agreement[];
  readonly signals?: readonly SignalRule[];
  readonly region?: Region;
  /** What the school teaches; `vo` when left out. */
  readonly sector?: Sector | undefined;
  /** Where its children live, and whose officers they have; `Testdam` when left out. */
  readonly municipality?: string | undefined;
  /** Whether the region is switched on, as it is when this is left out. */
  readonly isOn?: boolean;
}

/** The family has no contact chain, the table only a chair. */
function chainOf(role: string): readonly string[] {
  if (role === 'table') return ['person', 'chair'];
  return family.some((one) => one === role) ? ['person'] : ['person', ...levels];
}

/** Makes a region with its agreements, at work. */
export function makeRegion(door: Door, agreed: Agreed = {}): Promise<TestRegion> {
  return door.asMachine({ task: 'make-region', role: 'owner' }, async (open) => {
    const id = randomUUID();
    const settings = agreed.region ?? readRegion({}).region!;
    const { sector = 'vo', municipality = 'Testdam' } = agreed;
    await open.sql('insert into region (id, name, settings, active_since) values ($1, $2, $3, $4)', [
      id,
      `region ${id}`,
      JSON.stringify(settings),
      agreed.isOn === false ? null : open.now,
    ]);
    const organisations = new Map<string, string>();
    const people = new Map<string, string>();
    for (const role of roles.filter((one) => one !== 'process-director')) {
      const organisation = await addOrganisation(open, { region: id, role, sector, municipality });
      organisations.set(role, organisation);
      for (const level of chainOf(role)) {
        people.set(`${role}.${level}`, await addMember(open, { region: id, organisation, level, role }));
      }
    }
    const { agreements = [], signals = [] } = agreed;
    await new Agreements().publish(open, id, { agreements, signals, signalsVersion: 1 });
    return {
      id,
      schoolId: organisations.get('school')!,
      municipality,
      organisations,
      person: (role) => ({
        id: people.get(`${office(role)}.person`)!,
        organisation: organisations.get(office(role))!,
        region: id,
        roles: [role],
        language: 'nl',
      }),
      address,
    };
  });
}

const office = (role: string) => (role === 'process-director' ? 'compulsory-education' : role);

function address(recipient: string): string {
  const [role, level = 'person'] = recipient.split('.');
  return `${office(role!)}.${level}@test.example`;
}

async function addOrganisation(
  open: Open,
  { region, role, sector, municipality }: { region: string; role: string; sector: Sector; municipality: string },
): Promise<string> {
  const id = randomUUID();
  await open.sql(
    `insert into organisation (id, region_id, role, name, sectors, covenant_on, processor_agreement_on, active_since)
     values ($1, $2, $3, $4, $5, '2026-06-18', '2026-07-02', $6)`,
    [id, region, role, `Organisatie ${role}`, role === 'school' ? [sector] : [], open.now],
  );
  if (role === 'compulsory-education')
    await open.sql(`insert into organisation_area (organisation_id, municipality) values ($1, $2)`, [id, municipality]);
  return id;
}

async function addMember(open: Open, of: { region: string; organisation: string; level: string; role: string }) {
  const id = randomUUID();
  const recipient = of.level === 'person' ? of.role : `${of.role}.${of.level}`;
  await open.sql(`insert into person (id, region_id, name, email, language) values ($1, $2, $3, $4, 'nl')`, [
    id,
    of.region,
    `Iemand van ${recipient}`,
    address(recipient),
  ]);
  await open.sql(
    `insert into membership (id, organisation_id, level, person_id, function) values ($1, $2, $3, $4, $5)`,
    [randomUUID(), of.organisation, of.level, id, of.level],
  );
  return id;
}

/** A child at the region's school. */
export function addPupil(door: Door, region: TestRegion): Promise<string> {
  return door.asPerson(region.person('school'), async (open) => {
    const id = randomUUID();
    await open.sql(
      `insert into pupil (id, region_id, school_id, number, name, born_on, municipality)
       values ($1, $2, $3, $4, 'Noor Achterberg', '2011-03-04', $5)`,
      [id, region.id, region.schoolId, id.slice(0, 8), region.municipality],
    );
    return id;
  });
}
