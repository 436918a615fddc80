/** Where in a file: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** Something wrong in an agreement file: where, what, and what would be right. */
export interface Mistake {
  path: (string | number)[];
  message: string;
  hint: string;
  file?: string;
  /** Counted from 1. */
  line?: number;
}

/** One line that a person can act on: `file:line: what is wrong. What would be right.` */
export function mistakeText({ file, line, path, message, hint }: Mistake): string {
  const place = file === undefined ? path.join('.') : line === undefined ? file : `${file}:${line}`;
  return [`${place}: ${message}.`, hint].filter(Boolean).join(' ');
}

/** The hint for a word that is not known: the nearest known one, or all of them. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return known.length === 0 ? 'There is none here.' : `Known here: ${known.join(', ')}.`;
}

function nearest(word: string, known: readonly string[]): string | undefined {
  const longer = known.find((name) => word.length >= 3 && name.toLowerCase().startsWith(word.toLowerCase()));
  if (longer !== undefined) return longer;
  const furthest = Math.max(2, Math.floor(word.length / 3));
  const ranked = known
    .map((name) => ({ name, apart: editsBetween(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ apart }) => apart <= furthest)
    .toSorted((one, other) => one.apart - other.apart);
  return ranked[0]?.name;
}

/** Levenshtein's distance. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const swap = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, swap));
    }
    row = next;
  }
  return row[other.length]!;
}
