import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { makeRole } from './1795392000000-roles-and-clock';

const vaults = ['medical', 'criminal'] as const;

/**
 * Vaults: schemas in which no role of a case may look, each with a role that may look nowhere else. Their keys come from
 * configuration; where it brings none, as in a demonstration, one is made here.
 */
export class Vaults1795701120000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table vault_key (
        vault text primary key check (vault in ('medical', 'criminal')),
        keys text not null,
        index_key text not null)`);
    for (const vault of vaults) {
      const role = `terugweg_${vault}`;
      await db.query(makeRole(role));
      await db.query(`insert into vault_key (vault, keys, index_key) values ($1, $2, $3)`, [
        vault,
        `first:${randomBytes(32).toString('base64')}`,
        randomBytes(32).toString('base64'),
      ]);
      await db.query(`
        create schema ${vault};
        grant usage on schema ${vault} to ${role};
        grant select on clock to ${role};
        grant insert on access_log to ${role};
        create policy own_${vault} on access_log for insert to ${role}
          with check (person_id::text = current_setting('app.person', true) and block is null)`);
    }
  }

  /** The roles stay: other databases of the cluster may use them. */
  async down(db: QueryRunner): Promise<void> {
    for (const vault of vaults) {
      await db.query(`
        drop schema ${vault} cascade;
        drop policy own_${vault} on access_log;
        revoke insert on access_log from terugweg_${vault};
        revoke select on clock from terugweg_${vault}`);
    }
    await db.query('drop table vault_key');
  }
}
