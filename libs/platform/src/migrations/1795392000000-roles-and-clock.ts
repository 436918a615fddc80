import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The three database roles that the door takes on, and the clock that api and workers share.
 *
 * Roles belong to the cluster, not to the database, and several databases may be migrated at once: a role that is
 * already there is fine, and so is losing the race for it. Later migrations grant per table; by default a role
 * reads nothing.
 */
export class RolesAndClock1795392000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const role of ['terugweg_api', 'terugweg_worker', 'terugweg_retention']) await db.query(makeRole(role));
    await db.query(`
      create table clock (
        only_row boolean primary key default true check (only_row),
        offset_ms bigint not null default 0,
        held_at timestamptz);
      comment on column clock.offset_ms is 'What is added to the time of the server, in milliseconds';
      comment on column clock.held_at is 'Set: the clock stands still at this moment';
      insert into clock default values;
      grant select on clock to terugweg_api, terugweg_worker, terugweg_retention`);
  }

  /** The roles stay: other databases of the cluster may use them. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table clock`);
  }
}

/** Makes a role of the cluster, which others may be making too. Before PostgreSQL 16 membership is enough to take a role on; since then it is an option of the membership. */
export const makeRole = (role: string) => `
  do $$
  declare needed text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
  begin
    for attempt in 1..20 loop
      begin
        if not exists (select from pg_roles where rolname = '${role}') then
          create role ${role} nologin;
        end if;
        if not pg_has_role(current_user, '${role}', needed) then
          execute format('grant ${role} to %I', current_user);
        end if;
        return;
      exception when duplicate_object or unique_violation or internal_error then
        -- Another database of this cluster was making the same role ("tuple concurrently updated" is internal_error).
        perform pg_sleep(0.05);
      end;
    end loop;
    raise exception 'role ${role} could not be made';
  end $$`;
