import type { Open } from '@app/platform';
import type { Profile } from './profile';
import { type Mistake, reasonOf, type WrongRow } from './reasons';

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

/** A field by the first name that files give it; '' for the whole line. */
function nameIn({ columns }: Profile, field: string): string {
  return columns[field]?.names[0] ?? field;
}
