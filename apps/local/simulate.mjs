import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from './rules.mjs';

/**
 * `npm run --silent simulate -- FILE…`: plays scenarios by the rules alone and prints their traces, a JSON object a line.
 * Ends with 0 when all that was expected came true, 1 at a difference, 2 for a file that is wrong; of several the worst.
 */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const workflows = join(root, 'workflows');
const files = process.argv.slice(2);

const shelf = {
  catalogue: remembered(readRegionCatalogue),
  schoolHolidays: rules.parseSchoolHolidays(readFileSync(join(workflows, 'calendars/school-holidays.csv'), 'utf8')),
};

if (files.length === 0) console.error('Name the scenario files: npm run --silent simulate -- FILE…');
process.exitCode = files.length === 0 ? 2 : Math.max(...files.map(play));

/** Plays one file; the exit status that it asks for. */
function play(file) {
  const text = read(file);
  if (text === undefined) return 2;
  const { scenario, mistakes } = rules.readScenario(rules.readSource(file, text), shelf);
  if (files.length > 1) print({ scenario: scenario?.name ?? file });
  if (!scenario) {
    for (const mistake of mistakes) console.error(rules.mistakeText(mistake));
    return 2;
  }
  try {
    const trace = rules.simulate(scenario);
    for (const line of trace) print(line);
    const difference = rules.firstDifference(scenario, trace);
    if (difference !== undefined) console.error(`${file}: ${difference}`);
    return difference === undefined ? 0 : 1;
  } catch (error) {
    if (!(error instanceof rules.BeyondKnownHolidays)) throw error;
    console.error(
      `${file}: ${error.message}. Add the school holidays to workflows/calendars, or choose earlier dates.`,
    );
    return 2;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    console.error(`${file}: it cannot be read (${error.code}). Name a scenario file that exists.`);
    return undefined;
  }
}

function print(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function readRegionCatalogue(region) {
  const folders = readdirSync(workflows, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (region !== 'default' && !folders.some(({ name }) => name === region)) return undefined;
  const texts = readdirSync(workflows, { recursive: true })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(join(workflows, path), 'utf8') }));
  return rules.readCatalogue(texts, region);
}

function remembered(make) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key);
  };
}
