import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long a meeting of the table lasts, and what it gives each case of that: minutes and a place in the order. New columns
 * that may be empty, so that what runs does not know of them; the walls of the rows are theirs as well.
 */
export class TableTime1795700460000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table table_meeting add lasts smallint check (lasts between 15 and 600);
      alter table table_item add minutes smallint check (minutes between 1 and 120), add place smallint;
      comment on column table_meeting.lasts is 'Minutes';
      comment on column table_item.place is 'Where the chair put it; without, it comes after those in the usual order'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table table_item drop minutes, drop place;
      alter table table_meeting drop lasts`);
  }
}
