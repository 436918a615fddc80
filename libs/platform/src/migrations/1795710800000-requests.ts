import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How often one address asked for what is limited, for all processes together. An address stands there as a hash, until its
 * minute is over. Only the owner reads it. The version before counts in each process, and knows nothing of it.
 */
export class Requests1795710800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table limited_requests (
        key_hash text primary key check (key_hash ~ '^[0-9a-f]{64}$'),
        times int not null,
        over_at timestamptz not null);
      comment on column limited_requests.key_hash is 'Of a route and the address that asks';
      comment on column limited_requests.over_at is 'Machine time: from then on it is counted anew'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table limited_requests');
  }
}
