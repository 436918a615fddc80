import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hatCheck } from '../prevention/hats';
import { isOffice, isSchool, timeCheck, wallsOf } from '../prevention/walls';

/** So many pupils at most are in one talk. */
export const mostInTalk = 8;

/**
 * Group talks before there is a case: of one school, with at most eight pupils.
 *
 * Eight seats and one pupil on each: a ninth finds none, whoever writes, and also when two come at one instant. Who it was
 * is forgotten on `purge_on`; how many there were stays. New, so that nothing that runs knows of it.
 */
export class GroupTalks1795405010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(
      wallsOf('group_talk', owner, { may: 'select, insert, update (cancelled_at, hat, person_id, recorded_at)' }),
    );
    await db.query(
      wallsOf('group_talk_pupil', owner, {
        may: 'select, insert, update (came), delete',
        forgets: ['pupil_id', 'pupil_name', 'born_on'],
      }),
    );
    await db.query(policies);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table group_talk, group_talk_pupil`);
  }
}

const tables = `
  create table group_talk (
    id uuid primary key,
    region_id uuid not null references region,
    office_id uuid not null references organisation,
    school_id uuid not null references organisation,
    held_on date not null,
    begins text not null ${timeCheck('begins')},
    about text not null,
    made_by uuid not null references person,
    made_at timestamptz not null,
    cancelled_at timestamptz,
    hat text ${hatCheck},
    person_id uuid references person,
    recorded_at timestamptz,
    check ((hat is null) = (recorded_at is null)),
    unique (id, office_id, school_id));
  create index on group_talk (office_id, held_on);
  create index on group_talk (school_id, held_on);

  create table group_talk_pupil (
    id uuid primary key,
    talk_id uuid not null,
    office_id uuid not null,
    school_id uuid not null,
    seat smallint not null check (seat between 1 and ${mostInTalk}),
    pupil_id uuid references pupil,
    pupil_name text,
    born_on date,
    municipality text not null,
    listed_by uuid not null references person,
    listed_at timestamptz not null,
    came boolean,
    purge_on date not null,
    unique (talk_id, seat),
    unique (talk_id, pupil_id),
    foreign key (talk_id, office_id, school_id) references group_talk (id, office_id, school_id));
  create index on group_talk_pupil (purge_on) where pupil_name is not null;
  comment on column group_talk_pupil.seat is 'There are no more seats than pupils in a talk';
  comment on column group_talk_pupil.purge_on is 'From the day after this one the row says no more who it was'`;

const policies = `
  create policy seeing on group_talk for select to terugweg_api using (app_organisation() in (office_id, school_id));
  create policy holding on group_talk for insert to terugweg_api
    with check (office_id = app_organisation() and region_id = app_region() and ${isOffice} and ${isSchool('school_id')});
  create policy recording on group_talk for update to terugweg_api using (office_id = app_organisation());

  create policy seeing on group_talk_pupil for select to terugweg_api
    using (app_organisation() in (office_id, school_id));
  create policy listing on group_talk_pupil for insert to terugweg_api
    with check (school_id = app_organisation() and listed_by = app_person()
                and exists (select from pupil p where p.id = pupil_id and p.school_id = app_organisation()));
  create policy recording on group_talk_pupil for update to terugweg_api using (office_id = app_organisation());
  create policy leaving on group_talk_pupil for delete to terugweg_api
    using (school_id = app_organisation() and came is null)`;
