import type { Open } from '@app/platform';
import type { Recipient, Role } from '@app/rules';
import { inBoth, listInWords, recipientInWords, type Sentence } from '@app/rules';
import type { Missing } from './region-check';

/** For whom an organisation must answer: the residents of a municipality at schools of these sectors. */
interface Place {
  readonly municipality: string | null;
  readonly sectors: readonly string[];
}

interface Answering extends Place {
  readonly role: Role;
  readonly organisationId: string | null;
}

/**
 * Per role, municipality and kind of school the organisation that will be its party, found as a new case finds it
 * (`parties.ts`). The officer who watches is of compulsory education.
 */
const answering = `
  with place as (
    select distinct s.sectors, a.municipality
      from organisation s
      left join (select municipality from organisation_area join organisation o on o.id = organisation_id
                  where o.region_id = $1) a on true
     where s.region_id = $1 and s.role = 'school')
  select p.municipality, p.sectors, r.role,
         (select o.id from organisation o
            left join organisation_area a on a.organisation_id = o.id and a.municipality = p.municipality
           where o.region_id = $1 and o.role = r.role
             and (a.municipality is not null
                  or not exists (select from organisation_area other where other.organisation_id = o.id))
             and (o.sectors = '{}' or o.sectors && p.sectors)
           order by a.municipality nulls last, o.id limit 1) as "organisationId"
    from place p cross join unnest($2::text[]) as r(role)
   order by r.role, p.municipality, p.sectors`;

const chains = `
  select o.id, o.name, o.role,
         array(select distinct m.level from membership m where m.organisation_id = o.id) as levels
    from organisation o where o.region_id = $1 and not o.is_family order by o.role, o.name`;

interface Chain {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly levels: readonly string[];
}

/** Who must be there: the table has only its chair, decisive authority a person and a backup. */
function levelsOf(role: Role): readonly string[] {
  if (role === 'table') return ['chair'];
  return role === 'decisive-authority' ? ['person', 'backup'] : ['person', 'backup', 'team-lead'];
}

/**
 * Roles that nobody answers for somewhere in the region, and organisations whose contact chain has a gap.
 *
 * @param named roles that the agreements count on
 * @param unreachable what the region knows that nobody answers for
 */
export async function missingPeople(
  open: Open,
  regionId: string,
  { named, unreachable }: { named: readonly Role[]; unreachable: readonly Recipient[] },
): Promise<Missing[]> {
  const asked = new Set(named.map((role) => (role === 'process-director' ? 'compulsory-education' : role)));
  const needed = [...asked, 'school' as const].filter((role) => !unreachable.includes(role));
  const all = await open.sql<Chain>(chains, [regionId]);
  const others = needed.filter((role) => role !== 'school');
  const places = await open.sql<Answering>(answering, [regionId, others]);
  const used = new Set(places.map(({ organisationId }) => organisationId));
  const gaps = all
    .filter(({ id, role }) => role === 'school' || used.has(id))
    .flatMap((chain) => gapIn(chain, unreachable));
  const schools = all.some(({ role }) => role === 'school') ? [] : [nobody('school', [])];
  return [...schools, ...withoutOrganisation(others, places), ...gaps];
}

function withoutOrganisation(roles: readonly Role[], places: readonly Answering[]): Missing[] {
  return roles.flatMap((role) => {
    const without = places.filter((place) => place.role === role && place.organisationId === null);
    return without.length > 0 ? [nobody(role, without)] : [];
  });
}

function nobody(role: Role, without: readonly Place[]): Missing {
  const who = recipientInWords(role);
  const where = listInWords([...new Set(without.map(placeInWords))].map((place) => ({ nl: place, en: place })));
  return {
    what: 'organisation',
    role,
    sentence: inBoth((as) => {
      const begin = as === 'nl' ? `Geen organisatie voor ${who.nl}` : `No organisation for ${who.en}`;
      return where[as] ? `${begin}: ${where[as]}` : begin;
    }),
  };
}

const placeInWords = ({ municipality, sectors }: Place) =>
  [municipality, sectors.join(', ')].filter(Boolean).join(' ') || '–';

function gapIn({ id, name, role, levels }: Chain, unreachable: readonly Recipient[]): Missing[] {
  const gone = levelsOf(role).filter((level) => {
    const recipient = level === 'person' ? role : `${role}.${level}`;
    return !levels.includes(level) && !unreachable.includes(recipient);
  });
  if (gone.length === 0) return [];
  const places = listInWords(gone.map((level) => levelNames[level]!));
  return [
    {
      what: 'people',
      role,
      organisation: { id, name },
      levels: gone,
      sentence: { nl: `${name} heeft geen ${places.nl}`, en: `${name} has no ${places.en}` },
    },
  ];
}

const levelNames: Readonly<Record<string, Sentence>> = {
  person: { nl: 'uitvoerder', en: 'person who does the work' },
  backup: { nl: 'achterwacht', en: 'backup' },
  'team-lead': { nl: 'teamleider', en: 'team lead' },
  chair: { nl: 'voorzitter', en: 'chair' },
};
