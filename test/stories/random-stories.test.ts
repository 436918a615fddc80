import * as fc from 'fast-check';
import { cases } from '../support/arbitrary-case';
import { repeatOnPlatform } from '../support/platform-story';
import { bothQueues } from '../support/queues';
import { RunningPlatform } from '../support/running-platform';
import { storyFor } from '../support/told-on-platform';

/** More of them, or others: `STORIES=200 SEED=7 npx jest test/stories/random-stories`. */
const numRuns = Number(process.env['STORIES'] ?? 6);
const seed = Number(process.env['SEED'] ?? 2026);

bothQueues((store) => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await RunningPlatform.start(store);
  });
  afterAll(() => platform.stop());

  test.each([
    ['as it comes', false],
    ['after an outage each time', true],
  ])('any agreement, whatever is done, goes on the platform as it goes by the rules: %s', async (_how, outages) => {
    const same = fc.asyncProperty(cases(), async ({ maps, told }) => {
      const { lines, history, ...played } = storyFor(maps, told, { outages });
      const trace = await repeatOnPlatform(platform, played, history);
      expect(trace).toEqual(lines.filter((line) => !('rejected' in line)));
    });
    await fc.assert(same, { numRuns, seed, endOnFailure: true });
  });
});
