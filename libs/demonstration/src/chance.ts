/** Chance that comes out the same each time: a demonstration is the same for everybody, a test too. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** Whether something with this probability happens. */
  happens(probability: number): boolean;
  one<T>(from: readonly T[]): T;
}

/**
 * Mulberry32 (public domain, T. Ettinger): small, quick and good enough for stories; not for secrets.
 *
 * @param name what it is for; another name gives other chances, so that a change in one place moves nothing elsewhere
 */
export function chance(name: string): Chance {
  let state = [...name].reduce((hash, char) => Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0, 0x811c9dc5);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    happens: (probability) => next() < probability,
    one: (from) => from[Math.floor(next() * from.length)]!,
  };
}
