import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Organisations that are invited to a case and do not see it before they accept.
 *
 * An invitation is a step of the party that waits for its answer; here stands whom it is to. Who is invited sees the row
 * while it stands, and no row of any other table: `invitation_stands` looks at the step for him. A case whose parties were
 * not invited is as it was, and what runs does not look.
 */
export class Invitations1795401000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table invitation (
        id uuid primary key,
        case_id uuid not null references case_file,
        step text not null,
        seq bigint not null,
        role text not null,
        organisation_id uuid not null references organisation,
        because text not null,
        by_organisation_id uuid not null references organisation,
        by_person_id uuid references person,
        invited_at timestamptz not null,
        answer_by date not null,
        answer text check (answer in ('accepted', 'declined')),
        declined_because text,
        answered_at timestamptz,
        answered_by_id uuid references person,
        check ((answer is null) = (answered_at is null)));
      create index on invitation (case_id);
      create index on invitation (organisation_id) where answer is null;
      comment on column invitation.seq is 'Number of its event: of those to one role the last one counts';
      create function invitation_stands(wanted uuid) returns boolean
        language sql stable security definer set search_path from current
        return exists (select from invitation i join step s on s.case_id = i.case_id and s.key = i.step
                        where i.id = wanted and i.answer is null and s.state = 'open'
                          and not exists (select from invitation later
                                           where later.case_id = i.case_id and later.step = i.step and later.seq > i.seq))`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table invitation enable row level security, force row level security;
      create policy machine on invitation to terugweg_worker, terugweg_retention, ${owner} using (true);
      create policy person on invitation to terugweg_api
        using (sees_case(case_id) or organisation_id = app_organisation() and invitation_stands(id))
        with check (sees_case(case_id) and by_organisation_id = app_organisation());
      grant select, insert on invitation to terugweg_api;
      grant select, update (answer, declined_because, answered_at, answered_by_id) on invitation to terugweg_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table invitation;
      drop function invitation_stands(uuid)`);
  }
}
