import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A school may doubt a sick report. What was stated before was not doubted; what runs knows nothing of the column. */
export class DoubtfulStatements1795695060000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table absence_statement add doubtful boolean not null default false;
      comment on column absence_statement.doubtful is 'Of a sick report: the school doubts it'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table absence_statement drop doubtful`);
  }
}
