import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  mistakeText,
  parseSchoolHolidays,
  readCatalogue,
  readScenario,
  readSource,
  type Scenario,
  simulate,
} from '@app/rules';
import { playOnPlatform } from '../support/platform-story';
import { bothQueues } from '../support/queues';
import { RunningPlatform } from '../support/running-platform';

const workflows = 'workflows';
const scenarios = readdirSync(__dirname).filter((name) => name.endsWith('.yaml'));

const shelf = {
  catalogue: (region: string) => readCatalogue(agreementFiles(), region),
  schoolHolidays: parseSchoolHolidays(readFileSync(join(workflows, 'calendars/school-holidays.csv'), 'utf8')),
};

function agreementFiles() {
  return readdirSync(workflows, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(join(workflows, path), 'utf8') }));
}

function read(name: string): Scenario {
  const path = join(__dirname, name);
  const { scenario, mistakes } = readScenario(readSource(path, readFileSync(path, 'utf8')), shelf);
  if (!scenario) throw new Error(mistakes.map(mistakeText).join('\n'));
  return scenario;
}

jest.setTimeout(60_000);

bothQueues((store) => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await RunningPlatform.start(store);
  });
  afterAll(() => platform.stop());

  test.each(scenarios)('%s has the trace of the simulator', async (name) => {
    const scenario = read(name);
    expect(await playOnPlatform(platform, scenario)).toEqual(simulate(scenario));
  });
});
