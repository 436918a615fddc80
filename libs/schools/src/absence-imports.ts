import { createHash, randomUUID } from 'node:crypto';
import { Absences, type Raised } from '@app/cases';
import { Door, type Open, type Person, Problem } from '@app/platform';
import { momentsOf, type Region } from '@app/rules';
import { type AbsenceFile, readAbsenceFile } from './absence-file';
import type { AbsenceProfile } from './absence-profile';
import type { School, Statement, WrongRow } from './absence-row';
import { keepStatements } from './absence-statements';

/** What became of a file. Each row is accepted, unchanged or wrong. */
export interface ImportOutcome {
  readonly id: string;
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly wrong: number;
  readonly errors: readonly WrongRow[];
  readonly raised: Pick<Raised, 'fired' | 'casesOpened'>;
}

interface Importing {
  readonly id: string;
  readonly school: School & { readonly id: string };
}

/** So many statements go in at once, or none of them. */
const batchSize = 1000;
/** What a trial speaks of: no day that matters, so that signals know no more by it. */
const longAgo = '0001-01-01';
/** The signals of so many pupils are counted at once. */
const pupilsAtOnce = 50;

/**
 * Takes in what a school states of absence. Right rows go in, wrong ones come back; the same file twice changes nothing.
 * When it breaks off, what went in stays, and sending the file again does the rest: the signals of every pupil in it are
 * counted again, whether his rows are new or not.
 */
export class AbsenceImports {
  constructor(
    private readonly door: Door,
    private readonly absences: Absences,
    private readonly profile: AbsenceProfile,
  ) {}

  /**
   * @param isTrial do everything, keep nothing
   * @throws Problem `not-allowed` for somebody who is not of a school, `invalid-content` for what is no such file
   */
  async take(person: Person, bytes: AsyncIterable<Uint8Array>, isTrial = false): Promise<ImportOutcome> {
    const school = await this.door.asPerson(person, schoolOf);
    const hash = createHash('sha256');
    const file = await readAbsenceFile(through(hash, bytes), school, this.profile);
    const importing = { id: randomUUID(), school };
    if (isTrial) return this.tried(person, importing, file);
    await this.door.asPerson(person, (open) => begin(open, importing, hash.digest('hex')));
    const outcome = await this.keep(this.door, person, importing, file);
    await this.door.asPerson(person, (open) => end(open, outcome));
    return outcome;
  }

  /**
   * The wrong rows of an import of the person's own organisation, with the columns as files call them.
   *
   * @throws Problem `not-found` when there is no such import
   */
  async errors(person: Person, importId: string): Promise<(Omit<WrongRow, 'column'> & { column: string })[]> {
    const [row] = await this.door.asPerson(person, ({ sql, who }) =>
      sql<{ result: { errors?: readonly WrongRow[] } }>(
        `select result from absence_import where id = $1 and organisation_id = $2`,
        [importId, who.organisation],
      ),
    );
    if (!row) throw new Problem('not-found');
    const nameOf = (column: WrongRow['column']) => (column === '' ? '' : this.profile.columns[column].names[0]!);
    return (row.result.errors ?? []).map(({ column, ...wrong }) => ({ ...wrong, column: nameOf(column) }));
  }

  /** All in one transaction, which is rolled back: what stays is what it came to. */
  private async tried(person: Person, importing: Importing, file: AbsenceFile): Promise<ImportOutcome> {
    const trial = this.door.inOneTransaction(async (door) => {
      await door.asPerson(person, (open) => begin(open, importing, 'trial'));
      throw new Tried(await this.keep(door, person, importing, file));
    });
    const outcome = await trial.catch((error: unknown) => {
      if (error instanceof Tried) return error.outcome;
      throw error;
    });
    await this.door.asPerson(person, async (open) => {
      await begin(open, importing, 'trial');
      await open.sql(`update absence_import set covers_from = $2, covers_until = $2 where id = $1`, [
        outcome.id,
        longAgo,
      ]);
      await end(open, outcome);
    });
    return outcome;
  }

