import { readFile } from 'node:fs/promises';
import type { CsvColumns } from '@app/platform';
import { type AbsenceKind, absenceKinds } from '@app/rules';
import { parse } from 'yaml';
import { z } from 'zod';

/** The fields of a row of absence. */
export const absenceColumns = ['brin', 'pupil', 'on', 'lesson', 'code', 'minutes', 'reason'] as const;
export type AbsenceColumn = (typeof absenceColumns)[number];

/** How the files of a region's schools are to be read: data, so that a new system needs no new code. */
export interface AbsenceProfile {
  readonly columns: CsvColumns & Readonly<Record<AbsenceColumn, CsvColumns[string]>>;
  /** By code in small letters. */
  readonly kinds: ReadonlyMap<string, AbsenceKind>;
  readonly lessonMinutes: number;
}

const file = z.strictObject({
  columns: z.record(
    z.enum(absenceColumns),
    z.strictObject({ names: z.array(z.string().min(1)).min(1), required: z.boolean().default(false) }),
  ),
  codes: z.record(z.enum(absenceKinds), z.array(z.coerce.string().min(1)).min(1)),
  'lesson-minutes': z.int().min(30).max(60),
});

/** @throws Error that names the file and every mistake in it */
export async function readAbsenceProfile(path: string): Promise<AbsenceProfile> {
  const read = file.safeParse(parse(await readFile(path, 'utf8')));
  if (!read.success) throw new Error(`${path}:\n${z.prettifyError(read.error)}`);
  const kinds = new Map<string, AbsenceKind>();
  for (const [kind, codes] of Object.entries(read.data.codes) as [AbsenceKind, string[]][]) {
    for (const code of codes.map((word) => word.toLowerCase())) {
      if (kinds.has(code)) throw new Error(`${path}: code "${code}" says both ${kinds.get(code)} and ${kind}`);
      kinds.set(code, kind);
    }
  }
  return { columns: read.data.columns, kinds, lessonMinutes: read.data['lesson-minutes'] };
}
