import { randomUUID } from 'node:crypto';
import { caseParts, type TakeOvers } from '@app/cases';
import { Door, type MachineTask, type Open, type Person, Problem } from '@app/platform';
import type { Sentence } from '@app/rules';
import type { Identities } from './identity';
import type { Kind } from './kind';
import { kinds } from './kinds';
import { type Profile, readProfiles } from './profile';
import type { WrongRow } from './reasons';
import { aroundOf, type RegionHere } from './around';
import { type Progress, stage, type Staged } from './staging';
import { wrongRows } from './wrong-rows';

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
}

/** A kind of list as somebody sees it who is to bring one. */
export interface KnownKind {
  readonly kind: string;
  readonly title: Sentence;
  readonly profiles: readonly Profile[];
}

/** A file on its way in. */
export interface Importing {
  readonly kind: string;
  readonly region: RegionHere;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** By which profile it is read; the header says which when nobody does. */
  readonly profile?: string;
  /** Do everything, keep nothing. */
  readonly isTrial?: boolean;
  /** Who sent it, when somebody did. */
  readonly personId?: string;
  readonly onProgress?: (progress: Progress) => void;
  /** Is given all wrong rows, in parts. */
  readonly onWrong?: (rows: readonly WrongRow[]) => void | Promise<void>;
}

/** So many mistakes are kept with an import; who needs all listens to `onWrong`. */
export const mostErrors = 10_000;

function hashesNothing(): never {
  throw new Error('This list is not of children');
}

const owner: MachineTask = { task: 'import', role: 'owner' };

/**
 * Takes lists in: the right rows of a file go in together or not at all, the wrong ones come back. The same file twice
 * changes nothing. What is not in a file stays.
 */
export class Imports {
  private readonly read = new Map<string, readonly Profile[]>();
  private rules: TakeOvers | undefined;

  constructor(
    private readonly door: Door,
    private readonly identities: Identities,
    private readonly workflows: string,
  ) {}

  /**
   * @throws Problem `not-found` for a kind that there is not, `invalid-content` for a file that is none of its kind,
   *   `changed-meanwhile` when somebody else was at the same rows; nothing was kept then
   */
  async take(importing: Importing): Promise<ImportOutcome> {
    const kind = kinds.find(({ name }) => name === importing.kind);
    if (!kind) throw new Problem('not-found', `There is no kind of list of that name`);
    const profiles = await this.profilesOf(kind);
    const hash = kind.isOfChildren ? await this.identities.hasher() : hashesNothing;
    let isBegun = false;
    const work = async (open: Open) => {
      if (isBegun) throw new Problem('changed-meanwhile', 'The same rows were being changed: send the file again');
      isBegun = true;
      const around = await aroundOf(open, importing.region, hash);
      const staged = await stage(open, importing.bytes, { ...importing, kind, profiles, around });
      const outcome = await keep(open, { importing, kind, staged, takeOvers: () => this.takeOvers() });
      if (outcome.isTrial) throw new Tried(outcome);
      await record(open, importing, outcome);
      return outcome;
    };
    try {
      return await this.door.asMachine(owner, work);
    } catch (error) {
      if (!(error instanceof Tried)) throw error;
      await this.door.asMachine(owner, (open) => record(open, importing, error.outcome));
      return error.outcome;
    }
  }

  /** What can be brought, in the order in which a region that begins brings it. */
  known(): Promise<KnownKind[]> {
    return Promise.all(
      kinds.map(async (kind) => {
        const { name, title = { nl: name, en: name } } = kind;
        return { kind: name, title, profiles: await this.profilesOf(kind) };
      }),
    );
  }

  /** When each kind of list last came in to stay, as far as this person may know. */
  async last(person: Person): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.door.asPerson(person, ({ sql }) =>
      sql<{ kind: string; at: Date }>(
        'select kind, max(imported_at) as at from import_run where not is_trial group by kind',
      ),
    );
    return new Map(rows.map(({ kind, at }) => [kind, at]));
  }

  /**
   * The first wrong rows of an import of the person's region.
   *
   * @throws Problem `not-found` when he may not know of it, or there is none
   */
  async errors(person: Person, importId: string): Promise<readonly WrongRow[]> {
    const [row] = await this.door.asPerson(person, ({ sql }) =>
      sql<{ errors: readonly WrongRow[] }>('select errors from import_run where id = $1', [importId]),
    );
    if (!row) throw new Problem('not-found');
    return row.errors;
  }

  /** Made when a list first needs the rules: most lists bring no case. */
  private takeOvers(): TakeOvers {
    this.rules ??= caseParts({ WORKFLOWS_DIR: this.workflows }).takeOvers;
    return this.rules;
  }

  private async profilesOf(kind: Kind): Promise<readonly Profile[]> {
    const found = this.read.get(kind.name) ?? (await readProfiles(this.workflows, kind));
    this.read.set(kind.name, found);
    return found;
  }
}

/** Carries what a trial came to out of a transaction that must not be kept. */
class Tried extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('A trial is rolled back');
  }
}

interface Reading {
  readonly importing: Importing;
  readonly kind: Kind;
  readonly staged: Staged;
  takeOvers(): TakeOvers;
}

async function keep(open: Open, { importing, kind, staged, takeOvers }: Reading): Promise<ImportOutcome> {
  const { region, onWrong, isTrial = false } = importing;
  // Two lists of a region wait for each other here, after both were read.
  await open.sql(`select pg_advisory_xact_lock(hashtext('import'), hashtext($1))`, [region.id]);
  for (const statement of kind.judging) await inRegion(open, statement, region.id);
  const by = kind.byRules && { region, profile: staged.profile.name, takeOvers: takeOvers() };
  const foreseen = by ? await kind.byRules!(open, by) : [];
  const errors: WrongRow[] = [];
  for await (const some of wrongRows(open, staged.profile)) {
    errors.push(...some.slice(0, mostErrors - errors.length));
    await onWrong?.(some);
  }
  const counts = await countsOf(open);
  await open.sql(`delete from judged where wrong <> '[]'`);
  for (const statement of kind.keeping) await inRegion(open, statement, region.id);
  const { rows, passedOver, profile } = staged;
  const how = { id: randomUUID(), kind: kind.name, profile: profile.name, isTrial };
  return { ...how, rows, ...counts, passedOver, errors, foreseen };
}

const inRegion = (open: Open, statement: string, regionId: string) =>
  open.sql(statement, statement.includes('$1') ? [regionId] : []);

type Counts = Pick<ImportOutcome, 'added' | 'changed' | 'unchanged' | 'wrong'>;

async function countsOf(open: Open): Promise<Counts> {
  const [counts] = await open.sql<Counts>(`
    select count(*) filter (where wrong = '[]' and became = 'added') as added,
           count(*) filter (where wrong = '[]' and became = 'changed') as changed,
           count(*) filter (where wrong = '[]' and became in ('unchanged', 'repeated')) as unchanged,
           count(*) filter (where wrong <> '[]')
             + (select count(*) from staged where mistakes is not null) as wrong from judged`);
  return counts!;
}

async function record(open: Open, { region, personId }: Importing, outcome: ImportOutcome): Promise<void> {
  const { id, kind, profile, isTrial, errors, ...counts } = outcome;
  await open.sql(
    `insert into import_run (id, region_id, person_id, kind, profile, imported_at, is_trial, counts, errors)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, region.id, personId ?? null, kind, profile, open.now, isTrial, JSON.stringify(counts), JSON.stringify(errors)],
  );
}
