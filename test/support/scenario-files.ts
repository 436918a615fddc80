import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mistakeText, parseSchoolHolidays, readScenario, readSource, type Scenario } from '@app/rules';
import { catalogueOf } from './catalogue';

const folder = 'test/scenarios';

/** The scenarios of this repository, by name. */
export const scenarioNames = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

const shelf = {
  catalogue: catalogueOf,
  schoolHolidays: parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8')),
};

/** A scenario with the agreements that it names. */
export function scenarioNamed(name: string): Scenario {
  const path = join(folder, name);
  const { scenario, mistakes } = readScenario(readSource(path, readFileSync(path, 'utf8')), shelf);
  if (!scenario) throw new Error(mistakes.map(mistakeText).join('\n'));
  return scenario;
}
