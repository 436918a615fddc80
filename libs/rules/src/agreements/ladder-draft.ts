import { termText } from '../dates/term';
import type { Agreement, Ladder, Rung } from './agreement';
import { usedLadders } from './fingerprint';
import { type Ladders, readLadders } from './ladders';
import { didYouMean, type Mistake, mistakeText } from './mistake';
import { checkForPublication } from './publication';
import { readSource } from './source-text';
import type { Task } from './tasks';

/** What a draft of ladders is checked against: the agreements that climb them. */
export interface DraftContext {
  readonly agreements: readonly Agreement[];
  readonly tasks: readonly Task[];
}

/**
 * Reads ladders that somebody drafts, in the words of `ladders.yaml`, and checks them as a publication of the region's agreements
 * with these ladders would be: each replaces the one of its name.
 */
export function readLadderDraft(
  map: unknown,
  { agreements, tasks }: DraftContext,
): { ladders: Ladders; mistakes: Mistake[] } {
  const { ladders, mistakes } = readLadders(map);
  if (mistakes.length > 0) return { ladders, mistakes };
  const known = [...new Set(agreements.flatMap((agreement) => Object.keys(usedLadders(agreement))))];
  const unknown = Object.keys(ladders)
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: [name], message: `Nothing climbs a ladder "${name}"`, hint: didYouMean(name, known) }));
  const found = agreements.flatMap((agreement) => mistakesWith(agreement, ladders, { agreements, tasks }));
  return { ladders, mistakes: [...unknown, ...found] };
}

/** What is wrong with an agreement as soon as it has these ladders, and was not before. */
function mistakesWith(agreement: Agreement, ladders: Ladders, context: DraftContext): Mistake[] {
  const before = new Set(mistakesIn(agreement, context).map(mistakeText));
  const after = mistakesIn({ ...agreement, ladders: { ...agreement.ladders, ...ladders } }, context);
  return after.filter((mistake) => !before.has(mistakeText(mistake)));
}

function mistakesIn(agreement: Agreement, { agreements, tasks }: DraftContext): Mistake[] {
  const { workflow, version, direction = 'unchanged' } = agreement;
  const source = readSource(`${workflow}@${version}`, JSON.stringify({ version, direction }));
  const workflows = agreements.map((one) => one.workflow);
  const signals = agreements.flatMap(({ opens }) => opens.signals);
  return checkForPublication(agreement, { source, tasks, workflows, signals });
}

/** The ladders that agreements climb, by name, in the words of `ladders.yaml`. */
export function laddersInForce(agreements: readonly Agreement[]): Record<string, WrittenRung[]> {
  const used = agreements.flatMap((agreement) => Object.entries(usedLadders(agreement)));
  return Object.fromEntries(used.map(([name, ladder]) => [name, writtenLadder(ladder)]));
}

/** A rung as a file has it. */
export type WrittenRung = Readonly<Record<string, unknown>> & { readonly rung: string };

function writtenLadder(ladder: Ladder): WrittenRung[] {
  return ladder.map(writtenRung);
}

function writtenRung({ id, after, every, from, tell, asks, within, putsOn, movesDirection, fatal }: Rung): WrittenRung {
  return {
    rung: id,
    ...(after && { after: termText(after) }),
    ...(every && { every: termText(every) }),
    ...(from !== undefined && { from }),
    tell: [...tell],
    ...(putsOn !== undefined && { 'puts-on': putsOn }),
    ...(movesDirection !== undefined && { 'moves-direction': movesDirection }),
    ...(asks !== undefined && { asks }),
    ...(within && { within: termText(within) }),
    ...(fatal && { fatal }),
  };
}
