import { readRegion } from '@app/rules';
import * as fc from 'fast-check';
import { cases } from '../support/arbitrary-case';
import type { Story } from '../support/arbitrary-story';
import { repeatOnPlatform } from '../support/platform-story';
import { bookFor, playStory } from '../support/played-story';
import { bothQueues } from '../support/queues';
import { RunningPlatform } from '../support/running-platform';

jest.setTimeout(120_000);
/** More of them, or others: `STORIES=200 SEED=7 npx jest test/stories/random-stories`. */
const numRuns = Number(process.env['STORIES'] ?? 6);
const seed = Number(process.env['SEED'] ?? 2026);

const regionOf = ({ region, closingDays, unreachable, decisiveAuthority }: Story) =>
  readRegion({
    'school-holidays': region,
    'closing-days': closingDays,
    unreachable,
    ...(!decisiveAuthority && { 'decisive-authority': 'none' }),
  }).region!;

bothQueues((store) => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await RunningPlatform.start(store);
  });
  afterAll(() => platform.stop());

  test('any agreement, whatever is done, goes on the platform as it goes by the rules', async () => {
    const same = fc.asyncProperty(cases(), async ({ maps, told }) => {
      const book = bookFor(maps, told);
      const { history, lines } = playStory(told, book);
      const ends = Math.max(...history.map(({ at }) => at)) + 1;
      const trace = await repeatOnPlatform(platform, { book, region: regionOf(told), ends }, history);
      expect(trace).toEqual(lines.filter((line) => !('rejected' in line)));
    });
    await fc.assert(same, { numRuns, seed, endOnFailure: true });
  });
});
