import type { TakeOvers } from '@app/cases';
import type { Open } from '@app/platform';
import type { Sentence } from '@app/rules';
import type { RegionHere } from './around';
import type { RowReader } from './row-reader';

/** What a row brings to the staging table, by column. */
export type Values = Readonly<Record<string, string | null>>;

/** The one school that a file is of; the period that it speaks of. */
export type SaidWithFile = 'school' | 'period';

/** A kind of list: what its rows hold, and what becomes of them. */
export interface Kind {
  readonly name: string;
  /** How screens call it. */
  readonly title: Sentence;
  /** What a profile may map the columns of a file to. */
  readonly fields: readonly string[];
  /** What somebody may say with a file of it, where its rows do not. */
  readonly takes?: readonly SaidWithFile[];
  /** Whether its rows may hold numbers of children, which are hashed. */
  readonly isOfChildren: boolean;
  /** Whether those numbers are kept, closed. */
  readonly keepsNumbers?: boolean;
  /** The columns of the staging table, with their types. */
  readonly staged: Readonly<Record<string, string>>;
  /** Makes the values of a row, and notes what is wrong with it in the reader. */
  readonly read: (row: RowReader) => Values;
  /**
   * Statements that make the table `judged` of the rows of `staged` without mistakes: `line`, `wrong` (mistakes that only
   * the whole file and the database show), `became`, and what keeping needs. $1 is the region, where it occurs; the one
   * row of the table `given` has what was said with the file (`given.ts`).
   */
  readonly judging: readonly string[];
  /** Statements that keep the rows of `judged` that became something. $1 is the region, where it occurs. */
  readonly keeping: readonly string[];
  /**
   * Of a kind whose rows are acts in a case: lets the rules keep those of `judged` that are right so far, adds to `wrong`
   * what only they show, and says in words what will come of it.
   */
  readonly byRules?: (open: Open, by: ByRules) => Promise<readonly Sentence[]>;
  /** Gives as `id` the children of whom something is known now that may be a signal. $1 is the region, where it occurs. */
  readonly recounting?: string;
  /** Gives `line` and `why` of rows that went in and that somebody should look at. $1 is the region, where it occurs. */
  readonly noticing?: string;
}

/** What the rules are given to keep rows with. */
export interface ByRules {
  readonly region: RegionHere;
  /** The name of the file's profile. */
  readonly profile: string;
  readonly takeOvers: TakeOvers;
}

/** SQL: a mistake of a row of `judged`, where the condition holds. `detail` is an SQL expression. */
export function mistakeIf(condition: string, column: string, why: string, detail = 'null'): string {
  return `case when ${condition} then jsonb_build_array(
    jsonb_build_object('column', '${column}', 'why', '${why}', 'detail', ${detail})) else '[]' end`;
}
