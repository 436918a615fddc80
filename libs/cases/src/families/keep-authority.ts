import { type Door, type Open, type Person, Problem } from '@app/platform';
import { addDays, type LocalDate, rightsOn, turnsOn } from '@app/rules';
import { CaseProblem } from '../problem';
import { asMachine } from './as-machine';
import { todayIn } from './today';
import { type NewAuthority, type Relative, roleOf } from './authority';
import { reachedAt, setDetails } from './details';

/** Of which case, and who writes it down. */
export interface OfCase {
  readonly caseId: string;
  readonly by: Pick<Person, 'id'>;
}

interface Child {
  readonly pupilId: string;
  readonly regionId: string;
  readonly bornOn: LocalDate;
}

const lockChild = `
  select p.id as "pupilId", p.region_id as "regionId", p.born_on as "bornOn"
    from pupil p join case_file c on c.pupil_id = p.id where c.id = $1 for no key update of p`;

const findFamily = `select organisation_id as id from families_of($1) where role = $2`;

const addFamily = `
  with made as (
    insert into organisation (id, region_id, role, name, is_family)
    values (gen_random_uuid(), $2, $3::text, $4, true) returning id)
  insert into family (pupil_id, role, organisation_id) select $1::uuid, $3::text, id from made returning organisation_id as id`;

/** The family takes part in the child's cases; it answers for nobody in a case that ended. */
const takePart = `
  insert into case_party (case_id, role, organisation_id)
  select c.id, $2, $3::uuid
    from case_file asked join pupil p on p.id = asked.pupil_id join pupil same on same.child_id = p.child_id
    join case_file c on c.pupil_id = same.id and c.phase <> 'ended'
   where asked.id = $1
  on conflict (case_id, role) do update set organisation_id = excluded.organisation_id, person_id = null, backup_id = null`;

/** He is one person, of whichever of his children it is told; after he left this family he begins anew. */
const sameOne = `
  with known as (
    select a.person_id as id from authority a join person p on p.id = a.person_id
     where a.bsn_hash = $1 and p.region_id = $2 and not has_left(a.person_id, $3, $6) limit 1),
  placed as (
    insert into membership (id, organisation_id, level, person_id, function)
    select uuidv7(), $3::uuid, $4, id, $5 from known
    on conflict do nothing)
  select id from known`;

const addPerson = `
  with somebody as (
    insert into person (id, region_id, name, email, language, is_relative)
    values (gen_random_uuid(), $1, $2, $3, $4, true) returning id)
  insert into membership (id, organisation_id, level, person_id, function)
  select uuidv7(), $5::uuid, $6, id, $7 from somebody returning person_id as id`;

