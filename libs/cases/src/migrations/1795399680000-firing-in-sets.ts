import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is due is taken case by case and moment by moment, so an index knows both: one walk down for each case finds
 * only what is due of it, however much else is planned.
 *
 * The timeline loses its reference to the case, as `firing` and `outbox` never had one: whoever writes a line holds the
 * lock on its case, so the case is there, and the check cost a tenth of what firing costs. Both are safe beside the
 * running version, which asks for neither by name.
 */
export class FiringInSets1795399680000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index alarm_of_case on alarm (case_id, at);
      drop index alarm_case_id_idx;
      alter table timeline drop constraint timeline_case_id_fkey`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create index alarm_case_id_idx on alarm (case_id);
      drop index alarm_of_case;
      alter table timeline add constraint timeline_case_id_fkey foreign key (case_id) references case_file`);
  }
}
