import { type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { CaseProblem } from '../problem';
import { expectColleague, type Place } from './places';

/** A leave, or a departure, as it stands now. */
export interface Away {
  readonly id: string;
  readonly kind: 'leave' | 'departure';
  /** The first day that he is not there. */
  readonly from: LocalDate;
  /** The last day of a leave. */
  readonly until: LocalDate | null;
  /** The first day that he is there again, when he came back sooner. */
  readonly back: LocalDate | null;
  readonly substituteId: string | null;
  readonly substitute: string | null;
}

/** A leave that is told: its first and last day, and who takes his place meanwhile. */
export interface NewLeave {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly substituteId?: string | undefined;
}

/** What is not over yet: it counts until its last day, or until he came back. */
const current = `
  select a.id, a.person_id as "personId", a.kind, a.from_on as "from", a.until_on as until, a.back_on as back, a.substitute_id as "substituteId",
         s.name as substitute
    from away a join organisation o on o.id = a.organisation_id join region r on r.id = o.region_id
    left join person s on s.id = a.substitute_id
   where ($1::uuid is null or a.person_id = $1) and a.organisation_id = $2
     and coalesce(a.back_on - 1, a.until_on, 'infinity') >= ($3::timestamptz at time zone (r.settings ->> 'zone'))::date
     and (a.back_on is null or a.back_on > a.from_on)
   order by a.from_on, a.kind`;

/** Now and to come. */
export function awayOf(open: Open, { personId, organisationId }: Place): Promise<Away[]> {
  return open.sql<Away>(current, [personId, organisationId, open.now]);
}

/** Now and to come, of everybody in the organisation of whoever asks. */
export function awayHere(open: Open<Person>): Promise<(Away & Pick<Place, 'personId'>)[]> {
  return open.sql(current, [null, open.who.organisation, open.now]);
}

const overlapping = `
  select from away
   where person_id = $1 and organisation_id = $2 and kind = any($3)
     and (back_on is null or back_on > from_on)
     and from_on <= coalesce($5::date, 'infinity') and coalesce(back_on - 1, until_on, 'infinity') >= $4::date limit 1`;

const add = `
  insert into away (person_id, organisation_id, kind, from_on, until_on, substitute_id, told_by, told_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`;

/**
 * Somebody will not be there for a while. What would go to him goes to his substitute on these days, else to his backup,
 * else to his team lead.
 *
 * @returns the id by which it is ended
 * @throws CaseProblem `away-already`; `no-such-colleague` for a substitute who does no such work in this organisation
 */
export async function tellLeave(open: Open<Person>, place: Place, leave: NewLeave): Promise<string> {
  const { from, until, substituteId } = leave;
  if (substituteId !== undefined) {
    if (substituteId === place.personId) throw new CaseProblem('no-such-colleague', 'Nobody is his own substitute');
    await expectColleague(open, { personId: substituteId, organisationId: place.organisationId });
  }
  await expectThere(open, place, { kinds: ['leave', 'departure'], from, until });
  return keep(open, place, { kind: 'leave', from, until, substituteId });
}

/**
 * Somebody leaves the organisation: from that day he is no part of it, and cannot sign in for it. What he carries and did
 * not hand over goes to the backup, else to the team lead.
 *
 * @returns the id by which it is ended
 * @throws CaseProblem `away-already` when he leaves already
 */
export async function tellDeparture(open: Open<Person>, place: Place, from: LocalDate): Promise<string> {
  await expectThere(open, place, { kinds: ['departure'], from, until: null });
  return keep(open, place, { kind: 'departure', from });
}

/**
 * Somebody comes back sooner, or did not go: on the first day of it, or before, nothing of it is left.
 *
 * @throws Problem `not-found` for what was ended already
 */
export async function tellReturn(
  open: Open<Person>,
  { personId, organisationId }: Place,
  { awayId, on }: { readonly awayId: string; readonly on: LocalDate },
): Promise<void> {
  const ended = await open.sql(
    `update away set back_on = $4, ended_by = $5, ended_at = $6
      where id = $1 and person_id = $2 and organisation_id = $3 and back_on is null returning id`,
    [awayId, personId, organisationId, on, open.who.id, open.now],
  );
  if (ended.length === 0) throw new Problem('not-found');
}

type NewAway = Pick<Away, 'kind' | 'from'> & Partial<NewLeave>;

async function keep(
  open: Open<Person>,
  { personId, organisationId }: Place,
  { kind, from, until, substituteId }: NewAway,
): Promise<string> {
  const values = [personId, organisationId, kind, from, until ?? null, substituteId ?? null, open.who.id, open.now];
  const [row] = await open.sql<{ id: string }>(add, values);
  return row!.id;
}

interface Stretch {
  readonly kinds: readonly Away['kind'][];
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** Under a lock, so that two who tell it at once do not both. */
async function expectThere(
  open: Open,
  { personId, organisationId }: Place,
  { kinds, from, until }: Stretch,
): Promise<void> {
  await open.sql(`select pg_advisory_xact_lock(hashtextextended($1::text, 0))`, [personId]);
  const found = await open.sql(overlapping, [personId, organisationId, kinds, from, until]);
  if (found.length > 0) throw new CaseProblem('away-already');
}
