import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A month of the log of looks goes whole when its time has come. Its last head stays, with how many looks and blocks there
 * were: whoever noted the head elsewhere can still compare, and a month that is simply not there is found.
 */
export class MonthsGone1795710105000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table access_month_gone (
        month text primary key check (month ~ '^\\d{4}-\\d{2}$'),
        blocks int not null check (blocks > 0),
        rows int not null check (rows > 0),
        head text not null,
        gone_at timestamptz not null default clock_timestamp());
      grant select on access_month_gone to terugweg_api, terugweg_worker;
      grant select, insert on access_month_gone to terugweg_retention`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table access_month_gone');
  }
}
