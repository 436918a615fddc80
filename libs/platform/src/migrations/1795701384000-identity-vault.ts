import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { makeRole } from './1795392000000-roles-and-clock';

/** A vault as the others are (`1795701120000-vaults.ts`), for the numbers by which children are known to the state. */
export class IdentityVault1795701384000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table vault_key drop constraint vault_key_vault_check,
        add constraint vault_key_vault_check check (vault in ('medical', 'criminal', 'identity'))`);
    await db.query(makeRole('terugweg_identity'));
    await db.query(`insert into vault_key (vault, keys, index_key) values ('identity', $1, $2)`, [
      `first:${randomBytes(32).toString('base64')}`,
      randomBytes(32).toString('base64'),
    ]);
    await db.query(`
      create schema identity;
      grant usage on schema identity to terugweg_identity;
      grant select on clock to terugweg_identity;
      grant insert on access_log to terugweg_identity;
      create policy own_identity on access_log for insert to terugweg_identity
        with check (person_id::text = current_setting('app.person', true) and block is null)`);
  }

  /** The role stays: other databases of the cluster may use it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop schema identity cascade;
      drop policy own_identity on access_log;
      revoke insert on access_log from terugweg_identity;
      revoke select on clock from terugweg_identity;
      delete from vault_key where vault = 'identity';
      alter table vault_key drop constraint vault_key_vault_check,
        add constraint vault_key_vault_check check (vault in ('medical', 'criminal'))`);
  }
}
