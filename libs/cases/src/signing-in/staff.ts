import type { Open } from '@app/platform';
import { SignInProblem } from './problem';

/** Who an issuer says it is, and what he is there. */
export interface StaffSaid {
  readonly issuerId: string;
  readonly regionId: string;
  readonly subject: string;
  /** By this he is found at his first sign-in. */
  readonly email?: string | undefined;
  readonly organisations: readonly string[];
  /** At which places of the contact chain he may act; without it at any of his own. */
  readonly levels?: readonly string[] | undefined;
}

/** As whom somebody is signed in. */
export interface Place {
  readonly personId: string;
  readonly organisationId: string;
  readonly level: string;
}

const organisationsSaid = `
  select id from organisation where region_id = $1 and not is_family and upper(number) = any($2::text[])`;

const linked = 'select person_id as "personId" from account where issuer_id = $1 and subject = $2';

/** Two of one address are nobody: which of them it is would be a guess. */
const named = `
  select case when count(distinct p.id) = 1 then min(p.id::text) end as "personId"
    from person p join membership m on m.person_id = p.id
   where m.organisation_id = any($1) and lower(p.email) = lower($2) and not p.is_relative and not has_left(p.id, m.organisation_id, $3)`;

const places = `
  select m.person_id as "personId", m.organisation_id as "organisationId", m.level from membership m
   where m.person_id = $1 and m.organisation_id = any($2) and not has_left(m.person_id, m.organisation_id, $3)
   order by m.level = 'administrator', m.id`;

const link = `
  insert into account (issuer_id, subject, person_id, linked_at, seen_at) values ($1, $2, $3, $4, $4)
  on conflict (issuer_id, subject) do update set seen_at = excluded.seen_at`;

const another = 'select from account where issuer_id = $1 and person_id = $2 and subject <> $3';

/**
 * Who in the register it is whom an issuer of staff knows, and where he acts. He is found by his subject there; the first
 * time by his organisation and address, and from then on he is that person. What he may is looked up each time.
 *
 * @throws SignInProblem that says what of it the register does not know
 */
export async function staffAt(open: Open, said: StaffSaid): Promise<Place> {
  const { issuerId, regionId, subject, levels } = said;
  const numbers = said.organisations.map((one) => one.toUpperCase());
  const found = await open.sql<{ id: string }>(organisationsSaid, [regionId, numbers]);
  if (found.length === 0) throw new SignInProblem('organisation-not-known');
  const organisations = found.map(({ id }) => id);
  const personId = await personOf(open, said, organisations);
  const his = await open.sql<Place>(places, [personId, organisations, open.now]);
  if (his.length === 0) throw new SignInProblem('not-in-register');
  const place = his.find(({ level }) => levels === undefined || levels.includes(level));
  if (!place) throw new SignInProblem('role-not-known');
  await open.sql(link, [issuerId, subject, personId, open.now]);
  return place;
}

async function personOf(
  open: Open,
  { issuerId, subject, email }: StaffSaid,
  organisations: readonly string[],
): Promise<string> {
  const [known] = await open.sql<{ personId: string }>(linked, [issuerId, subject]);
  if (known) return known.personId;
  const [one] = await open.sql<{ personId: string | null }>(named, [organisations, email ?? '', open.now]);
  if (!one?.personId) throw new SignInProblem('not-in-register');
  const others = await open.sql(another, [issuerId, one.personId, subject]);
  if (others.length > 0) throw new SignInProblem('account-of-another');
  return one.personId;
}
