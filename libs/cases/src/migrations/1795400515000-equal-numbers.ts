import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mostOfOneChild } from './1795400510000-settled-children';

/**
 * Who has an equal number is found in steps of which each has one row, whatever PostgreSQL expects: the first list of a
 * region comes into empty tables, and by their statistics it went through all pupils for each of them.
 */
export class EqualNumbers1795400515000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function equal_numbers(wanted uuid) returns setof uuid
        language sql stable as $$
        select distinct other.pupil_id
          from (select kind, hash from pupil_identity mine
                 where mine.pupil_id = wanted
                   and (select count(*) from (select from pupil_identity same
                                               where same.hash = mine.hash and same.kind = mine.kind
                                               limit ${mostOfOneChild} + 1) bearers) <= ${mostOfOneChild}
                offset 0) one
          cross join lateral (
            select o.pupil_id from pupil_identity o
             where o.hash = one.hash and o.kind = one.kind and o.pupil_id <> wanted offset 0) other
          cross join lateral (select p.region_id from pupil p where p.id = other.pupil_id offset 0) theirs
         where theirs.region_id = (select asked.region_id from pupil asked where asked.id = wanted) $$`);
  }

  /** It gives what the one before gave, only sooner: there is nothing to take back. */
  async down(): Promise<void> {}
}
