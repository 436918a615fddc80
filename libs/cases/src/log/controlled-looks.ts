import { type Open, type Person, Problem } from '@app/platform';

/** A row of the log of looks, as who controls it reads it. */
export interface ControlledLook {
  readonly id: number;
  readonly at: Date;
  readonly request: string;
  readonly client: string | null;
  readonly action: string;
  readonly personId: string;
  readonly person: string | null;
  readonly organisation: string;
  readonly role: string;
  readonly place: string;
  readonly onBehalfOf: string | null;
  readonly because: readonly string[];
  readonly categories: readonly string[];
  readonly pupils: readonly string[];
  readonly cases: readonly string[];
  readonly asked: string | null;
  /** Whose case was asked for, where it was refused. */
  readonly askedPupil: string | null;
  readonly result: 'shown' | 'refused';
}

/** What is searched for: looks at the child of a case, of a person, in a period; all of it where nothing is said. */
export interface LooksWanted {
  readonly case?: string;
  readonly person?: string;
  readonly from?: Date;
  readonly until?: Date;
  /** The last one of the page before: looks before it. */
  readonly before?: number;
  readonly limit: number;
}

const looks = `
  select l.id, l.at, l.request, l.client, l.action, l.person_id as "personId", p.name as person,
         o.name as organisation, l.role, l.place, b.name as "onBehalfOf", l.because, l.categories, l.pupils, l.cases, l.asked,
         l.result, case when l.asked ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                       then pupil_for_control(l.asked::uuid) end as "askedPupil"
    from access_log l left join person p on p.id = l.person_id left join person b on b.id = l.on_behalf_of
    join organisation o on o.id = l.organisation_id
   where ($1::uuid is null or l.cases @> array[$1::uuid] or l.asked = $1::text
          or l.pupils @> array[pupil_for_control($1::uuid)])
     and ($2::uuid is null or l.person_id = $2)
     and ($3::timestamptz is null or l.at >= $3) and ($4::timestamptz is null or l.at < $4)
     and ($5::bigint is null or l.id < $5)
   order by l.id desc limit $6`;

/** @throws Problem `not-found` for anybody but a privacy officer: for others there is no log */
export function expectPrivacyOfficer({ roles }: Pick<Person, 'roles'>): void {
  if (roles[0] !== 'privacy-officer') throw new Problem('not-found');
}

/**
 * Who looked, the last one first: of the organisation of a privacy officer, and of others at its cases. That he read it,
 * and what he searched for, is a look of its own.
 */
export async function controlledLooks(open: Open<Person>, wanted: LooksWanted): Promise<ControlledLook[]> {
  const { case: caseId = null, person = null, from = null, until = null, before = null, limit } = wanted;
  const found = await open.sql<ControlledLook>(looks, [caseId, person, from, until, before, limit]);
  const named = found.filter(({ cases }) => cases.length === 1);
  open.looked({
    pupils: [...named.flatMap(({ pupils }) => pupils), ...found.flatMap(({ askedPupil }) => askedPupil ?? [])],
    cases: named.flatMap(({ cases }) => cases),
    because: 'controls-the-log',
    searched: searchInWords(wanted),
  });
  return found;
}

function searchInWords({ case: caseId, person, from, until }: LooksWanted): string {
  const parts = { case: caseId, person, from: from?.toISOString(), until: until?.toISOString() };
  return Object.entries(parts)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
    .join(' ');
}

/** Somebody by whose looks the log can be searched: who has a place in the privacy officer's own organisation. */
export interface Controlled {
  readonly id: string;
  readonly name: string;
  readonly function: string;
}

/** Those of the organisation of a privacy officer. */
export function controlledPeople({ sql }: Open<Person>): Promise<Controlled[]> {
  return sql<Controlled>(
    `select distinct on (p.name, p.id) p.id, p.name, m.function
       from membership m join person p on p.id = m.person_id
      where m.organisation_id in (select controlled_organisations()) order by p.name, p.id, m.id`,
  );
}
