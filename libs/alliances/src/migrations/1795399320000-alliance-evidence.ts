import { evidenceTable } from '@app/cases';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = evidenceTable('alliance_evidence');

/** That tasks of this partner were done. New, so that nothing that runs knows of it. */
export class AllianceEvidence1795399320000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(table.up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(table.down);
  }
}
