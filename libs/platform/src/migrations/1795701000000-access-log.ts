import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who looked at which children: one row per request and visit, as NEN 7513 asks for, written by the visit itself.
 *
 * Rows are only added. The one thing that is ever set on a row is the block that it is sealed in, once; a block holds the
 * digest of its rows and of the block before it in its month, so that a row that was edited, taken out or put in is found.
 * `no` begins anew each month: a whole month can be destroyed when its time has come, and leaves the others whole.
 */
export class AccessLog1795701000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table access_block (
        month text not null check (month ~ '^\\d{4}-\\d{2}$'),
        no int not null check (no > 0),
        rows int not null check (rows > 0),
        digest text not null,
        head text not null,
        sealed_at timestamptz not null,
        primary key (month, no));
      comment on column access_block.digest is 'SHA-256 of the rows, in the order of their ids';
      comment on column access_block.head is 'SHA-256 of the head of the block before it and the digest';

      create table access_log (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        agreed_at timestamptz not null,
        request uuid not null,
        action text not null,
        region_id uuid not null,
        organisation_id uuid not null,
        person_id uuid not null,
        role text not null,
        place text not null,
        on_behalf_of uuid,
        because text[] not null,
        categories text[] not null,
        pupils uuid[] not null,
        cases uuid[] not null,
        asked text,
        result text not null check (result in ('shown', 'refused')),
        month text,
        block int,
        check ((month is null) = (block is null)),
        foreign key (month, block) references access_block (month, no));
      comment on column access_log.at is 'Of the machine; agreed_at is that of the clock of the agreements';
      comment on column access_log.on_behalf_of is 'Whom he supports, where he looks for another';
      comment on column access_log.asked is 'What was asked for, where it was refused';
      create index on access_log (id) where block is null;
      create index on access_log (month, block, id);
      create index on access_log using gin (pupils);

      create function keep_access_log() returns trigger language plpgsql as $$
        begin
          if tg_op = 'UPDATE' and old.block is null and new.block is not null
             and to_jsonb(new) - '{month,block}'::text[] = to_jsonb(old) - '{month,block}'::text[] then
            return new;
          end if;
          raise exception 'access_log only grows' using errcode = 'restrict_violation';
        end $$;
      create trigger only_grows before update on access_log for each row execute function keep_access_log();
      create function keep_access_blocks() returns trigger language plpgsql as $$
        begin raise exception 'access_block only grows' using errcode = 'restrict_violation'; end $$;
      create trigger only_grows before update on access_block for each row execute function keep_access_blocks();
      create trigger stays before delete on access_log for each row
        when (current_user <> 'terugweg_retention') execute function keep_access_log();
      create trigger stays before delete on access_block for each row
        when (current_user <> 'terugweg_retention') execute function keep_access_blocks();`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table access_log enable row level security, force row level security;
      create policy machine on access_log to terugweg_worker, terugweg_retention, ${owner} using (true);
      create policy own on access_log for insert to terugweg_api
        with check (person_id::text = current_setting('app.person', true) and block is null);
      create policy controlled on access_log for select to terugweg_api
        using (region_id::text = current_setting('app.region', true)
               and current_setting('app.role', true) = 'privacy-officer');
      grant insert, select on access_log to terugweg_api;
      grant select, update (month, block) on access_log to terugweg_worker;
      grant select, insert on access_block to terugweg_worker;
      grant select, delete on access_log, access_block to terugweg_retention;
      grant select on access_block to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table access_log, access_block;
      drop function keep_access_log();
      drop function keep_access_blocks()`);
  }
}
