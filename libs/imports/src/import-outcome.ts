import type { Open } from '@app/platform';
import type { Sentence } from '@app/rules';
import type { Importing } from './imports';
import type { WrongRow } from './reasons';
import type { Brought } from './recount';
import type { Notices } from './wrong-rows';

/** What became of a file. Each row is added, changed, unchanged, wrong, or of elsewhere. */
export interface ImportOutcome {
  readonly id: string;
  readonly kind: string;
  readonly profile: string;
  readonly isTrial: boolean;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly wrong: number;
  readonly passedOver: number;
  /** The first ones, at most `mostErrors`. */
  readonly errors: readonly WrongRow[];
  /** What will come of it, in words: for a list of which more comes than rows. */
  readonly foreseen: readonly Sentence[];
  /** Rows that went in and that somebody should look at. */
  readonly notices: Notices;
  /** What followed in cases, where such a list has signals in it. */
  readonly brought?: Brought;
}

/** A row as it is kept with its import: one that was wrong, or one that went in and that somebody should look at. */
export interface RowTold extends WrongRow {
  readonly isNotice?: true;
}

/** So many mistakes are kept with an import; who needs all listens to `onWrong`. */
export const mostErrors = 10_000;

type Counts = Pick<ImportOutcome, 'added' | 'changed' | 'unchanged' | 'wrong'>;

/** How many of the rows of `judged` became what. */
export async function countsOf(open: Open): Promise<Counts> {
  const [counts] = await open.sql<Counts>(`
    select count(*) filter (where wrong = '[]' and became = 'added') as added,
           count(*) filter (where wrong = '[]' and became = 'changed') as changed,
           count(*) filter (where wrong = '[]' and became in ('unchanged', 'repeated')) as unchanged,
           count(*) filter (where wrong <> '[]')
             + (select count(*) from staged where mistakes is not null) as wrong from judged`);
  return counts!;
}

/** Keeps what became of the rows of a file; what followed from them is in the cases. */
export async function record(
  open: Open,
  { region, personId, organisationId }: Importing,
  { brought: _brought, ...outcome }: ImportOutcome,
): Promise<void> {
  const { id, kind, profile, isTrial, errors, notices, ...rows } = outcome;
  const counts = { ...rows, notices: notices.count };
  const told: RowTold[] = [...errors, ...notices.rows.map((row): RowTold => ({ ...row, isNotice: true }))];
  await open.sql(
    `insert into import_run
       (id, region_id, person_id, organisation_id, kind, profile, imported_at, is_trial, counts, errors)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      region.id,
      personId ?? null,
      organisationId ?? null,
      kind,
      profile,
      open.now,
      isTrial,
      JSON.stringify(counts),
      JSON.stringify(told),
    ],
  );
}
