import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deviations of a period are found by the remarks of that period, which explain them: nothing else is otherwise. */
export class Deviations1795696200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index remark_written on remark (written_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index remark_written');
  }
}
