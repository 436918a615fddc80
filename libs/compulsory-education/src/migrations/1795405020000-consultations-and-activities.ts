import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hatCheck } from '../prevention/hats';
import { isOffice, isSchool, timeCheck, wallsOf } from '../prevention/walls';

/**
 * What officers do without a case: advice that is asked, hours at schools, and what was done there for whom.
 *
 * A consultation is of the officer who gave it, and names nobody unless he says so; his office knows how many hours there
 * were. A school sees when somebody is there, and which of its own tasks were done for it. New, so that nothing that runs
 * knows of it.
 */
export class ConsultationsAndActivities1795405020000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(wallsOf('consultation', owner, { may: 'select, insert', forgets: ['pupil_name'] }));
    await db.query(wallsOf('officer_activity', owner, { may: 'select, insert' }));
    await db.query(wallsOf('officer_presence', owner, { may: 'select, insert, update (cancelled_at)' }));
    await db.query(policies);
    await db.query(hours);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop function consultation_minutes(date, date); drop table consultation, officer_activity, officer_presence`,
    );
  }
}

const tables = `
  create table consultation (
    id uuid primary key,
    region_id uuid not null references region,
    office_id uuid not null references organisation,
    person_id uuid not null references person,
    held_on date not null,
    minutes smallint not null check (minutes between 1 and 480),
    asked_by text not null,
    about text not null,
    school_id uuid references organisation,
    hat text not null ${hatCheck},
    pupil_name text check (length(pupil_name) <= 80),
    recorded_at timestamptz not null,
    purge_on date not null);
  create index on consultation (office_id, held_on);
  create index on consultation (purge_on) where pupil_name is not null;
  comment on column consultation.pupil_name is 'Empty unless the officer said whom it was about';

  create table officer_activity (
    id uuid primary key,
    region_id uuid not null references region,
    office_id uuid not null references organisation,
    person_id uuid not null references person,
    held_on date not null,
    minutes smallint not null check (minutes between 1 and 480),
    purpose text not null,
    school_id uuid references organisation,
    is_task_of_school boolean not null check (not is_task_of_school or school_id is not null),
    hat text not null ${hatCheck},
    recorded_at timestamptz not null);
  create index on officer_activity (office_id, held_on);
  create index on officer_activity (school_id, held_on) where is_task_of_school;
  comment on column officer_activity.is_task_of_school is 'It was the school''s to do';

  create table officer_presence (
    id uuid primary key,
    region_id uuid not null references region,
    office_id uuid not null references organisation,
    person_id uuid not null references person,
    school_id uuid not null references organisation,
    held_on date not null,
    begins text not null ${timeCheck('begins')},
    ends text not null ${timeCheck('ends')} check (ends > begins),
    room text check (length(room) <= 60),
    made_at timestamptz not null,
    cancelled_at timestamptz);
  create index on officer_presence (office_id, held_on);
  create index on officer_presence (school_id, held_on)`;

const ownWork = `office_id = app_organisation() and person_id = app_person() and region_id = app_region() and ${isOffice}`;

const policies = `
  create policy own on consultation to terugweg_api
    using (office_id = app_organisation() and person_id = app_person())
    with check (${ownWork} and (school_id is null or ${isSchool('school_id')}));

  create policy seeing on officer_activity for select to terugweg_api
    using (office_id = app_organisation() or is_task_of_school and school_id = app_organisation());
  create policy recording on officer_activity for insert to terugweg_api
    with check (${ownWork} and (school_id is null or ${isSchool('school_id')}));

  create policy seeing on officer_presence for select to terugweg_api
    using (app_organisation() in (office_id, school_id));
  create policy planning on officer_presence for insert to terugweg_api
    with check (${ownWork} and ${isSchool('school_id')});
  create policy cancelling on officer_presence for update to terugweg_api using (office_id = app_organisation())`;

const hours = `
  create function consultation_minutes(first date, last date)
    returns table (monday date, person_id uuid, consultations int, minutes int)
    language sql stable security definer set search_path from current as $$
    select date_trunc('week', c.held_on)::date, c.person_id, count(*)::int, sum(c.minutes)::int
      from consultation c
     where c.office_id = app_organisation() and c.held_on between first and last
     group by 1, 2 order by 1, 2 $$;
  comment on function consultation_minutes is 'Per week and officer of the office: how much, and never about whom';
  revoke execute on function consultation_minutes(date, date) from public;
  grant execute on function consultation_minutes(date, date) to terugweg_api`;
