import { caseParts } from '@app/cases';
import { Identities, Imports } from '@app/imports';
import type { Config, Door, MachineTask } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { refuseForeignDatabase } from './marker';
import { halfYear, Mondays, sendingTime } from './mondays';
import { playDays, standAt } from './months-before';
import { makePupils } from './pupils';
import { readAgreements, writeRegion } from './region';

/** The Monday morning on which somebody opens the demonstration. */
const begins: { on: LocalDate; at: string } = { on: '2026-12-07', at: '08:00' };

const owner: MachineTask = { task: 'reset', role: 'owner' };

/** Everything that a region fills: what has no reference to `region` is named by itself. */
const emptied = 'region, alarm, timeline, firing, agenda, outbox, remark, once';

type Demonstrating = Pick<Config, 'WORKFLOWS_DIR'> & Partial<Pick<Config, 'IDENTITY_KEY' | 'NODE_ENV'>>;

/**
 * Makes the region Waterrijk as it is on the first day of the demonstration, in place of whatever there was: its people
 * and pupils, and the months before, lived through by the same import, signals and rules as everything after. All in
 * one transaction, so that it is there whole or not at all.
 *
 * @throws Error in a database that the demonstration did not make, which stays as it is
 */
export async function fillDemonstration(door: Door, config: Demonstrating): Promise<void> {
  await refuseForeignDatabase(door);
  await door.inOneTransaction(async (inner) => {
    const { agreements, books, cases, absences, fireDue, takeOvers } = caseParts(config);
    const catalogue = readAgreements(config.WORKFLOWS_DIR);
    const calendar = books.calendar(catalogue.region);
    await inner.asMachine(owner, ({ sql }) => sql(`truncate ${emptied} cascade`));
    await standAt(inner, calendar.startOf(halfYear.first));
    await inner.asMachine(owner, (open) => writeRegion(open, { agreements, catalogue, pupils: makePupils() }));
    const parts = { identities: new Identities(inner, config), absences, takeOvers };
    const imports = new Imports(inner, parts, config.WORKFLOWS_DIR);
    const mondays = new Mondays(imports, calendar, catalogue.region);
    await playDays({ door: inner, calendar, mondays, cases, fireDue }, halfYear.first, begins.on);
    await standAt(inner, calendar.timeOn(begins.on, sendingTime));
    await mondays.send(calendar.timeOn(begins.on, sendingTime));
    await standAt(inner, calendar.timeOn(begins.on, begins.at));
    await fireDue.all(inner);
    await begin(inner, calendar.timeOn(begins.on, begins.at));
  });
}

/** Whether the region is there. */
export async function isFilled(door: Door): Promise<boolean> {
  const rows = await door.asMachine(owner, ({ sql }) => sql('select from region limit 1'));
  return rows.length > 0;
}

/** The messages of the months before were sent then; from here the clock runs. */
async function begin(door: Door, moment: number): Promise<void> {
  await door.asMachine(owner, async ({ sql }) => {
    await sql(`update outbox set settled_at = clock_timestamp(), dropped = 'before the demonstration began'`);
    await sql(`update clock set held_at = null, offset_ms = $1 - floor(extract(epoch from clock_timestamp()) * 1000)`, [
      moment,
    ]);
  });
}
