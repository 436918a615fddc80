import { evidenceTable } from '@app/cases';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = evidenceTable('youth_health_evidence');

/** That tasks of this partner were done. New, so that nothing that runs knows of it. */
export class YouthHealthEvidence1795399380000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(table.up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(table.down);
  }
}
