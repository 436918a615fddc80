import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CsvColumns, headerFit, Problem } from '@app/platform';
import { parse } from 'yaml';
import { z } from 'zod';

/** How the files of one system are to be read: data, so that another system needs no new code. */
export interface Profile {
  readonly name: string;
  readonly columns: CsvColumns;
  /** Per field the words that files write, and what they mean. */
  readonly codes: ReadonlyMap<string, Words>;
  /** What every row says, where the file itself does not. */
  readonly fixed: Readonly<Record<string, string>>;
  /** Of a file of the whole country: which rows are of this region. */
  readonly within?: { readonly field: string; readonly of: 'municipalities' | 'boards' };
}

/** The words of one field. */
export interface Words {
  /** By word in small letters. */
  readonly meanings: ReadonlyMap<string, string>;
  /** One word for each meaning, as somebody is told what may be there. */
  readonly shown: string;
}

const words = z.array(z.coerce.string().min(1)).min(1);
const column = z.strictObject({ names: words, required: z.boolean().default(false) });
const profileFile = z.strictObject({
  columns: z.record(z.string(), column),
  codes: z.record(z.string(), z.record(z.string(), words)).default({}),
  fixed: z.record(z.string(), z.string()).default({}),
  within: z.strictObject({ field: z.string(), of: z.enum(['municipalities', 'boards']) }).optional(),
});
const file = z.strictObject({ profiles: z.record(z.string(), profileFile) });

/** A kind of list, as far as a profile knows it. */
interface ReadKind {
  readonly name: string;
  readonly fields: readonly string[];
}

/**
 * The profiles of a kind, from `imports/KIND.yaml`.
 *
 * @throws Error that names the file and every mistake in it
 */
export async function readProfiles(workflows: string, kind: ReadKind): Promise<readonly Profile[]> {
  const path = join(workflows, 'imports', `${kind.name}.yaml`);
  const read = file.safeParse(parse(await readFile(path, 'utf8')));
  if (!read.success) throw new Error(`${path}:\n${z.prettifyError(read.error)}`);
  return Object.entries(read.data.profiles).map(([name, { columns, codes, fixed, within }]) => {
    const fields = [
      ...Object.keys(columns),
      ...Object.keys(codes),
      ...Object.keys(fixed),
      ...(within ? [within.field] : []),
    ];
    const unknown = fields.filter((field) => !kind.fields.includes(field));
    if (unknown.length > 0)
      throw new Error(`${path}: ${name} speaks of ${unknown.join(', ')}; known are ${kind.fields.join(', ')}`);
    const known = Object.entries(codes).map(
      ([field, meanings]) => [field, wordsOf(meanings, `${path}: ${name}`)] as const,
    );
    return { name, columns, codes: new Map(known), fixed, ...(within && { within }) };
  });
}

function wordsOf(codes: Readonly<Record<string, readonly string[]>>, where: string): Words {
  const meanings = new Map<string, string>();
  for (const [code, names] of Object.entries(codes)) {
    for (const word of [code, ...names].map((name) => name.toLowerCase())) {
      const other = meanings.get(word) ?? code;
      if (other !== code) throw new Error(`${where}: "${word}" says both ${other} and ${code}`);
      meanings.set(word, code);
    }
  }
  const shown = Object.values(codes)
    .map(([first]) => first)
    .join(', ');
  return { meanings, shown };
}

/**
 * The profile of a file: the one that was named, or else the one that knows most columns of the header.
 *
 * @throws Problem `invalid-content` for a name that is not there, a header that fits none, or several equally well
 */
export function chooseProfile(profiles: readonly Profile[], header: readonly string[], name?: string): Profile {
  if (name !== undefined) {
    const named = profiles.find((profile) => profile.name === name);
    const there = namesOf(profiles);
    return (
      named ?? refuse(`Er is geen profiel "${name}": kies ${there}`, `There is no profile "${name}": choose ${there}`)
    );
  }
  const fits = profiles.map((profile) => ({ profile, ...headerFit(header, profile.columns) }));
  const fitting = fits.filter(({ wrong }) => wrong.length === 0);
  const most = Math.max(0, ...fitting.map(({ known }) => known));
  const best = fitting.filter(({ known }) => known === most);
  if (best.length > 1) {
    const fit = namesOf(best.map(({ profile }) => profile));
    refuse(`Het bestand past bij meer profielen: kies ${fit}`, `The file fits several profiles: choose ${fit}`);
  }
  // A header that fits none is told what the nearest profile misses, by who reads it with that.
  return (best[0] ?? fits.toSorted((one, other) => one.wrong.length - other.wrong.length)[0]!).profile;
}

const namesOf = (profiles: readonly Profile[]) => profiles.map(({ name }) => name).join(', ');

function refuse(nl: string, en: string): never {
  throw new Problem('invalid-content', en, { errors: [{ pointer: '/file', detail: en }], sentence: { nl, en } });
}
