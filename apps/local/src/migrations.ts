import { caseMigrations } from '@app/cases';
import type { MigrationClass } from '@app/platform';
import { schoolMigrations } from '@app/schools';

/**
 * What the floors above platform add to the database, for everything that migrates: the launcher, `npm run migrate`
 * and the template of the tests.
 */
export const migrations: readonly MigrationClass[] = [...caseMigrations, ...schoolMigrations];
