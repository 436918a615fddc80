import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who of an alliance knows which school: its consultant, who then is the alliance's person in the cases of that school, and
 * the experts of its team. New: as long as nobody is named, the alliance's first person stays the one.
 */
export class SchoolConsultants1795695720000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      create table school_consultant (
        alliance_id uuid not null references organisation,
        school_id uuid not null references organisation,
        person_id uuid not null references person,
        does text not null check (does in ('consultant', 'expertise')),
        primary key (alliance_id, school_id, person_id));
      create unique index school_consultant_is_one on school_consultant (alliance_id, school_id)
        where does = 'consultant';
      create index on school_consultant (school_id);
      alter table school_consultant enable row level security, force row level security;
      create policy machine on school_consultant to terugweg_worker, terugweg_retention, ${owner} using (true);
      create policy person on school_consultant to terugweg_api
        using (app_organisation() in (alliance_id, school_id)) with check (alliance_id = app_organisation());
      grant select, insert, delete on school_consultant to terugweg_api;
      create function consultant_of(alliance uuid, school uuid, at timestamptz) returns uuid
        language sql stable security definer set search_path from current
        return (select c.person_id from school_consultant c
                 where c.alliance_id = alliance and c.school_id = school and c.does = 'consultant'
                   and not has_left(c.person_id, alliance, at))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function consultant_of(uuid, uuid, timestamptz);
      drop table school_consultant`);
  }
}
