import type { z } from 'zod';
import { didYouMean, type Mistake, type Path } from './mistake';
import type { SourceText } from './source-text';

type Issue = z.core.$ZodIssue;

/** Collects the mistakes of one map, each with its file and line. */
export class Mistakes {
  readonly list: Mistake[] = [];

  constructor(private readonly source?: SourceText) {}

  add(path: Path, message: string, hint: string): void {
    const place = this.source && { file: this.source.file, line: this.source.lineOf(path) };
    this.list.push({ path: [...path], message, hint, ...place });
  }

  /** A name that must be one of those that exist. */
  expect(name: string, known: readonly string[], path: Path, what: string): void {
    if (!known.includes(name)) this.add(path, `There is no ${what} "${name}"`, didYouMean(name, known));
  }
}

/** Reads a map by its schema; undefined when something is wrong, and then it is in the mistakes. */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  map: unknown,
  mistakes: Mistakes,
): z.output<Schema> | undefined {
  const read = schema.safeParse(map, { reportInput: true });
  if (read.success) return read.data;
  for (const issue of read.error.issues) report(issue, [], mistakes);
  return undefined;
}

function report(issue: Issue, above: Path, mistakes: Mistakes): void {
  const path = [...above, ...(issue.path as (string | number)[])];
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const key of issue.keys) {
        mistakes.add([...path, key], `Unknown key "${key}"`, didYouMean(key, issue.message.split(' ')));
      }
      return;
    case 'invalid_union':
      return reportUnion(issue, path, mistakes);
    case 'invalid_key':
      mistakes.add(
        path,
        `"${String(path.at(-1))}" is no name`,
        'A name has letters, digits and hyphens, a letter first.',
      );
      return;
    case 'invalid_value':
      if (issue.input === undefined) return missing(path, mistakes);
      mistakes.add(
        path,
        `${shown(issue.input)} is not known here`,
        didYouMean(typeof issue.input === 'string' ? issue.input : shown(issue.input), issue.values.map(String)),
      );
      return;
    case 'invalid_type':
      if (issue.input === undefined) return missing(path, mistakes);
      if (typeof issue.input === 'number' && termKeys.includes(path.at(-1) ?? '')) {
        return mistakes.add(path, `${issue.input} has no unit`, 'Write a number and a unit: `10 working-days`.');
      }
      mistakes.add(
        path,
        `${shown(issue.input)} is no ${kinds[issue.expected] ?? issue.expected}`,
        forms[issue.expected] ?? '',
      );
      return;
    default:
      return reportText(issue, path, mistakes);
  }
}

/** The branch that fits best speaks for the union. */
function reportUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, mistakes: Mistakes): void {
  if (issue.input === undefined) return missing(path, mistakes);
  const branches = issue.errors.toSorted((one, other) => misfit(one) - misfit(other));
  for (const inner of branches[0] ?? []) report(inner, path, mistakes);
}

function misfit(branch: readonly Issue[]): number {
  return branch.reduce((sum, issue) => sum + weight(issue), 0);
}

function weight(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') return 2 * issue.keys.length;
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return 1;
  if (issue.path.length === 0) return 10;
  return issue.input === undefined ? 3 : 1;
}

function missing(path: Path, mistakes: Mistakes): void {
  const key = path.at(-1);
  if (key === undefined) return mistakes.add(path, 'There is nothing here', 'Write a map of keys and values.');
  const language = key === 'nl' || key === 'en';
  mistakes.add(
    path,
    language ? 'The title is in one language only' : `"${key}" is missing`,
    language ? `Add the title in the other language: \`${key}:\`.` : `Add \`${key}:\`.`,
  );
}

function reportText(issue: Issue, path: Path, mistakes: Mistakes): void {
  if (issue.code === 'custom') {
    const [message = '', hint = ''] = issue.message.split('\n');
    mistakes.add(path, message, hint);
  } else if (issue.code === 'invalid_format') {
    mistakes.add(path, `${shown(issue.input)} is no name`, 'A name has letters, digits and hyphens, a letter first.');
  } else {
    mistakes.add(path, `${shown(issue.input)} does not fit: ${issue.message}`, '');
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const termKeys: readonly (string | number)[] = ['within', 'accept-within', 'after', 'every', 'longer-than'];
const kinds: Record<string, string> = {
  array: 'list',
  object: 'map',
  record: 'map',
  string: 'text',
  int: 'whole number',
};
const forms: Record<string, string> = {
  array: 'Write a list: `[one, other]`.',
  object: 'Write a map: `{ key: value }`.',
  record: 'Write a map: `{ key: value }`.',
  string: 'Write a text.',
  boolean: 'Write `true` or `false`.',
  number: 'Write a number.',
  int: 'Write a whole number.',
};
