import { evidenceTable } from '@app/cases';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = evidenceTable('compulsory_education_evidence');

/** That tasks of this partner were done. New, so that nothing that runs knows of it. */
export class CompulsoryEducationEvidence1795399500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(table.up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(table.down);
  }
}
