import type { Open, Person } from '@app/platform';
import { type LocalDate, type Moments, momentsOf, type Region } from '@app/rules';

/** Somebody who works in a region, and for whom. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly language: 'nl' | 'en';
  /** Job in the words of the organisation. */
  readonly function: string;
  /** Place in the contact chain. */
  readonly level: string;
  readonly organisationId: string;
  readonly organisation: string;
  /** What the organisation answers for. */
  readonly role: string;
  readonly regionId: string;
  /** His organisation signed the covenant and a processor agreement, and takes part; a family signs nothing. */
  readonly isAdmitted: boolean;
}

/** Somebody, and where he acts if that was said; else at the first of his places. */
export interface PlaceAsked {
  readonly personId: string;
  readonly organisationId?: string;
  readonly level?: string;
}

/**
 * Places that are apart from the work: an administrator looks after the installation, a privacy officer reads who looked,
 * and a boa does the criminal route.
 */
const apart = ['administrator', 'privacy-officer', 'boa'];
/** Whether somebody's place is apart from the work. */
export const isApart = ({ level }: Pick<Colleague, 'level'>): boolean => apart.includes(level);
const atPlaceApart = `m.level = any ('{${apart.join(',')}}')`;

/**
 * Whether an organisation o of region r is let in: it signed, which the database asks of one that takes part. Before the
 * region is on none takes part yet, and the dates alone count.
 */
export const isAdmitted = `
  (o.is_family or o.active_since is not null
   or r.active_since is null and o.covenant_on is not null and o.processor_agreement_on is not null)`;

/** Who gets a region to work before anybody signed: he brings its lists, or writes down who signed and switches it on. */
export const preparesRegion = ({ role, level }: Pick<Colleague, 'role' | 'level'>): boolean =>
  level === 'administrator' || (role === 'compulsory-education' && level === 'team-lead');

/** Whether somebody may sign in: his organisation is let in, or he gets the region to work. */
export const maySignIn = (who: Pick<Colleague, 'role' | 'level' | 'isAdmitted'>): boolean =>
  who.isAdmitted || preparesRegion(who);

const colleagues = `
  select distinct on (p.id) p.id, p.name, p.language, m.function, m.level, o.id as "organisationId",
         o.name as organisation, o.role, p.region_id as "regionId", ${isAdmitted} as "isAdmitted"
    from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id
    join region r on r.id = o.region_id
   where not has_left(p.id, o.id, $1)`;

/**
 * Somebody by id, as owner: before it is known who asks. Who also does the work is here for that, and has an
 * account of its own for a place apart from it. Whoever has left an
 * organisation is no colleague of it any more.
 */
export async function findColleague(
  open: Open,
  { personId, organisationId, level }: PlaceAsked,
): Promise<Colleague | undefined> {
  const [found] = await open.sql<Colleague>(
    `${colleagues} and p.id = $2 and ($3::uuid is null or o.id = $3) and ($4::text is null or m.level = $4)
       order by p.id, ${atPlaceApart}, m.id`,
    [open.now, personId, organisationId, level],
  );
  return found;
}

/** Everybody, as owner: whom the demonstration lets one be. */
export async function everybody(open: Open): Promise<Colleague[]> {
  const found = await open.sql<Colleague>(`${colleagues} order by p.id, ${atPlaceApart}, m.id`, [open.now]);
  const order = [
    'person',
    'chair',
    'backup',
    'team-lead',
    'management',
    'board',
    'administrator',
    'privacy-officer',
    'boa',
  ];
  return found.toSorted(
    (one, other) =>
      order.indexOf(one.level) - order.indexOf(other.level) ||
      one.role.localeCompare(other.role) ||
      one.name.localeCompare(other.name),
  );
}

/** The settings of a region. */
export async function regionOf(open: Open, regionId: string): Promise<{ name: string; settings: Region }> {
  const [region] = await open.sql<{ name: string; settings: Region }>(
    `select name, settings from region where id = $1`,
    [regionId],
  );
  return region!;
}

/** The wall clock of the region in which a person works. */
export async function momentsHere(open: Open<Person>): Promise<Moments> {
  return momentsOf((await regionOf(open, open.who.region)).settings.zone);
}

/** The date on that clock. */
export async function todayHere(open: Open<Person>): Promise<LocalDate> {
  return (await momentsHere(open)).dateAt(open.nowMs);
}
