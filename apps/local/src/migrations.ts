import { allianceMigrations } from '@app/alliances';
import { caseMigrations } from '@app/cases';
import { compulsoryEducationMigrations } from '@app/compulsory-education';
import { importMigrations } from '@app/imports';
import { neighbourhoodTeamMigrations } from '@app/neighbourhood-teams';
import type { MigrationClass } from '@app/platform';
import { retentionMigrations } from '@app/retention';
import { schoolMigrations } from '@app/schools';
import { youthHealthMigrations } from '@app/youth-health';

/**
 * What the floors above platform add to the database, for everything that migrates: the launcher, `npm run migrate`
 * and the template of the tests.
 */
export const migrations: readonly MigrationClass[] = [
  ...caseMigrations,
  ...schoolMigrations,
  ...allianceMigrations,
  ...youthHealthMigrations,
  ...neighbourhoodTeamMigrations,
  ...compulsoryEducationMigrations,
  ...importMigrations,
  ...retentionMigrations,
];
