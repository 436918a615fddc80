import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether talks before there is a case help: how many young people were not notified, and had no signal, in the twelve
 * months after. Numbers, of the talks of the office that asks; whose they were is not in them. A child counts by all its
 * schools. New, so that nothing that runs calls it.
 */
export class Recurrence1795405060000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function recurrence_after(first date, last date, today date)
        returns table (kind text, youths int, again int, followed int)
        language sql stable security definer set search_path from current as $$
        with talked as (
          select 'surgery' as kind, p.pupil_id, s.held_on
            from surgery_pupil p join surgery s on s.id = p.surgery_id
           where p.office_id = app_organisation() and p.came and p.withdrawn_at is null
          union all
          select 'group-talk', p.pupil_id, t.held_on
            from group_talk_pupil p join group_talk t on t.id = p.talk_id
           where p.office_id = app_organisation() and p.came),
        once as (
          select t.kind, q.child_id, min(t.held_on) as held_on
            from talked t join pupil q on q.id = t.pupil_id
           where t.held_on between first and last group by t.kind, q.child_id),
        after as (
          select o.kind, (o.held_on + interval '12 months')::date <= today as is_full,
                 exists (select from pupil p join signal_firing f on f.pupil_id = p.id
                          where p.child_id = o.child_id and f.withdrawn_at is null
                            and f.fired_on > o.held_on and f.fired_on <= o.held_on + interval '12 months')
                 or exists (select from pupil p join notification n on n.pupil_id = p.id
                             where p.child_id = o.child_id and n.status <> 'withdrawn'
                               and n.began_on > o.held_on and n.began_on <= o.held_on + interval '12 months') as is_again
            from once o)
        select kind, count(*)::int, count(*) filter (where is_again)::int, count(*) filter (where is_full or is_again)::int
          from after group by kind order by kind $$;
      comment on function recurrence_after is 'followed: of whom it is known by now';
      revoke execute on function recurrence_after(date, date, date) from public;
      grant execute on function recurrence_after(date, date, date) to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function recurrence_after(date, date, date)`);
  }
}
