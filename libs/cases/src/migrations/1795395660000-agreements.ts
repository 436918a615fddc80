import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the partners of a region signed, compiled, as it was published.
 *
 * A published version is never edited: a change is a new version, and a running case keeps its own. `json`, not
 * `jsonb`, because the order of the file is part of its meaning.
 */
export class Agreements1795395660000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table agreement (
        id uuid primary key,
        region_id uuid not null references region,
        workflow text not null,
        version int not null check (version > 0),
        checksum text not null,
        body json not null,
        published_at timestamptz not null,
        unique (region_id, workflow, version));

      create table signal_rules (
        id uuid primary key,
        region_id uuid not null references region,
        version int not null check (version > 0),
        checksum text not null,
        body json not null,
        published_at timestamptz not null,
        unique (region_id, version));

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        if current_setting('app.task', true) = 'reset' or current_user = 'terugweg_retention' then
          return case tg_op when 'DELETE' then old else new end;
        end if;
        raise exception '% is never changed', tg_table_name using errcode = 'restrict_violation';
      end $$;
      create trigger signed before update or delete on agreement for each row execute function refuse_change();
      create trigger signed before update or delete on signal_rules for each row execute function refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table signal_rules, agreement; drop function refuse_change()`);
  }
}
