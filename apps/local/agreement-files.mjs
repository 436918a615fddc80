import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from './rules.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The folder of the agreements: that of this repository, or another one (`WORKFLOWS_DIR`). */
export const folder = process.env.WORKFLOWS_DIR ?? join(root, 'workflows');

/** Every agreement file, as the rules read them. */
export function files() {
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.yaml'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/** Writes one file below the folder. */
export function write(path, text) {
  writeFileSync(join(folder, path), text);
}

/** What is wrong in all of them, and every version there is. */
export function checkAll() {
  return rules.checkAgreements(files(), (text) => createHash('sha256').update(text).digest('hex'));
}

/** The calendar of a region. */
export function calendarOf({ zone, dispatch, holidayRegion, closingDays }) {
  const schoolHolidays = rules.parseSchoolHolidays(readFileSync(join(folder, 'calendars/school-holidays.csv'), 'utf8'));
  return rules.calendarOf({ zone, dispatch, region: holidayRegion, closingDays, schoolHolidays });
}

/**
 * The region that is meant where none is named.
 *
 * @throws WrongUse when there are several
 */
export function onlyRegion() {
  const all = rules.layersOf(files()).filter((layer) => layer !== 'default');
  if (all.length === 1) return all[0];
  throw new WrongUse(`Say in which region: --region ${all.join(' | ')}`);
}

/**
 * One version of one workflow as it was typed: `NAME`, `REGION/NAME`, with `@VERSION` for another than the newest.
 *
 * @throws WrongUse when there is none
 */
export function named(asked = '') {
  const { region = 'default', name = '', version } = partsOf(asked);
  const { agreements } = catalogueOf(region);
  const found = agreements.findLast(
    (agreement) => agreement.workflow === name && (version === undefined || agreement.version === Number(version)),
  );
  const names = [...new Set(agreements.map(({ workflow }) => workflow))];
  if (!found) throw new WrongUse(`There is no workflow "${asked}". ${rules.didYouMean(name, names)}`);
  return found;
}

/** The region, name and version of a workflow as it was typed. */
export function partsOf(asked) {
  return /^(?:(?<region>[^/@]+)\/)?(?<name>[^/@]+)(?:@(?<version>\d+))?$/.exec(asked)?.groups ?? {};
}

/** @throws WrongUse when there is no such region */
export function catalogueOf(region) {
  expectRegion(region);
  return rules.readCatalogue(files(), region);
}

/** @throws WrongUse when there is no such region */
export function expectRegion(region) {
  const layers = rules.layersOf(files());
  if (!layers.includes(region))
    throw new WrongUse(`There is no region "${region}". ${rules.didYouMean(region, layers)}`);
}

/** Something was typed that is not there: the sentence says what would be right, and the script ends with 2. */
export class WrongUse extends Error {}
