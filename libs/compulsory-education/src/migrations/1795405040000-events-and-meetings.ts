import type { MigrationInterface, QueryRunner } from 'typeorm';
import { hatCheck } from '../prevention/hats';
import { isOffice, isSchool, timeCheck, wallsOf } from '../prevention/walls';

/**
 * Information events of an office, and care meetings at schools.
 *
 * Whoever is invited to a meeting sees that there is one and who takes part; of the pupils that are discussed only the
 * school, the office and whoever takes one of them on. Who a pupil was is forgotten on `purge_on`. New, so that nothing
 * that runs knows of it.
 */
export class EventsAndMeetings1795405040000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(events);
    await db.query(meetings);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(
      wallsOf('information_event', owner, {
        may: 'select, insert, update (held, reached, not_held_because, recorded_at)',
      }),
    );
    await db.query(wallsOf('information_event_school', owner, { may: 'select, insert' }));
    await db.query(wallsOf('care_meeting', owner, { may: 'select, insert, update (recorded_at)' }));
    await db.query(
      wallsOf('care_meeting_party', owner, { may: 'select, insert, update (comes, attended, hat, person_id)' }),
    );
    await db.query(
      wallsOf('care_meeting_pupil', owner, {
        may: 'select, insert, update (triage, goes_to)',
        forgets: ['pupil_id', 'pupil_name', 'born_on'],
      }),
    );
    await db.query(eventPolicies);
    await db.query(meetingPolicies);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table information_event, information_event_school, care_meeting, care_meeting_party, care_meeting_pupil;
      drop function in_care_meeting(uuid)`);
  }
}

const events = `
  create table information_event (
    id uuid primary key,
    region_id uuid not null references region,
    office_id uuid not null references organisation,
    person_id uuid not null references person,
    held_on date not null,
    kind text not null,
    audiences text[] not null check (audiences <> '{}'),
    made_at timestamptz not null,
    held boolean,
    reached int check (reached >= 0),
    not_held_because text,
    recorded_at timestamptz,
    check ((held is null) = (recorded_at is null)),
    check (coalesce(held, false) = (reached is not null) and (held is false) = (not_held_because is not null)));
  create index on information_event (office_id, held_on);

  create table information_event_school (
    event_id uuid not null references information_event,
    office_id uuid not null references organisation,
    school_id uuid not null references organisation,
    primary key (event_id, school_id));
  create index on information_event_school (school_id)`;

const meetings = `
  create table care_meeting (
    id uuid primary key,
    region_id uuid not null references region,
    kind text not null check (kind in ('care-advice', 'sickness-signal')),
    school_id uuid not null references organisation,
    called_by uuid not null references organisation,
    held_on date not null,
    begins text not null ${timeCheck('begins')},
    made_by uuid not null references person,
    made_at timestamptz not null,
    recorded_at timestamptz,
    unique (id, school_id));
  create index on care_meeting (school_id, held_on);

  create table care_meeting_party (
    meeting_id uuid not null references care_meeting,
    organisation_id uuid not null references organisation,
    comes boolean,
    attended boolean,
    hat text ${hatCheck},
    person_id uuid references person,
    primary key (meeting_id, organisation_id));
  create index on care_meeting_party (organisation_id);

  create table care_meeting_pupil (
    id uuid primary key,
    meeting_id uuid not null,
    school_id uuid not null,
    pupil_id uuid references pupil,
    pupil_name text,
    born_on date,
    municipality text not null,
    notified boolean not null,
    triage text check (triage in ('school', 'compulsory-education', 'youth-health', 'neighbourhood-team')),
    goes_to uuid references organisation,
    listed_by uuid not null references person,
    listed_at timestamptz not null,
    purge_on date not null,
    unique (meeting_id, pupil_id),
    foreign key (meeting_id, school_id) references care_meeting (id, school_id));
  create index on care_meeting_pupil (purge_on) where pupil_name is not null;
  comment on column care_meeting_pupil.goes_to is 'The partner at the meeting that takes the pupil on, which then sees who it is';

  create function in_care_meeting(wanted uuid) returns boolean
    language sql stable security definer set search_path from current
    return exists (select from care_meeting_party p where p.meeting_id = wanted and p.organisation_id = app_organisation())`;

const eventPolicies = `
  create policy seeing on information_event for select to terugweg_api
    using (office_id = app_organisation()
           or exists (select from information_event_school s where s.event_id = information_event.id and s.school_id = app_organisation()));
  create policy planning on information_event for insert to terugweg_api
    with check (office_id = app_organisation() and person_id = app_person() and region_id = app_region() and ${isOffice});
  create policy recording on information_event for update to terugweg_api using (office_id = app_organisation());
  create policy seeing on information_event_school for select to terugweg_api
    using (app_organisation() in (office_id, school_id));
  create policy planning on information_event_school for insert to terugweg_api
    with check (office_id = app_organisation() and ${isOffice} and ${isSchool('school_id')})`;

const calledHere = `exists (select from care_meeting m where m.id = meeting_id and m.called_by = app_organisation())`;

const meetingPolicies = `
  create policy seeing on care_meeting for select to terugweg_api
    using (called_by = app_organisation() or in_care_meeting(id));
  create policy calling on care_meeting for insert to terugweg_api
    with check (called_by = app_organisation() and made_by = app_person() and region_id = app_region()
                and ${isSchool('school_id')} and (school_id = app_organisation() or ${isOffice}));
  create policy recording on care_meeting for update to terugweg_api using (called_by = app_organisation());

  create policy seeing on care_meeting_party for select to terugweg_api
    using (in_care_meeting(meeting_id) or ${calledHere});
  create policy inviting on care_meeting_party for insert to terugweg_api
    with check (${calledHere}
                and exists (select from organisation o where o.id = organisation_id and o.region_id = app_region()));
  create policy answering on care_meeting_party for update to terugweg_api
    using (organisation_id = app_organisation() or ${calledHere});

  create policy seeing on care_meeting_pupil for select to terugweg_api
    using (school_id = app_organisation() or goes_to = app_organisation() or in_care_meeting(meeting_id) and ${isOffice});
  create policy listing on care_meeting_pupil for insert to terugweg_api
    with check (school_id = app_organisation() and listed_by = app_person()
                and exists (select from pupil p where p.id = pupil_id and p.school_id = app_organisation()));
  create policy recording on care_meeting_pupil for update to terugweg_api
    using (${calledHere})`;
