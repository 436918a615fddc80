import { caseParts } from '@app/cases';
import type { Config, Door, MachineTask, Person } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { AbsenceImports, profileOf } from '@app/schools';
import { makeAbsences, weeklyFiles } from './absences';
import { playDays, type Playing, sendFiles, standAt } from './months-before';
import { makePupils } from './pupils';
import { idOf, readAgreements, writeRegion } from './region';

/** The half school year of which there are absences, and the Monday on which somebody opens the demonstration. */
const halfYear: { first: LocalDate; last: LocalDate } = { first: '2026-08-31', last: '2027-01-29' };
const begins: { on: LocalDate; at: string } = { on: '2026-12-07', at: '08:00' };

const owner: MachineTask = { task: 'reset', role: 'owner' };

/** Everything that a region fills: what has no reference to `region` is named by itself. */
const emptied = 'region, alarm, timeline, firing, agenda, outbox, remark, once';

/**
 * Makes the region Waterrijk as it is on the first day of the demonstration, in place of whatever there was: its people
 * and pupils, and the months before, lived through by the same import, signals and rules as everything after. All in
 * one transaction, so that it is there whole or not at all.
 */
export async function fillDemonstration(door: Door, config: Pick<Config, 'WORKFLOWS_DIR'>): Promise<void> {
  const profile = await profileOf(config);
  await door.inOneTransaction(async (inner) => {
    const { agreements, books, cases, absences, fireDue } = caseParts(config);
    const catalogue = readAgreements(config.WORKFLOWS_DIR);
    const calendar = books.calendar(catalogue.region);
    const pupils = makePupils();
    await inner.asMachine(owner, ({ sql }) => sql(`truncate ${emptied} cascade`));
    await standAt(inner, calendar.startOf(halfYear.first));
    await inner.asMachine(owner, (open) => writeRegion(open, { agreements, catalogue, pupils }));
    const files = weeklyFiles(makeAbsences(pupils, { ...halfYear, calendar }));
    const imports = new AbsenceImports(inner, absences, profile);
    const playing: Playing = { door: inner, calendar, imports, cases, fireDue, files, sender };
    await playDays(playing, halfYear.first, begins.on);
    await sendFiles(playing, begins.on);
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

/** The attendance coordinator of a school. */
function sender(school: string): Person {
  return {
    id: idOf('person', `${school}.person`),
    organisation: idOf('organisation', school),
    region: idOf('region', 'waterrijk'),
    roles: ['school', 'person'],
    language: 'nl',
  };
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
