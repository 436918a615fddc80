import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Until when everything that goes off in a region that was switched on goes to each person in one mail: its first dispatch.
 *
 * Safe beside the version that runs, which switches regions on without it: there each case tells for itself.
 */
export class ToldTogether1795401400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table region add told_together_until timestamptz;
      comment on column region.told_together_until is 'The first dispatch after it was switched on'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table region drop column told_together_until`);
  }
}
