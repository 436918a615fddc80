import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import type { Mistake, Path } from './mistake';

/** A YAML text that was read, and where in it everything stands. */
export interface SourceText {
  file: string;
  /** What it says; undefined when it is no YAML. */
  value: unknown;
  /** What makes it no YAML. */
  mistakes: readonly Mistake[];
  /** The line of what stands at a path, or of the nearest thing above it that exists. */
  lineOf(path: Path): number | undefined;
  /** The part below a path, as if it were a text of its own. */
  below(path: Path): SourceText;
}

/**
 * Reads a YAML 1.2 text (core schema: `on` is a key, dates are strings).
 *
 * Never throws: a text that is no YAML comes back with mistakes and without a value.
 */
export function readSource(file: string, text: string): SourceText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    logLevel: 'error',
    lineCounter: lines,
  });
  const errors = document.errors.map(({ message, linePos }) => ({
    path: [],
    message: `This is no YAML: ${message.split('\n')[0]?.replace(/ at line .*$/, '')}`,
    hint: 'Mind the indent, the colons and the brackets; a text with a colon in it stands between quotes.',
    file,
    line: linePos?.[0].line ?? 1,
  }));
  const mistakes = [...lostCharacters(file, text), ...errors];
  const { value, tooMuch } = plainValue(document);
  if (tooMuch && mistakes.length === 0)
    mistakes.push({ path: [], message: tooMuch, hint: 'Write it out.', file, line: 1 });
  return part(file, mistakes.length > 0 ? undefined : value, mistakes, (path) => locate(document, path, lines));
}

/** What was no UTF-8 when the file was read: a title without its letters would be signed, and stay. */
function lostCharacters(file: string, text: string): Mistake[] {
  const [at] = ['\ufffd', '\0'].map((lost) => text.indexOf(lost)).filter((place) => place >= 0);
  if (at === undefined) return [];
  const line = text.slice(0, at).split('\n').length;
  const hint = 'Save the file as UTF-8, and look whether its letters are right.';
  return [{ path: [], message: 'There are characters here that are no UTF-8', hint, file, line }];
}

function plainValue(document: Document): { value?: unknown; tooMuch?: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    return { tooMuch: `This text cannot be read: ${(error as Error).message}` };
  }
}

function part(
  file: string,
  value: unknown,
  mistakes: readonly Mistake[],
  lineOf: (path: Path) => number | undefined,
): SourceText {
  return {
    file,
    value,
    mistakes,
    lineOf,
    below: (path) => part(file, valueAt(value, path), [], (deeper) => lineOf([...path, ...deeper])),
  };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, key)
        ? (inside as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

/** The line on which what stands at a path begins (its key, where it has one), or the nearest thing above it. */
export function locate(document: Document, path: Path, lines: LineCounter): number | undefined {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && String(item.key) === String(key))
      : undefined;
    const node = pair ? pair.key : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return document.contents?.range ? lines.linePos(document.contents.range[0]).line : undefined;
}
