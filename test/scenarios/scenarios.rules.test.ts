import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Catalogue,
  firstDifference,
  mistakeText,
  parseSchoolHolidays,
  readCatalogue,
  readScenario,
  readSource,
  type Scenario,
  simulate,
} from '@app/rules';

const folder = __dirname;
const workflows = 'workflows';
const schoolHolidays = parseSchoolHolidays(readFileSync(`${workflows}/calendars/school-holidays.csv`, 'utf8'));
const agreed = readdirSync(workflows, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path, text: readFileSync(`${workflows}/${path}`, 'utf8') }));
const catalogues = new Map<string, Catalogue | undefined>();

function catalogue(region: string): Catalogue | undefined {
  if (!catalogues.has(region)) catalogues.set(region, readCatalogue(agreed, region));
  return catalogues.get(region);
}

function read(file: string): Scenario {
  const source = readSource(file, readFileSync(`${folder}/${file}`, 'utf8'));
  const { scenario, mistakes } = readScenario(source, { catalogue, schoolHolidays });
  expect(mistakes.map(mistakeText)).toEqual([]);
  return scenario!;
}

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .toSorted();

test.each(files)('%s comes true', (file) => {
  const scenario = read(file);
  const trace = simulate(scenario);
  expect(firstDifference(scenario, trace)).toBeUndefined();
});

/** The first eight say what matters to them; the others tell the whole of their story, so that nothing else goes off. */
const wholeStories = files.filter((name) => Number(name.slice(0, 2)) > 8);

test.each(wholeStories)('%s tells all that happens', (file) => {
  const scenario = read(file);
  const untold = simulate(scenario).filter(
    (line) =>
      !scenario.expect.some((expected) => !firstDifference({ ...scenario, expect: [expected], absent: [] }, [line])),
  );
  expect(untold).toEqual([]);
  expect(simulate(scenario)).toHaveLength(scenario.expect.length);
});

test.each(files)('%s is named after what it tells', (file) => {
  expect(read(file).name).toBe(basename(file, '.yaml').slice('00-'.length));
});
