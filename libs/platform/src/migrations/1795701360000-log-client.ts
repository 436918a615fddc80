import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * From where somebody looked, the last thing that NEN 7513 asks for. Rows of before have none, and keep the seal that they
 * have: what runs beside this writes rows without it.
 */
export class LogClient1795701360000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table access_log add column client text;
      comment on column access_log.client is 'The address from which was asked';
      comment on column access_log.asked is 'What was asked for: where it was refused, and where the log itself was searched'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table access_log drop column client;
      comment on column access_log.asked is 'What was asked for, where it was refused'`);
  }
}
