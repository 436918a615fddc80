import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accounts of people whose organisation has no issuer: a password that is kept as a slow hash, and a second factor that is
 * kept closed. Wrong tries are counted by the hash of the name that was given, whether somebody has that name or not. The
 * keys come from configuration; where it brings none, as in a demonstration, one is made here. Only the owner reads it.
 */
export class LocalAccounts1795701241000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table sign_in_key (
        only_row boolean primary key default true check (only_row),
        keys text not null);

      create table local_account (
        person_id uuid primary key,
        name text not null unique check (name = lower(name)),
        password text check (password like '$argon2id$%'),
        factor_key text,
        factor bytea,
        factor_step bigint,
        code_hash text check (code_hash ~ '^[0-9a-f]{64}$'),
        code_until timestamptz,
        check ((password is null) = (factor is null)),
        check ((factor_key is null) = (factor is null)),
        check ((code_hash is null) = (code_until is null)));
      comment on column local_account.factor_step is 'Of the code that was used last: none is good twice';
      comment on column local_account.code_hash is 'Of the code with which a password is chosen, once';

      create table sign_in_tries (
        name_hash text primary key check (name_hash ~ '^[0-9a-f]{64}$'),
        wrong int not null,
        last_at timestamptz not null,
        wait_until timestamptz not null)`);
    await db.query('insert into sign_in_key (keys) values ($1)', [`first:${randomBytes(32).toString('base64')}`]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table sign_in_tries, local_account, sign_in_key');
  }
}
