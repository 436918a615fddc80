import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People come and go: who is away from which organisation, from when until when, and who takes his place.
 *
 * A leave has a last day, a departure has none. Nothing has to happen on these days: whoever is told is found when he is
 * told, by the date in the region. Rows are ended, never taken away: they are the journal as well. Only the organisation
 * itself sees them; that a place in a chain is empty is known by the functions of the next migration. Safe beside the
 * version that runs, which does not look.
 */
export class PeopleAway1795400600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table away (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person,
        organisation_id uuid not null references organisation,
        kind text not null check (kind in ('leave', 'departure')),
        from_on date not null,
        until_on date check (until_on >= from_on),
        back_on date,
        substitute_id uuid references person check (substitute_id <> person_id),
        told_by uuid not null references person,
        told_at timestamptz not null,
        ended_by uuid references person,
        ended_at timestamptz,
        check ((kind = 'leave') = (until_on is not null)),
        check (kind = 'leave' or substitute_id is null),
        check ((back_on is null) = (ended_at is null)));
      create index on away (organisation_id, person_id);
      comment on column away.from_on is 'The first day that he is not there';
      comment on column away.until_on is 'The last day of a leave; a departure has none';
      comment on column away.back_on is 'The first day that he is there again, when that is otherwise than foreseen';

      create table handed_over (
        case_id uuid not null references case_file,
        role text not null,
        organisation_id uuid not null references organisation,
        from_id uuid not null references person,
        to_id uuid not null references person,
        by_id uuid not null references person,
        handed_at timestamptz not null,
        carried json not null);
      create index on handed_over (from_id, handed_at);
      comment on table handed_over is 'Who answers for a role in a case since when, instead of whom, and who decided that';
      comment on column handed_over.carried is 'Whether he directed, and which steps were open';
      create trigger only_grows before update or delete on handed_over for each row execute function refuse_change()`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      create function arranges(person uuid, organisation uuid) returns boolean
        language sql stable security definer set search_path from current
        return exists (select from membership m where m.person_id = person and m.organisation_id = organisation)
          and (person = app_person()
            or exists (select from membership m
                        where m.person_id = app_person() and m.organisation_id = organisation and m.level = 'team-lead')
            or exists (select from membership m join organisation own on own.id = m.organisation_id
                         join organisation o on o.id = organisation and o.region_id = own.region_id
                        where m.person_id = app_person() and m.level = 'administrator'));
      alter table away enable row level security, force row level security;
      create policy machine on away to terugweg_worker, terugweg_retention, ${owner} using (true);
      create policy person on away for select to terugweg_api
        using (organisation_id = app_organisation() or arranges(person_id, organisation_id));
      create policy arranging on away for insert to terugweg_api
        with check (arranges(person_id, organisation_id) and told_by = app_person());
      create policy ending on away for update to terugweg_api
        using (arranges(person_id, organisation_id)) with check (ended_by = app_person());
      grant select, insert, update (back_on, ended_by, ended_at) on away to terugweg_api;
      alter table handed_over enable row level security, force row level security;
      create policy machine on handed_over to terugweg_retention, ${owner} using (true);
      create policy person on handed_over to terugweg_api using (organisation_id = app_organisation())
        with check (organisation_id = app_organisation() and by_id = app_person() and arranges(from_id, organisation_id));
      grant select, insert on handed_over to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table handed_over;
      drop table away;
      drop function arranges(uuid, uuid)`);
  }
}
