import type { CorrectionOutcome } from '@app/cases';
import type { Open } from '@app/platform';
import { type ClosingDays, type HolidayChange, type SchoolHolidayRow, withFeed } from '@app/rules';
import { CannotStart } from './cannot-start';
import { asOwner, regionNamed } from './region-database';

/** All closing days of an organisation, which is known by its number or its name. */
export interface ClosingDaysCommand {
  readonly how: 'trial' | 'save';
  readonly organisation: string;
  readonly days: readonly ClosingDays[];
}

/** What the published file says of the school holidays, for one region of the database. */
export interface HolidaysCommand {
  readonly how: 'trial' | 'save';
  readonly region: string;
  readonly rows: readonly SchoolHolidayRow[];
}

/** What a file changes in the school holidays of a region, and what that moves. */
export interface HolidaysOutcome extends CorrectionOutcome {
  readonly changes: readonly HolidayChange[];
}

/** Corrects the closing days of an organisation in the database, or says what that would move. */
export function close(
  root: string,
  env: NodeJS.ProcessEnv,
  { how, organisation, days }: ClosingDaysCommand,
): Promise<CorrectionOutcome> {
  return asOwner(root, env, async (open, { calendars }) => {
    const organisationId = await organisationNamed(open, organisation);
    return calendars.close(open, { organisationId, days }, how);
  });
}

/** Corrects the school holidays of a region in the database, or says what that would move. */
export function correctHolidays(
  root: string,
  env: NodeJS.ProcessEnv,
  { how, region, rows: said }: HolidaysCommand,
): Promise<HolidaysOutcome> {
  return asOwner(root, env, async (open, { calendars }) => {
    const regionId = await regionNamed(open, region);
    const { rows, changes } = withFeed(await calendars.ofRegion(open, regionId), said);
    return { changes, ...(await calendars.correctHolidays(open, { regionId, rows }, how)) };
  });
}

async function organisationNamed(open: Open, name: string): Promise<string> {
  const found = await open.sql<{ id: string; number: string | null }>(
    `select id, number from organisation where number = $1 or name = $1 or id::text = $1 order by id`,
    [name],
  );
  if (found.length === 1) return found[0]!.id;
  const hint =
    found.length === 0
      ? `There is no organisation "${name}" in the database. Name it by its number (of a school BRIN and branch) or by its name.`
      : `There are ${found.length} organisations "${name}". Name it by ${found.map(({ id, number }) => (number ? `${number} or ${id}` : id)).join(', ')}.`;
  throw new CannotStart(hint);
}
