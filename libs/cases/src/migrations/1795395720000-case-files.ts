import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A case: its timeline is the truth, everything else can be made again from it.
 *
 * `case_state` is the fold up to `seq`; events after it were fired in sets, and are folded when the case is next
 * opened. `case_file` and `step` mirror it for lists. Free text lives in `remark`, where it can be erased: events
 * hold its id. `json` keeps the order of keys, so that a state made again is the same to the byte.
 */
export class CaseFiles1795395720000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table case_file (
        id uuid primary key,
        region_id uuid not null references region,
        pupil_id uuid not null references pupil,
        school_id uuid not null references organisation,
        municipality text not null,
        phase text not null check (phase in ('open', 'after-care', 'ended')),
        opened_at timestamptz not null,
        first_day_absent date not null,
        director_role text,
        director_rule text,
        proposed_role text,
        proposed_until date,
        on_regional_list boolean not null default false,
        closed_as text);
      create unique index case_file_one_open on case_file (pupil_id) where phase = 'open';
      create index on case_file (pupil_id);
      create index on case_file (municipality, opened_at) where phase = 'open';

      create table case_state (
        case_id uuid primary key references case_file,
        seq bigint not null,
        era smallint not null,
        state json not null);
      comment on column case_state.era is 'How many acts were taken back: what is planned after one is another alarm';

      create table case_workflow (
        case_id uuid not null references case_file,
        workflow text not null,
        agreement_id uuid not null references agreement,
        primary key (case_id, workflow));

      create table case_party (
        case_id uuid not null references case_file,
        role text not null,
        organisation_id uuid not null references organisation,
        person_id uuid references person,
        backup_id uuid references person,
        involved_at timestamptz,
        primary key (case_id, role));
      comment on column case_party.involved_at is 'Since when it may see the case: it directs, was proposed, has a step or was told';
      create index on case_party (organisation_id, case_id)`);
    await db.query(`
      create table step (
        case_id uuid not null references case_file,
        key text not null,
        workflow text,
        name text not null,
        revision int not null,
        state text not null check (state in ('open', 'waiting', 'done', 'skipped', 'ended')),
        responsible text not null,
        organisation_id uuid references organisation,
        started_on date not null,
        due_on date not null,
        due_at timestamptz,
        missed_at timestamptz not null,
        missed boolean not null,
        settled_on date,
        outcome text,
        waiting_for text,
        waiting_since date,
        extended boolean not null,
        promised_on date,
        primary key (case_id, key));
      comment on column step.due_at is 'The due moment of a term in hours';
      comment on column step.missed_at is 'When it is missed unless it is done';
      comment on column step.missed is 'As of the last act: also missed is an open step whose missed_at has passed';
      create index step_to_do on step (organisation_id, due_on) where state in ('open', 'waiting');
      create index step_late on step (missed_at) where state = 'open';

      create table remark (
        id uuid primary key,
        case_id uuid not null references case_file,
        category text not null check (category in ('reason', 'otherwise')),
        text text not null,
        person_id uuid references person,
        written_at timestamptz not null);
      create index on remark (case_id);

      create table signal_firing (
        id bigint generated always as identity primary key,
        pupil_id uuid not null references pupil,
        case_id uuid references case_file,
        rules_id uuid not null references signal_rules,
        signal text not null,
        workflow text not null,
        fired_on date not null,
        inputs json not null,
        explains json not null,
        counted_only boolean not null,
        withdrawn_at timestamptz);
      comment on column signal_firing.counted_only is 'The case that this signal opened was still open';
      create index on signal_firing (pupil_id);

      create table once (
        person_id uuid not null references person,
        key uuid not null,
        asked text not null,
        case_id uuid not null references case_file,
        done_at timestamptz not null,
        primary key (person_id, key));
      comment on table once is 'Idempotency keys of acts: the same key does nothing the second time'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table once, signal_firing, remark, step, case_party, case_workflow, case_state, case_file`);
  }
}
