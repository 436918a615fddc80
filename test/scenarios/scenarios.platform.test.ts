import { simulate } from '@app/rules';
import { playOnPlatform } from '../support/platform-story';
import { bothQueues } from '../support/queues';
import { RunningPlatform } from '../support/running-platform';
import { scenarioNamed, scenarioNames } from '../support/scenario-files';

bothQueues((store) => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await RunningPlatform.start(store);
  });
  afterAll(() => platform.stop());

  test.each(scenarioNames)('%s has the trace of the simulator', async (name) => {
    const scenario = scenarioNamed(name);
    expect(await playOnPlatform(platform, scenario)).toEqual(simulate(scenario));
  });
});
