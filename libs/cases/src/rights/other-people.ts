import type { Open } from '@app/platform';
import { recipientInWords } from '@app/rules';
import type { OfController } from './kept-data';

/** Somebody whose name may stand in words of an organisation, and by what he is called instead. */
interface Somebody {
  readonly name: string;
  readonly role: string;
  readonly organisation: string | null;
  readonly kind: 'at-work' | 'family' | 'pupil';
  /** He has to do with the case, so that a part of his name means him. */
  readonly isNear: boolean;
}

/** Everybody of the region whose whole name stands there, and everybody of the parties and the family of the case. */
const people = `
  with near as (
    select m.person_id from case_party p join membership m on m.organisation_id = p.organisation_id where p.case_id = $1
    union
    select a.person_id from family f join authority a on a.organisation_id = f.organisation_id where f.pupil_id = $2),
  here as (select region_id from case_file where id = $1)
  select distinct on (p.id) p.name, o.role, case when p.is_relative then null else o.name end as organisation,
         case when p.is_relative then 'family' else 'at-work' end as kind, p.id in (select person_id from near) as "isNear"
    from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id
   where p.region_id = (select region_id from here)
     and (p.id in (select person_id from near) or position(lower(p.name) in lower($3)) > 0)
   union all
  select distinct p.name, 'pupil', null, 'pupil', false from pupil p
   where p.region_id = (select region_id from here) and p.id <> $2 and position(lower(p.name) in lower($3)) > 0
     and p.name <> (select name from pupil where id = $2)`;

/** How others of the family are reached, written as somebody wrote it down. */
const reached = `
  select distinct p.email, a.phone, a.address
    from family f join authority a on a.organisation_id = f.organisation_id join person p on p.id = a.person_id
   where f.pupil_id = $1 and a.person_id is distinct from $2`;

interface Reached {
  readonly email: string;
  readonly phone: string | null;
  readonly address: string | null;
}

/** Of an address also each part with a number by itself: `Lindelaan 9` of `Lindelaan 9, Waterdam`. */
const waysTo = ({ email, phone, address }: Reached) => [
  email,
  ...(phone ? [phone] : []),
  ...(address
    ? [
        address,
        ...address
          .split(',')
          .map((part) => part.trim())
          .filter((part) => /\d/.test(part)),
      ]
    : []),
];

const calledReached = '[hoe iemand te bereiken is]';

/** Takes the names of others out of words: what somebody is and of which organisation stays. */
export type Redact = (text: string) => string;

/**
 * What takes everybody but the child itself out of what an organisation wrote: whole names of anybody of the region, and of who
 * has to do with the case also a part of the name by itself. Where others of the family live or are called goes as well.
 *
 * @param texts all that is to be taken through it
 * @param readBy who of the family reads it, whose own address stays
 */
export async function redactionFor(
  open: Open,
  of: OfController & { readonly readBy: string | null },
  texts: readonly string[],
): Promise<Redact> {
  const [child] = await open.sql<{ name: string }>('select name from pupil where id = $1', [of.pupilId]);
  const own = new Set(partsOf(child!.name));
  const found = await open.sql<Somebody>(people, [of.caseId, of.pupilId, texts.join('\n')]);
  const whole = found.filter(({ name }) => name !== child!.name).map((one) => [one.name, calledInstead(one)] as const);
  const parts = found
    .filter(({ isNear }) => isNear)
    .flatMap((one) => partsOf(one.name).map((part) => [part, calledInstead(one)] as const))
    .filter(([part]) => !own.has(part));
  const ways = (await open.sql<Reached>(reached, [of.pupilId, of.readBy])).flatMap(waysTo);
  const homes = ways.map((way) => [way, calledReached] as const);
  const names = new Map([...parts, ...whole, ...homes].map(([name, instead]) => [name.toLowerCase(), instead]));
  if (names.size === 0) return (text) => text;
  const longestFirst = [...names.keys()].toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.map(literally).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return (text) => text.replace(pattern, (name) => names.get(name.toLowerCase()) ?? '[…]');
}

/** Names that begin with a capital: `van` and `de` name nobody. */
const partsOf = (name: string) => name.split(/\s+/).filter((part) => /^\p{Lu}\p{L}{2,}/u.test(part));

const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function calledInstead({ kind, role, organisation }: Somebody): string {
  if (kind === 'pupil') return '[een andere leerling]';
  const who = recipientInWords(role).nl;
  return organisation === null ? `[${who}]` : `[${who}, ${organisation}]`;
}
