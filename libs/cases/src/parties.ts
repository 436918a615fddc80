import type { Open } from '@app/platform';
import { roles } from '@app/rules';

/** A party of a case: the organisation that answers for a role, its person and his backup. */
export interface Party {
  readonly role: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly personId: string | null;
  readonly person: string | null;
  readonly backupId: string | null;
  /** Whether it may see the case: it directs, was proposed, has a step or was told. */
  readonly isInvolved: boolean;
}

/**
 * For each role the organisation of the region that answers for it: the child's own school, and of the others the one
 * that serves its municipality and its school's sector. The officer who watches is of compulsory education, and the family
 * is that of the child. Asked for
 * each of `f (case_id, school_id, municipality, opened_by)` by itself: `offset 0` keeps it so.
 */
const answering = `
  with school as (select id, region_id, sectors from organisation where id = f.school_id),
  fitting as (
    select distinct on (o.role) o.role, o.id
      from organisation o cross join school s
      left join organisation_area a on a.organisation_id = o.id and a.municipality = f.municipality
     where o.region_id = s.region_id and o.role = any($3) and not o.is_family
       and (o.role <> 'school' or o.id = s.id)
       and (a.municipality is not null
            or not exists (select from organisation_area other where other.organisation_id = o.id))
       and (o.sectors = '{}' or o.sectors && s.sectors)
     order by o.role, a.municipality nulls last, o.id),
  of_child as (select role, organisation_id as id from families_of(f.case_id))
  select role, id from fitting where role not in (select role from of_child)
  union all select 'process-director', id from fitting where role = 'compulsory-education'
  union all select role, id from of_child`;

/** Who is on leave comes back; who has left does not. */
const person = (level: string) => `(select person_id from membership m
  where m.organisation_id = o.id and m.level = '${level}' and not has_left(m.person_id, o.id, $2::timestamptz) order by m.id limit 1)`;

/** Where the child of a case is: by that the organisations are found that answer for it. */
export interface ChildOfCase {
  readonly schoolId: string;
  readonly municipality: string;
  readonly regionId: string;
}

/** Undefined for a child that the person may not know of. */
export async function childOfCase(open: Open, pupilId: string): Promise<ChildOfCase | undefined> {
  const [child] = await open.sql<ChildOfCase>(
    `select school_id as "schoolId", municipality, region_id as "regionId" from pupil where id = $1`,
    [pupilId],
  );
  return child;
}

/** A case that is new, and who opened it. */
export interface NewFile extends ChildOfCase {
  readonly caseId: string;
  readonly openedBy?: string;
}

/** Says who answers for which role in new cases. Only the school, and who opened it, may see one from the start. */
export async function addParties(open: Open, files: readonly NewFile[]): Promise<void> {
  const rows = files.map(({ caseId, schoolId, municipality, openedBy = 'school' }) => {
    return { case_id: caseId, school_id: schoolId, municipality, opened_by: openedBy };
  });
  await open.sql(
    `insert into case_party (case_id, role, organisation_id, person_id, backup_id, involved_at)
     select f.case_id, o.role, o.id, coalesce(consultant_of(o.id, f.school_id, $2::timestamptz), ${person('person')}),
            ${person('backup')},
            case when o.role in ('school', f.opened_by) then $2::timestamptz end
       from json_to_recordset($1) as f(case_id uuid, school_id uuid, municipality text, opened_by text),
            lateral (select * from (${answering}) answers offset 0) o`,
    [JSON.stringify(rows), open.now, roles],
  );
}

/**
 * Of a child that is enrolled nowhere the last school does not see the case, unless it opened it: it hears of it when
 * something is asked of it.
 */
export async function leaveOutSchool(open: Open, caseId: string, openedBy: string | undefined): Promise<void> {
  await open.sql(
    `update case_party set involved_at = null where case_id = $1 and role = 'school' and role is distinct from $2`,
    [caseId, openedBy ?? null],
  );
}

/** The parties of cases, by role: `case → parties`. */
export async function partiesOf(open: Open, caseIds: readonly string[]): Promise<Map<string, Party[]>> {
  const rows = await open.sql<{ caseId: string; party: Party }>(
    `select p.case_id as "caseId", json_build_object('role', p.role, 'organisationId', o.id, 'organisation', o.name,
              'personId', p.person_id, 'person', w.name, 'backupId', p.backup_id,
              'isInvolved', p.involved_at is not null and (p.access_until is null or p.access_until > $2)) as party
       from case_party p join organisation o on o.id = p.organisation_id left join person w on w.id = p.person_id
      where p.case_id = any($1) order by p.case_id, p.role`,
    [caseIds, open.now],
  );
  const found = new Map<string, Party[]>();
  for (const { caseId, party } of rows) found.set(caseId, [...(found.get(caseId) ?? []), party]);
  return found;
}

/** The roles that an organisation answers for in a case. */
export async function rolesOf(open: Open, caseId: string, organisationId: string): Promise<string[]> {
  const rows = await open.sql<{ role: string }>(
    `select role from case_party where case_id = $1 and organisation_id = $2 order by role`,
    [caseId, organisationId],
  );
  return rows.map(({ role }) => role);
}
