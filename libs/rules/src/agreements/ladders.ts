import type { Span, Unit } from '../dates/term';
import type { Ladder, Rung } from './agreement';
import type { Mistake, Path } from './mistake';
import { Mistakes, readShape } from './read';
import { checkDirector, checkRecipient } from './recipients';
import { laddersFile, type RungShape } from './shape';
import type { SourceText } from './source-text';

export type Ladders = Readonly<Record<string, Ladder>>;

/** A decision has this term where the rung gives none. */
const decisionTerm: Span = { count: 10, unit: 'working-days', ends: 'runs-on' };

/** Reads escalation tables by name: `default/ladders.yaml`. */
export function readLadders(map: unknown, source?: SourceText): { ladders: Ladders; mistakes: Mistake[] } {
  const mistakes = new Mistakes(source);
  const shape = readShape(laddersFile, map, mistakes);
  if (!shape) return { ladders: {}, mistakes: mistakes.list };
  checkLadders(shape, [], mistakes);
  return { ladders: mistakes.list.length > 0 ? {} : compileLadders(shape), mistakes: mistakes.list };
}

/** Tables as the engine reads them. */
export function compileLadders(shape: Readonly<Record<string, readonly RungShape[]>>): Ladders {
  return Object.fromEntries(Object.entries(shape).map(([name, rungs]) => [name, rungs.map(compileRung)]));
}

function compileRung(shape: RungShape): Rung {
  const { rung: id, after, every, from, tell, asks, within, fatal } = shape;
  const term = within ?? (asks === 'decision' ? decisionTerm : undefined);
  return {
    id,
    ...(after && { after }),
    ...(every && { every }),
    ...(from !== undefined && { from }),
    tell,
    ...(asks !== undefined && { asks }),
    ...(term && { within: term }),
    ...(shape['puts-on'] !== undefined && { putsOn: shape['puts-on'] }),
    ...(shape['moves-direction'] !== undefined && { movesDirection: shape['moves-direction'] }),
    fatal,
  };
}

/** Checks tables: rungs there, each once, in order, telling roles that exist. */
export function checkLadders(
  shape: Readonly<Record<string, readonly RungShape[]>>,
  above: Path,
  mistakes: Mistakes,
): void {
  for (const [name, rungs] of Object.entries(shape)) {
    const path = [...above, name];
    if (rungs.length === 0) {
      mistakes.add(
        path,
        `The ladder "${name}" has no rungs`,
        'Write at least one: `- { rung: R1, after: 1 working-day, tell: [responsible] }`.',
      );
    }
    for (const [index, rung] of rungs.entries()) checkRung(rung, rungs.slice(0, index), [...path, index], mistakes);
  }
}

function checkRung(rung: RungShape, earlier: readonly RungShape[], path: Path, mistakes: Mistakes): void {
  if (earlier.some(({ rung: id }) => id === rung.rung)) {
    mistakes.add([...path, 'rung'], `The rung ${rung.rung} is there twice`, 'Give each rung of a ladder its own name.');
  }
  if ((rung.after === undefined) === (rung.every === undefined)) {
    mistakes.add(
      path,
      `The rung ${rung.rung} needs either \`after\` or \`every\``,
      'Write `after: 3 working-days`, or `every: 4 weeks, from: A5`.',
    );
  }
  checkRepeat(rung, earlier, path, mistakes);
  checkOrder(rung, earlier, path, mistakes);
  for (const [index, who] of rung.tell.entries()) checkRecipient(who, [...path, 'tell', index], mistakes);
  const director = rung['moves-direction'];
  if (director) checkDirector(director, [...path, 'moves-direction'], mistakes);
}

function checkRepeat(rung: RungShape, earlier: readonly RungShape[], path: Path, mistakes: Mistakes): void {
  const names = earlier.map(({ rung: id }) => id);
  if (rung.from !== undefined) mistakes.expect(rung.from, names, [...path, 'from'], 'earlier rung');
  if (rung.every !== undefined && rung.from === undefined) {
    mistakes.add(
      path,
      `The rung ${rung.rung} does not say from where it is repeated`,
      `Add \`from: ${names.at(-1) ?? 'RUNG'}\`.`,
    );
  }
  if (rung.every === undefined && rung.from !== undefined) {
    mistakes.add(
      [...path, 'from'],
      '`from` belongs to a rung that is repeated',
      'Write `every: 4 weeks` beside it, or leave it out.',
    );
  }
}

function checkOrder(rung: RungShape, earlier: readonly RungShape[], path: Path, mistakes: Mistakes): void {
  const before = earlier.findLast(({ after }) => after);
  if (!rung.after || !before?.after || !surelyLater(before.after, rung.after)) return;
  mistakes.add(
    [...path, 'after'],
    `The rungs are out of order: ${rung.rung} goes off before ${before.rung}`,
    'Write the rungs from the first to go off to the last.',
  );
}

/** Whether one span always ends after another; spans in different units are compared by their shortest and longest. */
function surelyLater(one: Span, other: Span): boolean {
  if (one.unit === other.unit) return one.count > other.count;
  return shortest(one) > longest(other);
}

const dayRange: Partial<Record<Unit, readonly [shortest: number, longest: number]>> = {
  days: [1, 1],
  weeks: [7, 7],
  months: [28, 31],
  'working-days': [1, 2],
  'school-days': [1, 4],
};

/** A weekend with holidays on both sides: what running on may add. */
const furthestRoll = 5;

function shortest({ count, unit }: Span): number {
  const weekends = unit === 'working-days' || unit === 'school-days' ? 2 * Math.floor((count - 1) / 5) : 0;
  return count * (dayRange[unit]?.[0] ?? 1) + weekends;
}

function longest({ count, unit }: Span): number {
  return count * (dayRange[unit]?.[1] ?? 1) + furthestRoll;
}
