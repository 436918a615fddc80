import { type Agreements, regionOf, registeredUntil, todayHere } from '@app/cases';
import type { Open, Person } from '@app/platform';
import { daysOfSchoolYear, heldSince, schoolYearOf } from '@app/rules';
import type { Discipline, Period, Sickness } from './overviews.shapes';

/** The task that a notification is. */
const notification = 'duo-notification';

const perSchool = `
  select o.id, o.name,
         count(*) filter (where s.state = 'done')::int as notified,
         count(*) filter (where s.state = 'done' and s.settled_on <= s.due_on)::int as "inTime",
         count(*) filter (where s.state = 'done' and (s.filled_in or exists (
           select from school_evidence e where e.case_id = s.case_id and e.step = s.key)))::int as complete,
         count(*) filter (where s.state in ('open', 'waiting') and s.missed_at <= $5)::int as overdue
    from step s join case_file c on c.id = s.case_id join organisation o on o.id = c.school_id
   where (s.workflow, s.name) in (select * from unnest($1::text[], $2::text[])) and s.started_on between $3 and $4
     and s.state in ('open', 'waiting', 'done')
   group by o.id, o.name order by o.name, o.id`;

/** Of the cases that the person may see: an office of its residents, a school of its pupils. */
export async function disciplineOf(open: Open<Person>, agreements: Agreements, period: Period): Promise<Discipline> {
  const { first, last } = await daysAsked(open, period);
  const newest = (await agreements.newest(open, [open.who.region])).get(open.who.region)!;
  const asked = (await agreements.byId(open, newest.values())).flatMap(({ agreement: { workflow, steps } }) =>
    steps.filter(({ asks }) => asks === notification).map(({ id }) => ({ workflow, id })),
  );
  const rows = await open.sql<Omit<Discipline['schools'][number], 'index'>>(perSchool, [
    asked.map(({ workflow }) => workflow),
    asked.map(({ id }) => id),
    first,
    last,
    open.now,
  ]);
  return {
    schools: rows.map((row) => ({ ...row, index: share(row.inTime, row.notified + row.overdue) })),
  };
}

const share = (part: number, whole: number) => (whole === 0 ? 100 : Math.round((part * 100) / whole));

/** The sick pupils of the person's school: what its own statements add up to. */
export async function sicknessOf(open: Open<Person>, period: Period): Promise<Sickness> {
  const { first, last } = await daysAsked(open, period);
  const rows = await open.sql<Sickness['pupils'][number] & { pupilId: string }>(
    `select p.id as "pupilId", p.number, p.name, count(*)::int as days, min(a.absent_on) as "firstOn", max(a.absent_on) as "lastOn",
            count(*) filter (where a.doubtful)::int as doubtful,
            exists (select from case_file c where c.pupil_id = p.id and c.phase = 'open') as "hasCase"
       from absence a join pupil p on p.id = a.pupil_id
      where p.school_id = $1 and a.kind = 'sick' and a.replaced_at is null and a.absent_on between $2 and $3
      group by p.id order by count(*) desc, p.number limit 500`,
    [open.who.organisation, first, last],
  );
  open.looked({ pupils: rows.map(({ pupilId }) => pupilId), because: 'own-pupil' });
  const pupils = rows.map(({ pupilId: _pupilId, ...row }) => row);
  const statedUntil = await registeredUntil(open, open.who.organisation);
  const { settings } = await regionOf(open, open.who.region);
  const registeredSince = heldSince(settings, 'attendance-registration', await todayHere(open));
  return { ...(statedUntil && { statedUntil }), ...(registeredSince && { registeredSince }), pupils };
}

async function daysAsked(open: Open<Person>, { from, until }: Period) {
  const { first, last } = daysOfSchoolYear(schoolYearOf(await todayHere(open)));
  return { first: from ?? first, last: until ?? last };
}
