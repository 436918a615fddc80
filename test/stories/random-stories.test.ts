import { addDays, type Book, readRegion, type Region } from '@app/rules';
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

/** As a file cannot say it: stories leave out levels that nobody has. */
function regionOf({ region, closingDays, unreachable, decisiveAuthority }: Story): Region {
  const { decisiveAuthority: holder, ...plain } = readRegion({}).region!;
  const settings = { ...plain, holidayRegion: region, closingDays, unreachable };
  return decisiveAuthority && holder !== undefined ? { ...settings, decisiveAuthority: holder } : settings;
}

/** When somebody does something in a story, or tries to, and when it ends. */
function momentsOf({ on, time, moves, after }: Story, { calendar }: Book): number[] {
  let date = on;
  let now = calendar.timeOn(on, time);
  const moments = moves.map((move) => {
    date = addDays(date, move.gap);
    now = Math.max(now, calendar.timeOn(date, move.time));
    return now;
  });
  return [...moments, calendar.startOf(addDays(date, after))];
}

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
      const book = bookFor(maps, told);
      const { history, lines } = playStory(told, book, { outages });
      const moments = momentsOf(told, book);
      const played = { book, region: regionOf(told), ends: moments.at(-1)! + 1, ...(outages && { looks: moments }) };
      const trace = await repeatOnPlatform(platform, played, history);
      expect(trace).toEqual(lines.filter((line) => !('rejected' in line)));
    });
    await fc.assert(same, { numRuns, seed, endOnFailure: true });
  });
});
