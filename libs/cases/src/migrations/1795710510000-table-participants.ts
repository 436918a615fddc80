import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who took part in what the table said of a case, as it was when its minutes became final: who comes to a case later did
 * not sit there. Minutes of before have no list. Safe beside the version that runs, which writes none.
 */
export class TableParticipants1795710510000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table table_item add participants uuid[];
      comment on column table_item.participants is 'Organisations that took part, since its minutes are final'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table table_item drop participants');
  }
}
