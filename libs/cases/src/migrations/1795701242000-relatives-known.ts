import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By which number somebody of a family is known when he signs in with DigiD: its keyed hash, beside the record of his
 * authority, which no person of any organisation and no worker reads. Safe beside the version that runs.
 */
export class RelativesKnown1795701242000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table authority add column bsn_hash text check (bsn_hash ~ '^[0-9a-f]{64}$');
      create index on authority (bsn_hash)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table authority drop column bsn_hash');
  }
}
