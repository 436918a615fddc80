import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['audit_cursor', 'audit_round', 'audit_finding'] as const;

/**
 * What the auditor keeps: how far it came, what each round was, and what it found. Only the worker writes and reads
 * here; whoever runs the region asks as the owner.
 */
export class Audit1795399620000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table audit_cursor (
        only_row boolean primary key default true check (only_row),
        after_id uuid,
        held_by uuid,
        held_until timestamptz);
      comment on column audit_cursor.after_id is 'The case after which the next round goes on';
      comment on column audit_cursor.held_until is 'Machine time until which a round has the turn';
      insert into audit_cursor default values;

      create table audit_round (
        id bigint generated always as identity primary key,
        ended_at timestamptz not null,
        cases int not null,
        differences int not null,
        repaired int not null,
        failed int not null,
        ms int not null);
      comment on column audit_round.ended_at is 'Machine time';
      create index on audit_round (ended_at);

      create table audit_finding (
        id bigint generated always as identity primary key,
        case_id uuid not null references case_file,
        what text not null,
        detail jsonb not null,
        found_at timestamptz not null,
        repaired boolean not null,
        gone_at timestamptz,
        is_open boolean not null generated always as (not repaired and gone_at is null) stored);
      comment on column audit_finding.detail is 'Ids, dates, numbers and words from lists';
      comment on column audit_finding.gone_at is 'When a round found it no more, though nothing was put back';
      create unique index audit_finding_open on audit_finding (case_id, what, detail) where is_open;
      create index on audit_finding (case_id);

      create index case_file_going_on on case_file (id) where phase <> 'ended'`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const table of tables) {
      await db.query(`
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_worker, terugweg_retention, ${owner} using (true)`);
    }
    await db.query(`
      grant select, update on audit_cursor to terugweg_worker;
      grant select, insert, delete on audit_round to terugweg_worker;
      grant select, insert, update on audit_finding to terugweg_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index case_file_going_on;
      drop table audit_finding, audit_round, audit_cursor`);
  }
}