  private async keep(door: Door, person: Person, importing: Importing, file: AbsenceFile): Promise<ImportOutcome> {
    const kept: Kept = { accepted: 0, unchanged: 0, wrong: [], unknown: [], fired: [], casesOpened: 0 };
    const pupils = new Set<string>();
    for (const batch of inParts(file.statements, batchSize)) {
      const stored = await door.asPerson(person, (open) => this.store(open, importing, batch));
      kept.accepted += stored.accepted;
      kept.unchanged += stored.unchanged;
      kept.wrong.push(...stored.unknown.map(unknownPupil));
      kept.unknown.push(...stored.unknown.map(({ number }) => number));
      for (const pupil of stored.pupils) pupils.add(pupil);
    }
    for (const some of inParts([...pupils], pupilsAtOnce)) {
      const { fired, casesOpened } = await door.asPerson(person, (open) => this.absences.raise(open, some));
      kept.fired.push(...fired);
      kept.casesOpened += casesOpened;
    }
    return outcomeOf(importing, file, kept);
  }

  private async store(open: Open<Person>, { id, school }: Importing, batch: readonly Statement[]) {
    await open.sql(`select pg_advisory_xact_lock(hashtext('absence'), hashtext($1))`, [school.id]);
    const rows = await open.sql<{ id: string; number: string }>(
      `select id, number from pupil where school_id = $1 and number = any($2)`,
      [school.id, batch.map(({ number }) => number)],
    );
    const pupils = new Map(rows.map((pupil) => [pupil.number, pupil.id]));
    const unknown = batch.filter(({ number }) => !pupils.has(number));
    const known = batch.flatMap(({ number, line: _line, ...part }) => {
      const pupilId = pupils.get(number);
      return pupilId ? [{ ...part, pupilId }] : [];
    });
    const { accepted, unchanged, days } = await keepStatements(open, id, known);
    await this.absences.store(open, id, days);
    return { accepted, unchanged, unknown, pupils: pupils.values() };
  }
}

interface Kept {
  accepted: number;
  unchanged: number;
  wrong: WrongRow[];
  /** Numbers of pupils whom the school does not have. */
  unknown: string[];
  fired: Raised['fired'][number][];
  casesOpened: number;
}

/** Carries what a trial came to out of a transaction that must not be kept. */
class Tried extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('A trial is rolled back');
  }
}

async function schoolOf(open: Open<Person>): Promise<Importing['school']> {
  const [row] = await open.sql<{ id: string; number: string | null; sectors: string[]; settings: Region }>(
    `select o.id, o.number, o.sectors, r.settings from organisation o join region r on r.id = o.region_id
      where o.id = $1 and o.role = 'school'`,
    [open.who.organisation],
  );
  if (!row) throw new Problem('not-allowed', 'Only a school states the absence of its pupils');
  const isPrimary = row.sectors.length > 0 && row.sectors.every((sector) => sector === 'po');
  return {
    id: row.id,
    brin: row.number,
    countsIn: isPrimary ? 'clock' : row.settings.hoursUnit,
    today: momentsOf(row.settings.zone).dateAt(open.nowMs),
  };
}

async function* through(hash: ReturnType<typeof createHash>, bytes: AsyncIterable<Uint8Array>) {
  for await (const part of bytes) {
    hash.update(part);
    yield part;
  }
}

async function begin(open: Open<Person>, { id, school }: Importing, checksum: string): Promise<void> {
  await open.sql(
    `insert into absence_import (id, region_id, organisation_id, person_id, imported_at, checksum, result)
     values ($1, $2, $3, $4, $5, $6, '{}')`,
    [id, open.who.region, school.id, open.who.id, open.now, checksum],
  );
}

/** What is kept of it: counts, and of wrong rows where and why; never what stood there. */
async function end(open: Open<Person>, { id, rows, accepted, unchanged, wrong, errors }: ImportOutcome): Promise<void> {
  const result = JSON.stringify({ rows, accepted, unchanged, wrong, errors });
  await open.sql(`update absence_import set result = $2 where id = $1`, [id, result]);
}

function unknownPupil({ line }: Statement): WrongRow {
  const reason = { nl: 'Deze leerling is bij de school niet bekend', en: 'The school knows no such pupil' };
  return { line, column: 'pupil', reason };
}

function outcomeOf({ id }: Importing, file: AbsenceFile, kept: Kept): ImportOutcome {
  const unknown = new Set(kept.unknown);
  const lost = file.repeated.filter(({ number }) => unknown.has(number));
  const errors = [...file.wrong, ...kept.wrong, ...lost.map(unknownPupil)].toSorted(
    (one, other) => one.line - other.line,
  );
  return {
    id,
    rows: file.rows,
    accepted: kept.accepted,
    unchanged: kept.unchanged + file.repeated.length - lost.length,
    wrong: new Set(errors.map(({ line }) => line)).size,
    errors,
    raised: { fired: kept.fired, casesOpened: kept.casesOpened },
  };
}

function* inParts<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
