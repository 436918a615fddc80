import type { Door, MachineTask } from '@app/platform';
import { momentsOf, schoolYearsOver } from '@app/rules';
import { everyRegion } from './every-region';

const task: MachineTask = { task: 'forget-absence', role: 'retention' };
/** Pupils in one transaction; those that are left come the next time. */
const atOnce = 200;
/**
 * Of each pupil the absence before a school year, and the signals that it was. What was counted since has to stay what it
 * was, or a signal of years ago would fire as a new one: the year is one that began with half a year without absence, in a
 * November of which the school told, so that no count and no row of days reaches over it; a signal within it is of absence
 * before it. Nothing of all that is of a case that is still there. Most rounds find nothing so old, and look no further.
 */
const forget = `
  with chosen as (
    select p.id, max(y.began) as began
      from (select distinct pupil_id as id from absence where absent_on < ($2::date[])[1]) old
      join pupil p using (id) cross join unnest($2::date[]) as y (began)
     where p.region_id = $1
       and exists (select from absence a where a.pupil_id = p.id and a.absent_on < y.began)
       and not exists (select from absence a where a.pupil_id = p.id and a.absent_on >= y.began and a.absent_on < y.began + 183)
       and 2 < (select count(*) from generate_series(y.began + 92, y.began + 121, interval '1 day') as d (day)
                 where extract(isodow from d.day) < 6
                   and exists (select from absence_import i where i.organisation_id = p.school_id
                                  and d.day between i.covers_from and i.covers_until))
       and not exists (select from signal_firing f where f.pupil_id = p.id and f.fired_on < y.began + 183 and f.case_id is not null)
       and not exists (select from case_file c where c.pupil_id = p.id and (c.phase <> 'ended'
             or exists (select from legal_hold h where h.case_id = c.id and h.lifted_at is null)))
     group by p.id order by p.id limit ${atOnce}),
  stated as (
    delete from absence_statement s using chosen c where s.pupil_id = c.id and s.absent_on < c.began),
  fired as (
    delete from signal_firing f using chosen c where f.pupil_id = c.id and f.fired_on < c.began + 183)
  delete from absence a using chosen c where a.pupil_id = c.id and a.absent_on < c.began returning a.pupil_id`;

/** Forgets absence of school years that were kept long enough, with what was counted of it. @returns how many days */
export async function forgetAbsence(door: Door): Promise<number> {
  let count = 0;
  for (const { id, settings } of await everyRegion(door, task)) {
    const gone = await door.asMachine(task, ({ sql, nowMs }) =>
      sql(forget, [id, schoolYearsOver(momentsOf(settings.zone).dateAt(nowMs), settings)]),
    );
    count += gone.length;
  }
  return count;
}
