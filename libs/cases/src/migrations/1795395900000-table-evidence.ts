import type { MigrationInterface, QueryRunner } from 'typeorm';
import { evidenceTable } from '../evidence';

const table = evidenceTable('table_evidence');

/** Decisions of the table and of whoever holds decisive authority. New, so that nothing that runs knows of it. */
export class TableEvidence1795395900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(table.up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(table.down);
  }
}
