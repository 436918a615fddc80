import { kinds } from '@app/imports';
import { countsOf, ImportDesk } from './import-desk';
import { linesOf, type ListSample, sampleOf } from './list-samples';

type File = string | Uint8Array | AsyncIterable<Uint8Array>;

/** Every kind of list: one that has no sample stops the tests that try all of them. */
export const everyKind = kinds.map(({ name }) => [name, sampleOf(name)] as const);

/** A kind of list of which two rows are known, and somebody who tries other files on it. */
export class ListTrials {
  private kind = '';
  private sample!: ListSample;

  private constructor(readonly desk: ImportDesk) {}

  static async open(): Promise<ListTrials> {
    const desk = await ImportDesk.open();
    await desk.clockAt('2026-12-07T08:00:00+01:00');
    return new ListTrials(desk);
  }

  /** Begins with a kind: what it needs is there, and its two rows came in. */
  async begin(kind: string, sample: ListSample): Promise<void> {
    [this.kind, this.sample] = [kind, sample];
    await this.desk.empty();
    for (const [other, list] of sample.before) await this.desk.take(other, list);
    const outcome = await this.desk.take(kind, linesOf(sample, ...sample.rows).join('\n'));
    if (outcome.added !== 2 || outcome.wrong !== 0) throw new Error(`The two rows of ${kind} do not come in`);
  }

  /** Takes a file in, to stay; says what became of its rows. */
  async take(bytes: File, isTrial = false) {
    const outcome = await this.desk.take(this.kind, bytes, { isTrial });
    const told = outcome.errors.map(({ line, column, reason }) => ({ at: `${line} ${column}`, why: reason.nl }));
    expectNothingTold(this.sample, outcome.errors);
    return { ...countsOf(outcome), told };
  }

  /** What a file is refused with, in the words of screens. */
  async refusalOf(bytes: File): Promise<string> {
    try {
      await this.desk.take(this.kind, bytes);
    } catch (error) {
      const { kind, more } = error as { kind?: string; more?: { sentence?: { nl: string } } };
      expectNothingTold(this.sample, more);
      if (kind === 'invalid-content' && more?.sentence) return more.sentence.nl;
      throw error;
    }
    return 'It was taken';
  }

  /** All rows of all tables, as one short text each; which files came is another matter. */
  async everything(): Promise<object[]> {
    const tables = await this.desk.rows<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'import_run' order by 1`,
    );
    const each = tables.map(
      ({ name }) =>
        `select '${name}' as of, count(*)::int as rows, md5(string_agg(t::text, ' ' order by t::text)) as sum from ${name} t`,
    );
    return this.desk.rows(each.join(' union all '));
  }
}

/** What stood in the file is in no sentence about it. */
function expectNothingTold({ rows, fresh, otherwise, secret }: ListSample, words: unknown): void {
  const text = JSON.stringify(words) ?? '';
  const cells = [...rows, fresh, otherwise].flatMap((row) => secret.flatMap((column) => row[column] ?? []));
  expect(cells.filter((cell) => text.includes(cell))).toEqual([]);
}
