import type { Contestant } from './contestants';
import type { Size } from './region';
import { type Run, runContestant } from './run-contestant';
import type { Seeds } from './seeds';
import type { Servers } from './servers';

/** Somebody who is measured, and on how much. */
export interface Entry {
  readonly contestant: Contestant;
  readonly size: Size;
}

/** What everybody came to, round by round. */
export type Rounds = ReadonlyMap<string, readonly Run[]>;

/** The middle of some figures, with the least and the most of them. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Everybody once in each round, in one order and then in the opposite one, so that nobody always follows the same. */
export async function playRounds(
  on: { servers: Servers; seeds: Seeds; say: (line: string) => void },
  entries: readonly Entry[],
  rounds: number,
): Promise<Rounds> {
  const all = new Map<string, Run[]>(entries.map(({ contestant }) => [contestant.name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { contestant, size } of round % 2 === 0 ? entries : entries.toReversed()) {
      const run = await runContestant(on.servers, on.seeds, contestant, size);
      all.get(contestant.name)!.push(run);
      on.say(`round ${round + 1} of ${rounds}: ${contestant.name} ${Math.round(run.perSecond)} a second`);
    }
  }
  return all;
}

/** Of figures that were taken round by round. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { median, least: sorted[0]!, most: sorted.at(-1)! };
}

/** Round by round, one by the other: what both had in common with the machine at that time falls away. */
export function ratios(of: readonly number[], by: readonly number[]): Spread {
  return spreadOf(of.map((figure, round) => figure / by[round]!));
}
