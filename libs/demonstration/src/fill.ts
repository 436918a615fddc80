import { caseParts } from '@app/cases';
import { Identities, Imports, readRegionAgreements } from '@app/imports';
import type { Config, Door, MachineTask } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { writeConsultSlots } from './consult-slots';
import { refuseForeignDatabase } from './marker';
import { Mondays, sendingTime } from './mondays';
import { playDays, standAt } from './months-before';
import { Seeking } from './places/seeking';
import { idOf, writeRegion } from './region';
import { type DemonstrationSize, regionsOf } from './regions';
import { schoolYear } from './regions/school-year';
import { TellingFamilies } from './told/families';
import { Telling } from './told/tell';

/** The Monday morning on which somebody opens the demonstration. */
const begins: { on: LocalDate; at: string } = { on: '2026-12-07', at: '08:00' };

const owner: MachineTask = { task: 'reset', role: 'owner' };

/** Everything that a region fills: what has no reference to `region` is named by itself. */
const emptied = 'region, alarm, timeline, firing, agenda, outbox, remark, once';

type Demonstrating = Pick<Config, 'WORKFLOWS_DIR'> & Partial<Pick<Config, 'IDENTITY_KEY' | 'NODE_ENV'>>;

/**
 * Makes the regions of the demonstration as they are on its first day, in place of whatever there was: their people and
 * pupils, and the months before, lived through by the same import, signals and rules as everything after. All in one
 * transaction, so that it is there whole or not at all. Size `none` makes none, and its clock is that of the server.
 *
 * @throws Error in a database that the demonstration did not make, which stays as it is
 */
export async function fillDemonstration(door: Door, config: Demonstrating, size: DemonstrationSize): Promise<void> {
  await refuseForeignDatabase(door);
  if (size === 'none') return empty(door);
  await door.inOneTransaction(async (inner) => {
    const { agreements, books, cases, absences, fireDue, takeOvers } = caseParts(config);
    const regions = regionsOf(size).map((region) => {
      return { region, catalogue: readRegionAgreements(config.WORKFLOWS_DIR, region.id) };
    });
    const calendar = books.calendar(regions[0]!.catalogue.region);
    await inner.asMachine(owner, ({ sql }) => sql(`truncate ${emptied} cascade`));
    await standAt(inner, calendar.startOf(schoolYear.first));
    for (const { region, catalogue } of regions) {
      await inner.asMachine(owner, async (open) => {
        await writeRegion(open, region, { agreements, catalogue });
        await writeConsultSlots(open, region);
      });
    }
    const parts = { identities: new Identities(inner, config), absences, takeOvers };
    const imports = new Imports(inner, parts, config.WORKFLOWS_DIR);
    const mondays = new Mondays({ imports, books, config, size: async () => size });
    const telling = new Telling({ door: inner, agreements, cases }, regionsOf(size));
    const families = new TellingFamilies({ door: inner, books, cases }, regionsOf(size), telling.pupilIds);
    const seeking = new Seeking({ door: inner, books, cases }, regionsOf(size));
    const playing = { door: inner, calendar, mondays, telling, families, seeking, cases, fireDue };
    await playDays(playing, schoolYear.first, begins.on);
    await standAt(inner, calendar.timeOn(begins.on, sendingTime));
    await mondays.send(calendar.timeOn(begins.on, sendingTime));
    await standAt(inner, calendar.timeOn(begins.on, begins.at));
    await fireDue.all(inner);
    await begin(inner, calendar.timeOn(begins.on, begins.at));
  });
}

/** How much of the demonstration is there: `none` where all regions are somebody's own, undefined where no region is. */
export async function sizeOf(door: Door): Promise<DemonstrationSize | undefined> {
  const rows = await door.asMachine(owner, ({ sql }) => sql<{ id: string }>('select id from region'));
  if (rows.length === 0) return undefined;
  const there = new Set(rows.map(({ id }) => id));
  const isThere = (size: DemonstrationSize) =>
    regionsOf(size).every((region) => there.has(idOf(region, 'region', region.id)));
  return (['whole', 'small'] as const).find(isThere) ?? 'none';
}

async function empty(door: Door): Promise<void> {
  await door.asMachine(owner, async ({ sql }) => {
    await sql(`truncate ${emptied} cascade`);
    await sql('update clock set held_at = null, offset_ms = 0');
  });
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
