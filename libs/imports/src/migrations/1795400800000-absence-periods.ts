import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Absence comes in as every other list does: a row of `absence_import` is what one file said of one school, and the period
 * that it speaks of. A statement may take an earlier one back: `present`.
 *
 * What files said before stays what it was: one that named no period spoke of all days before the one on which it came.
 * A version that runs beside this names none either; until it is gone, what it takes in speaks of no days.
 */
export class AbsencePeriods1795400800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      update absence_import i
         set covers_from = '0001-01-01', covers_until = (i.imported_at at time zone (r.settings ->> 'zone'))::date - 1
        from region r where r.id = i.region_id and i.covers_from is null and i.covers_until is null;
      alter table absence_import
        add run_id uuid references import_run deferrable initially deferred,
        alter checksum set default '',
        alter result set default '{}';
      comment on column absence_import.covers_from is
        'The first day that the file speaks of; a school day of the period without a row is one that was attended';
      create index on absence_import (organisation_id);
      alter table absence_statement drop constraint absence_statement_kind_check,
        add constraint absence_statement_kind_check
          check (kind in ('unauthorised', 'sick', 'authorised', 'late', 'present'));
      comment on column absence_statement.kind is 'present takes back what was stated of this part of the day';
      alter table import_run add organisation_id uuid references organisation;
      comment on column import_run.organisation_id is 'Whose people may read it beside administrators: who brought it for it';
      drop policy person on import_run;
      create policy person on import_run to terugweg_api using (region_id = app_region() and (
        organisation_id = app_organisation() or exists
        (select from membership where person_id = app_person() and level = 'administrator')))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy person on import_run;
      create policy person on import_run to terugweg_api using (region_id = app_region() and exists
        (select from membership where person_id = app_person() and level = 'administrator'));
      alter table import_run drop organisation_id;
      update absence_statement set replaced_at = coalesce(replaced_at, stated_at), kind = 'authorised' where kind = 'present';
      alter table absence_statement drop constraint absence_statement_kind_check,
        add constraint absence_statement_kind_check check (kind in ('unauthorised', 'sick', 'authorised', 'late'));
      drop index absence_import_organisation_id_idx;
      alter table absence_import drop run_id, alter checksum drop default, alter result drop default`);
  }
}
