import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Parents and young people: who has authority over a child, since when and known from what, and how each is reached.
 *
 * The family of a child answers for a role in its cases as an organisation does, so that whatever is asked of it is told as
 * everything else is; each of them apart, in his own mail. Where somebody lives is in `authority`, which no person of any
 * organisation and no worker reads: whoever may know an address is given it by the machine. Of relatives nobody else sees
 * a row of `person`. An end that is known before is a departure on that day (`away`): from then on he is told nothing and
 * does not sign in. The owner takes on the role of the api, so its walls name whom they are for. Safe beside the version that runs, which finds no such organisation for a new case.
 */
export class Families1795694400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table membership drop constraint membership_level_check,
        add constraint membership_level_check check (level in
          ('person', 'backup', 'team-lead', 'management', 'board', 'chair', 'administrator', 'supporter'));
      alter table person add column is_relative boolean not null default false;
      comment on column person.is_relative is 'Of a family: seen by nobody but the machine';
      alter table organisation add column is_family boolean not null default false;
      comment on column organisation.is_family is 'It answers for the family of one child: seen only beside a case of that';
      create policy of_families on person as restrictive for select to terugweg_api
        using (current_user <> 'terugweg_api' or not is_relative);
      create policy of_families on organisation as restrictive for select to terugweg_api
        using (current_user <> 'terugweg_api' or not is_family
               or exists (select from case_party p where p.organisation_id = organisation.id));

      create table family (
        pupil_id uuid not null references pupil,
        role text not null check (role in ('parents', 'young-person')),
        organisation_id uuid not null unique references organisation,
        primary key (pupil_id, role));
      comment on table family is 'What answers for the parents of a child, or for the young person, in its cases';

      create table authority (
        id uuid primary key,
        organisation_id uuid not null references family (organisation_id),
        person_id uuid not null references person,
        kind text not null check (kind in ('parent', 'guardian', 'young-person', 'supporter')),
        source text not null check (source in ('birth-register', 'court', 'told', 'asked-by-family')),
        since_on date not null,
        until_on date check (until_on >= since_on),
        channel text not null check (channel in ('mail', 'phone', 'letter')),
        address text,
        is_shielded boolean not null,
        speaks text[] not null,
        contact_id uuid references person,
        recorded_by uuid not null references person,
        recorded_at timestamptz not null,
        ended_by uuid references person,
        ended_at timestamptz,
        check ((ended_by is null) = (ended_at is null)));
      create index on authority (organisation_id);
      create index on authority (person_id);
      comment on column authority.until_on is 'The last day that was known when it was recorded';
      comment on column authority.speaks is 'Languages in which he is at ease, the best one first, as ISO 639 writes them';
      comment on column authority.contact_id is 'Whom he can always turn to; without one, whoever directs';

      create table spoken_language (
        person_id uuid not null references person,
        language text not null check (language ~ '^[a-z]{2,3}$'),
        primary key (person_id, language));

      create function families_of(wanted uuid) returns table (role text, organisation_id uuid)
        language sql stable security definer rows 2 set search_path from current
      begin atomic
        select distinct on (f.role) f.role, f.organisation_id
          from case_file c join pupil p on p.id = c.pupil_id join pupil same on same.child_id = p.child_id
          join family f on f.pupil_id = same.id
         where c.id = wanted order by f.role, f.organisation_id;
      end`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const table of ['family', 'authority', 'spoken_language']) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_retention, ${owner} using (true)`);
    }
    await db.query(`
      create policy own on spoken_language to terugweg_api using (person_id = app_person());
      grant select, insert, delete on spoken_language to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function families_of(uuid);
      drop policy of_families on organisation;
      drop policy of_families on person;
      delete from case_party where organisation_id in (select organisation_id from family);
      delete from away where organisation_id in (select organisation_id from family);
      delete from membership where organisation_id in (select organisation_id from family);
      drop table spoken_language, authority, family;
      alter table person drop is_relative;
      alter table organisation drop is_family;
      alter table membership drop constraint membership_level_check,
        add constraint membership_level_check check (level in
          ('person', 'backup', 'team-lead', 'management', 'board', 'chair', 'administrator'))`);
  }
}
