import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is signed in, and by which issuers one can sign in. Only the owner reads any of it.
 *
 * Of a session and of a sign-in that is under way there is the hash of an id that a browser keeps; what else is secret
 * follows from that id, or is sealed by it. Secrets of clients are in no table: they come from configuration. People who
 * were signed in by the version before sign in again.
 */
export class Sessions1795701240000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table session_secret;

      create table issuer (
        id text primary key check (id ~ '^[a-z0-9-]{1,40}$'),
        kind text not null check (kind in ('staff', 'digid')),
        name text not null,
        address text not null,
        client_id text not null,
        region_id uuid,
        claims json not null,
        check ((kind = 'staff') = (region_id is not null)));
      comment on column issuer.name is 'As people know it who sign in by it';
      comment on column issuer.region_id is 'Of staff: in which region its organisations are';
      comment on column issuer.claims is 'Under which names it says what';

      create table account (
        issuer_id text not null references issuer on delete cascade,
        subject text not null,
        person_id uuid not null,
        linked_at timestamptz not null,
        seen_at timestamptz not null,
        primary key (issuer_id, subject),
        unique (issuer_id, person_id));
      comment on table account is 'Who somebody of an issuer is in the register: found once by what it said, then by its subject';

      create table sign_in_attempt (
        id_hash text primary key check (id_hash ~ '^[0-9a-f]{64}$'),
        issuer_id text not null references issuer on delete cascade,
        began_at timestamptz not null,
        person_id uuid,
        session_hash text,
        page text);
      comment on column sign_in_attempt.person_id is 'Who proves again who he is, in place of which session';

      create table session (
        id_hash text primary key check (id_hash ~ '^[0-9a-f]{64}$'),
        person_id uuid not null,
        organisation_id uuid,
        level text,
        way text not null check (way in ('issuer', 'local', 'chosen')),
        issuer_id text references issuer on delete cascade,
        tokens bytea,
        began_at timestamptz not null,
        seen_at timestamptz not null,
        confirmed_at timestamptz not null,
        proven_at timestamptz not null,
        check ((way = 'issuer') = (issuer_id is not null)));
      create index on session (person_id);
      comment on column session.tokens is 'What the issuer gave, sealed by the id that the browser keeps';
      comment on table session is 'All its moments are machine time'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table session, sign_in_attempt, account, issuer;
      create table session_secret (
        only_row boolean primary key default true check (only_row),
        secret text not null);
      insert into session_secret (secret)
      select replace(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`);
  }
}
