import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What sessions are sealed with: made once per installation, in the database so that every api process has the same
 * and none has to be told. Only the owner reads it.
 */
export class SessionSecret1795393000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table session_secret (
        only_row boolean primary key default true check (only_row),
        secret text not null)`);
    await db.query(`
      insert into session_secret (secret)
      select replace(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table session_secret`);
  }
}
