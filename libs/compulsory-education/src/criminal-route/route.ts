import { type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { CriminalProblem } from './problem';

/** All that a case says of its criminal route: that it runs or is closed, and since when. */
export interface CriminalRoute {
  readonly state: 'running' | 'closed';
  readonly since: LocalDate;
}

const state = `case when closed_on is null then 'running' else 'closed' end as state,
               coalesce(closed_on, running_since) as since`;

/** The criminal route of a case that somebody sees; undefined where there is none. */
export async function criminalRouteOf({ sql }: Open, caseId: string): Promise<CriminalRoute | undefined> {
  const [route] = await sql<CriminalRoute>(`select ${state} from criminal_route where case_id = $1`, [caseId]);
  return route;
}

/** The child of a case, as far as a boa needs it. */
export interface ChildForBoa {
  readonly pupilId: string;
  readonly officeId: string;
  readonly name: string;
  readonly bornOn: LocalDate;
  readonly school: string;
  readonly municipality: string;
  readonly firstDayAbsent: LocalDate;
}

/** @throws Problem `not-found` for anybody but a boa: for others there is no criminal file */
export function expectBoa({ roles }: Pick<Person, 'roles'>): void {
  if (roles[0] !== 'boa') throw new Problem('not-found');
}

/** @throws Problem `not-found` for a case with which his office has nothing to do */
export async function childForBoa(open: Open<Person>, caseId: string): Promise<ChildForBoa> {
  const [child] = await open.sql<ChildForBoa>(
    `select pupil_id as "pupilId", office_id as "officeId", name, born_on as "bornOn", school, municipality,
            first_day_absent as "firstDayAbsent" from case_for_boa($1)`,
    [caseId],
  );
  if (!child) throw new Problem('not-found');
  open.looked({ pupils: [child.pupilId], cases: [caseId], because: 'criminal-file' });
  return child;
}

/** The criminal routes of a boa's office, those that run first. */
export function routesOfOffice({ sql }: Open<Person>): Promise<(CriminalRoute & { readonly caseId: string })[]> {
  return sql(
    `select case_id as "caseId", ${state} from criminal_route
      where organisation_id in (select boa_offices()) order by closed_on is not null, running_since desc, case_id`,
  );
}

/**
 * The office for which somebody of the supervision begins a route.
 *
 * @throws CriminalProblem `no-boa` where nobody there could go on with it
 */
export async function officeToBegin(open: Open<Person>): Promise<string> {
  const [office] = await open.sql<{ id: string }>('select offices_with_boa() as id');
  if (!office) throw new CriminalProblem('no-boa');
  return office.id;
}

/** Says beside the case that the route runs; again it changes nothing. */
export async function startRoute(open: Open<Person>, caseId: string, officeId: string, on: LocalDate): Promise<void> {
  await open.sql(
    `insert into criminal_route (case_id, organisation_id, running_since) values ($1, $2, $3)
     on conflict (case_id) do nothing`,
    [caseId, officeId, on],
  );
}

/** Says beside the case that the route is closed; again it changes nothing. */
export async function closeRoute(open: Open<Person>, caseId: string, on: LocalDate): Promise<void> {
  await open.sql('update criminal_route set closed_on = $2 where case_id = $1 and closed_on is null', [caseId, on]);
}
