import { addingDays, replacingDays } from '@app/cases';

/** What a day was made of last, and of which file. */
const touched = 'select pupil_id, absent_on from absent_day';
const stated = `
  select pupil_id, absent_on, kind, hours, times, doubtful, import_id from day_now`;
const now = '(select at from given)';

/**
 * SQL: which days the file speaks of, per school and period. Without a period those from its first to its last row; never
 * the day on which it comes: of that more may follow. A file of one school that names its period speaks of it without rows.
 */
const covering = `
  create temporary table covering on commit drop as
  with periods as (
    select school_id, key_from, key_until, min(absent_on) as first, max(absent_on) as last,
           bool_or(became in ('added', 'changed')) as has_news
      from judged group by school_id, key_from, key_until
    union all
    select school_id, covers_from, covers_until, covers_from, covers_until, false from given
     where school_id is not null and covers_from is not null and covers_until is not null
       and not exists (select from judged)),
  dated as (
    select *, case when isfinite(key_from) then key_from else first end as covers_from,
           least(case when isfinite(key_until) then key_until else last end, (select today - 1 from given)) as covers_until
      from periods)
  select gen_random_uuid() as id, *, covers_from <= covers_until and not exists (
           select from absence_import a where a.organisation_id = school_id
              and a.covers_from <= dated.covers_from and a.covers_until >= dated.covers_until) as is_wider
    from dated`;

/** SQL that keeps the statements of `judged`, and the days that they make together. */
export const keepingStatements: readonly string[] = [
  covering,
  `insert into absence_import (id, region_id, organisation_id, person_id, run_id, imported_at, covers_from, covers_until)
   select c.id, $1, c.school_id, g.person_id, g.run_id, g.at, c.covers_from, c.covers_until
     from covering c cross join given g where c.has_news or c.is_wider`,
  `update absence_statement o set replaced_at = ${now} from judged j
    where j.became in ('added', 'changed')
      and o.pupil_id = j.pupil_id and o.absent_on = j.absent_on and o.replaced_at is null
      and (o.part = j.part or 'late' not in (o.part, j.part) and 'day' in (o.part, j.part))`,
  `insert into absence_statement (pupil_id, absent_on, part, kind, hours, doubtful, import_id, stated_at)
   select j.pupil_id, j.absent_on, j.part, j.kind, j.hours, j.doubtful, c.id, ${now}
     from judged j join covering c using (school_id, key_from, key_until) where j.became in ('added', 'changed')`,
  `create temporary table absent_day on commit drop as
   select distinct on (j.pupil_id, j.absent_on) j.pupil_id, j.absent_on, c.id as import_id
     from judged j join covering c using (school_id, key_from, key_until) where j.became in ('added', 'changed')
    order by j.pupil_id, j.absent_on, j.line`,
  `create temporary table day_now on commit drop as
   select d.pupil_id, d.absent_on, d.import_id, s.kind, case when sum(s.hours) > 99 then 99 else sum(s.hours) end as hours,
          (case s.kind when 'late' then count(*) else 1 end)::smallint as times, bool_or(s.doubtful) as doubtful
     from absent_day d join absence_statement s using (pupil_id, absent_on)
    where s.replaced_at is null and s.kind <> 'present'
    group by d.pupil_id, d.absent_on, d.import_id, s.kind`,
  replacingDays({ touched, stated, at: now }),
  addingDays({ stated, at: now }),
];

/**
 * SQL: of whom a day changed; and in a school that speaks of more days than before of whom it may come out that a spell
 * was broken, or that it was not.
 */
export const changedChildren = `
  select pupil_id as id from absent_day
  union
  select p.id from covering c join pupil p using (school_id)
   where c.is_wider and (
     exists (select from signal_look l where l.pupil_id = p.id)
     or exists (select from absence a
                 where a.pupil_id = p.id and a.replaced_at is null and a.absent_on > c.covers_from)
     or exists (select from signal_firing f
                 where f.pupil_id = p.id and f.withdrawn_at is null and f.fired_on > c.covers_from))`;