const addAuthority = `
  insert into authority (id, organisation_id, person_id, kind, source, since_on, until_on, channel, address, phone,
                         is_shielded, speaks, recorded_by, recorded_at, bsn_hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

const depart = `
  insert into away (person_id, organisation_id, kind, from_on, told_by, told_at) values ($1, $2, 'departure', $3, $4, $5)`;

const functions = {
  parent: 'ouder met gezag',
  guardian: 'voogd',
  'young-person': 'jongere',
  supporter: 'steunpersoon van het gezin',
};

/**
 * Writes down who has authority over the child of a case. From then on he can sign in, is told what is meant for him, and
 * takes part in the cases of the child. Sent again under the same id it is the same.
 *
 * @throws Problem `not-found` for a case that is not there
 * @throws CaseProblem `authority-later` for one that begins on a day to come, `younger-than-twelve` for the child itself
 */
export async function keepAuthority(
  door: Door,
  { caseId, by }: OfCase,
  { id, told }: { readonly id: string; readonly told: NewAuthority },
): Promise<void> {
  await door.asMachine(asMachine, async (open) => {
    const [child] = await open.sql<Child>(lockChild, [caseId]);
    if (!child) throw new Problem('not-found');
    const known = await open.sql('select from authority where id = $1', [id]);
    if (known.length > 0) return;
    expectPossible(child, told, await todayIn(open, child.regionId));
    const organisation = await familyOf(open, child, { caseId, role: roleOf(told.kind) });
    const person = await addRelative(open, child, { organisation, told });
    const until = endOf(child, told);
    const reached = await reachedAt(open, person, told);
    await open.sql(addAuthority, [
      id,
      organisation,
      person,
      told.kind,
      told.source,
      told.since,
      until ?? null,
      reached.channel,
      reached.address,
      reached.phone,
      reached.isShielded,
      told.speaks,
      by.id,
      open.now,
      told.bsnHash ?? null,
    ]);
    await setDetails(open, person, reached);
    if (until) await open.sql(depart, [person, organisation, addDays(until, 1), by.id, open.now]);
  });
}

function expectPossible({ bornOn }: Child, { kind, since }: NewAuthority, today: LocalDate): void {
  if (since > today) throw new CaseProblem('authority-later');
  if (kind === 'young-person' && !rightsOn(bornOn, today).youngPerson) throw new CaseProblem('younger-than-twelve');
}

async function familyOf(
  open: Open,
  { pupilId, regionId }: Child,
  { caseId, role }: { readonly caseId: string; readonly role: Relative['role'] },
): Promise<string> {
  const [known] = await open.sql<{ id: string }>(findFamily, [caseId, role]);
  const name = role === 'parents' ? 'Ouders' : 'Jongere';
  const [family] = known ? [known] : await open.sql<{ id: string }>(addFamily, [pupilId, regionId, role, name]);
  await open.sql(takePart, [caseId, role, family!.id]);
  return family!.id;
}

async function addRelative(
  open: Open,
  { regionId }: Child,
  { organisation, told }: { readonly organisation: string; readonly told: NewAuthority },
): Promise<string> {
  const { name, email, language, kind } = told;
  const level = kind === 'supporter' ? 'supporter' : 'person';
  const same = [told.bsnHash ?? null, regionId, organisation, level, functions[kind], open.now];
  const [known] = await open.sql<{ id: string }>(sameOne, same);
  if (known) return known.id;
  const values = [regionId, name, email, language, organisation, level, functions[kind]];
  const [{ id }] = (await open.sql<{ id: string }>(addPerson, values)) as [{ id: string }];
  return id;
}

/** Authority over a child ends when it is of age; what a young person may himself does not. */
function endOf({ bornOn }: Child, { kind, until }: NewAuthority): LocalDate | undefined {
  if (kind === 'young-person') return until;
  const last = addDays(turnsOn(bornOn, 18), -1);
  return until !== undefined && until < last ? until : last;
}

/**
 * Authority ends today: from now on he is told nothing, and does not sign in. The record stays.
 *
 * @throws Problem `not-found` for nobody of this case, or whose authority ended already
 */
export async function endAuthority(door: Door, { caseId, by }: OfCase, id: string): Promise<void> {
  await door.asMachine(asMachine, async (open) => {
    const families = await open.sql<{ id: string }>('select organisation_id as id from families_of($1)', [caseId]);
    await endIn(open, { id, by: by.id, organisations: families.map((one) => one.id) });
  });
}

interface Ending {
  readonly id: string;
  /** Who ends it. */
  readonly by: string;
  /** Families that it is one of. */
  readonly organisations: readonly string[];
}

/** Ends authority or support within families; `not-found` outside them. */
export async function endIn(open: Open, { id, by, organisations }: Ending): Promise<void> {
  const [ended] = await open.sql<{ person: string; organisation: string; region: string }>(
    `update authority a set ended_by = $3, ended_at = $4 from organisation o
      where a.id = $1 and a.organisation_id = any($2) and a.ended_at is null and o.id = a.organisation_id
     returning a.person_id as person, o.id as organisation, o.region_id as region`,
    [id, organisations, by, open.now],
  );
  if (!ended) throw new Problem('not-found');
  await open.sql(depart, [ended.person, ended.organisation, await todayIn(open, ended.region), by, open.now]);
}
