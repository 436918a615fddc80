import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was held up is told in one mail to each person: which messages those are, and how to find them.
 *
 * Safe beside the version that runs: both columns have a default that PostgreSQL keeps beside the table (`now()` is taken
 * once), so nothing is rewritten, and whoever does not know them writes rows that are right. The index has no rows yet:
 * making it reads the table once.
 */
export class LateMessages1795399560000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table outbox
        add column late boolean not null default false,
        add column waits_since timestamptz not null default now();
      comment on column outbox.late is 'Held up by an outage: all of a person go in one mail';
      comment on column outbox.waits_since is 'Machine time: when it was written, or found to be late';
      create index outbox_late on outbox (person_id) where late and settled_at is null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index outbox_late;
      alter table outbox drop column late, drop column waits_since`);
  }
}
