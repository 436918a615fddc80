import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hatCheck } from '../prevention/hats';
import { isOffice, isSchool, timeCheck, wallsOf } from '../prevention/walls';

/** One slot has one pupil, and one pupil one slot: whoever withdrew makes room. */
const oneEach = `
  create unique index surgery_slot on surgery_pupil (surgery_id, slot) where withdrawn_at is null;
  create unique index surgery_once on surgery_pupil (surgery_id, pupil_id) where withdrawn_at is null`;

/**
 * Attendance surgeries: an officer at a school, who talks with one pupil after another before there is a case.
 *
 * A row of `surgery_pupil` says for whom it is by itself, so that three organisations see it and nobody else: the school
 * that lists its pupil, the office that talks, and the office of the municipality where the pupil lives. Who it was is
 * forgotten on `purge_on`; that there was a talk stays. New, so that nothing that runs knows of it.
 */
export class Surgeries1795405000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(oneEach);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(wallsOf('surgery', owner, { may: 'select, insert, update (cancelled_at)' }));
    await db.query(
      wallsOf('surgery_pupil', owner, {
        may: 'select, insert, update (withdrawn_at, came, result, hat, person_id, recorded_at, seen_by, seen_at)',
        forgets: ['pupil_id', 'pupil_name', 'born_on'],
      }),
    );
    await db.query(policies);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table surgery, surgery_pupil`);
  }
}

const tables = `
  create table surgery (
    id uuid primary key,
    region_id uuid not null references region,
    office_id uuid not null references organisation,
    school_id uuid not null references organisation,
    held_on date not null,
    begins text not null ${timeCheck('begins')},
    slot_minutes smallint not null check (slot_minutes between 5 and 120),
    slots smallint not null check (slots between 1 and 24),
    room text check (length(room) <= 60),
    made_by uuid not null references person,
    made_at timestamptz not null,
    cancelled_at timestamptz,
    unique (id, office_id, school_id, slots));
  create index on surgery (office_id, held_on);
  create index on surgery (school_id, held_on);

  create table surgery_pupil (
    id uuid primary key,
    surgery_id uuid not null,
    office_id uuid not null,
    school_id uuid not null,
    slots smallint not null,
    slot smallint not null check (slot between 1 and slots),
    pupil_id uuid references pupil,
    pupil_name text,
    born_on date,
    municipality text not null,
    is_elsewhere boolean not null,
    residence_office_id uuid references organisation,
    reason text not null,
    notified boolean not null,
    listed_by uuid not null references person,
    listed_at timestamptz not null,
    withdrawn_at timestamptz,
    came boolean,
    result text,
    hat text ${hatCheck},
    person_id uuid references person,
    recorded_at timestamptz,
    seen_by uuid references person,
    seen_at timestamptz,
    purge_on date not null,
    foreign key (surgery_id, office_id, school_id, slots) references surgery (id, office_id, school_id, slots),
    check ((came is null) = (recorded_at is null) and (came is null) = (hat is null)),
    check (coalesce(came, false) = (result is not null)));
  create index on surgery_pupil (residence_office_id);
  create index on surgery_pupil (purge_on) where pupil_name is not null;
  comment on column surgery_pupil.slots is 'That of the surgery, so that no slot is beyond its last';
  comment on column surgery_pupil.is_elsewhere is 'A resident of a municipality that is not the office''s own: a talk to settle';
  comment on column surgery_pupil.residence_office_id is 'The office of that municipality, which is told; none in this region when empty';
  comment on column surgery_pupil.notified is 'Whether the school notified this absence as well';
  comment on column surgery_pupil.purge_on is 'From the day after this one the row says no more who it was'`;

const policies = `
  create policy seeing on surgery for select to terugweg_api
    using (office_id = app_organisation() or school_id = app_organisation()
           or exists (select from surgery_pupil p where p.surgery_id = surgery.id and p.residence_office_id = app_organisation()));
  create policy holding on surgery for insert to terugweg_api
    with check (office_id = app_organisation() and region_id = app_region() and ${isOffice} and ${isSchool('school_id')});
  create policy cancelling on surgery for update to terugweg_api using (office_id = app_organisation());

  create policy seeing on surgery_pupil for select to terugweg_api
    using (app_organisation() in (office_id, school_id, residence_office_id));
  create policy listing on surgery_pupil for insert to terugweg_api
    with check (school_id = app_organisation() and listed_by = app_person()
                and exists (select from pupil p where p.id = pupil_id and p.school_id = app_organisation()));
  create policy recording on surgery_pupil for update to terugweg_api
    using (app_organisation() in (office_id, school_id, residence_office_id))`;
