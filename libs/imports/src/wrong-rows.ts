import type { Open } from '@app/platform';
import type { Profile } from './profile';
import { type Mistake, reasonOf, type Why, type WrongRow } from './reasons';

/** So many wrong lines are looked at at once. */
const linesAtOnce = 1000;

/** What is wrong with the rows of a file, in the order of its lines, in parts. */
export async function* wrongRows(open: Open, profile: Profile): AsyncGenerator<readonly WrongRow[]> {
  await open.sql(`
    create temporary table wrong_line on commit drop as
    select line, mistakes from staged where mistakes is not null
    union all select line, wrong from judged where wrong <> '[]'`);
  await open.sql('create index on wrong_line (line)');
  for (let after = 0; ;) {
    const lines = await open.sql<{ line: number; mistakes: readonly Mistake[] }>(
      `select line, mistakes from wrong_line where line > $1 order by line limit ${linesAtOnce}`,
      [after],
    );
    if (lines.length === 0) return;
    after = lines.at(-1)!.line;
    yield lines.flatMap(({ line, mistakes }) =>
      mistakes.map((mistake) => ({ line, column: nameIn(profile, mistake.column), reason: reasonOf(mistake) })),
    );
  }
}

/** Rows that went in and that somebody should look at. */
export interface Notices {
  readonly count: number;
  /** The first ones, at most `mostNotices`. */
  readonly rows: readonly WrongRow[];
}

/** So many notices are told; all are counted. */
const mostNotices = 10_000;

/** @param noticing of the kind */
export async function noticesOf(open: Open, noticing: string, regionId: string): Promise<Notices> {
  const rows = await open.sql<{ line: number; why: Why; count: number }>(
    `select line, why, count(*) over () as count from (${noticing}) n order by line limit ${mostNotices}`,
    noticing.includes('$1') ? [regionId] : [],
  );
  const told = rows.map(({ line, why }) => ({ line, column: '', reason: reasonOf({ column: '', why }) }));
  return { count: rows[0]?.count ?? 0, rows: told };
}

/** A field by the first name that files give it; '' for the whole line. */
function nameIn({ columns }: Profile, field: string): string {
  return columns[field]?.names[0] ?? field;
}
