import { addDays, type Book, type CaseEvent, readRegion, type Region, type TraceLine } from '@app/rules';
import type { ToldCase } from './arbitrary-case';
import type { Story } from './arbitrary-story';
import { bookFor, playStory } from './played-story';

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

/** What a random story is by the rules, and what the platform needs to be told for it to become the same. */
export interface ToldByRules {
  readonly book: Book;
  readonly region: Region;
  readonly ends: number;
  readonly looks?: readonly number[];
  readonly history: readonly CaseEvent[];
  readonly lines: readonly TraceLine[];
}

/** @param outages nothing runs by itself between two moves: what was planned goes off all at once */
export function storyFor(maps: ToldCase['maps'], told: Story, { outages }: { outages: boolean }): ToldByRules {
  const book = bookFor(maps, told);
  const { history, lines } = playStory(told, book, { outages });
  const moments = momentsOf(told, book);
  const ends = moments.at(-1)! + 1;
  return { book, region: regionOf(told), ends, ...(outages && { looks: moments }), history, lines };
}
