import { randomUUID } from 'node:crypto';
import { type Absences, asIfOn, isHeldRegion, type TakeOvers } from '@app/cases';
import { Door, type MachineTask, type Open, type Person, Problem } from '@app/platform';
import type { Sentence } from '@app/rules';
import { aroundOf, type RegionHere } from './around';
import { give } from './given';
import type { Identities } from './identity';
import { countsOf, type ImportOutcome, mostErrors, record, type RowTold } from './import-outcome';
import type { Kind, SaidWithFile } from './kind';
import { kinds } from './kinds';
import { type Profile, readProfiles } from './profile';
import type { WrongRow } from './reasons';
import { planToCount, recount, rolledBack, type Visit, waitForLists, waitsForSwitch } from './recount';
import type { Period } from './row-reader';
import { type Progress, stage, type Staged } from './staging';
import { type Notices, noticesOf, wrongRows } from './wrong-rows';

/** A kind of list as somebody sees it who is to bring one. */
export interface KnownKind {
  readonly kind: string;
  readonly title: Sentence;
  /** What he may say with a file, where its rows do not. */
  readonly takes: readonly SaidWithFile[];
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
  /** Who sent it, when somebody did, and the organisation that may read what was wrong with it. */
  readonly personId?: string;
  readonly organisationId?: string;
  /** The one school that the file is of, by id: its rows need not name it, and may name no other. */
  readonly school?: string;
  /** The period that the file speaks of, where its rows do not say. */
  readonly covers?: Partial<Period>;
  readonly onProgress?: (progress: Progress) => void;
  /** Hears of how many children the signals were counted, when the rows are kept. */
  readonly onCounted?: (done: number, all: number) => void;
  /** Is given all wrong rows, in parts. */
  readonly onWrong?: (rows: readonly WrongRow[]) => void | Promise<void>;
}

/** What lists are kept and counted with. */
export interface ImportParts {
  readonly identities: Identities;
  readonly absences: Absences;
  readonly takeOvers: TakeOvers;
}

const none: Notices = { count: 0, rows: [] };

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

  constructor(
    private readonly door: Door,
    private readonly parts: ImportParts,
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
    const { identities } = this.parts;
    const hash = kind.isOfChildren ? await identities.hasher() : hashesNothing;
    const seal = kind.keepsNumbers ? await identities.sealer() : hashesNothing;
    let isBegun = false;
    const work = async (open: Open) => {
      if (isBegun) throw new Problem('changed-meanwhile', 'The same rows were being changed: send the file again');
      isBegun = true;
      const id = randomUUID();
      const around = await aroundOf(open, importing, { hash, seal });
      await give(open, id, importing, around);
      const staged = await stage(open, importing.bytes, { ...importing, kind, profiles, around });
      const reading = { id, importing, kind, staged, takeOvers: this.parts.takeOvers };
      const { children, ...outcome } = await keep(open, reading);
      if (importing.isTrial) throw new Tried(await this.tryToCount(open, outcome, { importing, children }));
      await record(open, importing, outcome);
      return { outcome, children };
    };
    try {
      const { outcome, children } = await this.door.asMachine(owner, work);
      return await this.count((then) => this.door.asMachine(owner, then), outcome, { importing, children });
    } catch (error) {
      if (!(error instanceof Tried)) throw error;
      await this.door.asMachine(owner, (open) => record(open, importing, error.outcome));
      return error.outcome;
    }
  }

  /** What can be brought, in the order in which a region that begins brings it. */
  known(): Promise<KnownKind[]> {
    return Promise.all(
      kinds.map(async (kind) => ({
        kind: kind.name,
        title: kind.title,
        takes: kind.takes ?? [],
        profiles: await this.profilesOf(kind),
      })),
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

  /** A trial says what would come of the signals where the region is not switched on either. */
  private async tryToCount(open: Open, outcome: ImportOutcome, counting: Counting): Promise<ImportOutcome> {
    await asIfOn(open, counting.importing.region.id);
    return this.count(rolledBack(open), outcome, counting);
  }

  /** Counts the signals of the children in a file, where it has any. */
  private async count(visit: Visit, outcome: ImportOutcome, { importing, children }: Counting): Promise<ImportOutcome> {
    if (!children) return outcome;
    const { region, onCounted } = importing;
    const counting = { absences: this.parts.absences, regionId: region.id, onCounted };
    return { ...outcome, brought: await recount(visit, counting, children) };
  }

  /** The first wrong rows of an import. @throws Problem `not-found`, as `told` has it */
  async errors(person: Person, importId: string): Promise<readonly WrongRow[]> {
    return (await this.told(person, importId)).filter(({ isNotice }) => !isNotice);
  }

  /** The first rows of an import that went in and that somebody should look at. @throws Problem `not-found` */
  async notices(person: Person, importId: string): Promise<readonly WrongRow[]> {
    return (await this.told(person, importId)).filter(({ isNotice }) => isNotice);
  }

  /**
   * The rows that an import tells of, when the person may know of it: it is of his organisation, or of his region.
   *
   * @throws Problem `not-found` when he may not know of it, or there is none
   */
  private async told(person: Person, importId: string): Promise<readonly RowTold[]> {
    const [row] = await this.door.asPerson(person, ({ sql }) =>
      sql<{ told: readonly RowTold[] }>('select errors as told from import_run where id = $1', [importId]),
    );
    if (!row) throw new Problem('not-found');
    return row.told;
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

/** Children of a file whose signals are to be counted again now; undefined where it has nothing to do with signals. */
interface Counting {
  readonly importing: Importing;
  readonly children: readonly string[] | undefined;
}

interface Reading {
  readonly id: string;
  readonly importing: Importing;
  readonly kind: Kind;
  readonly staged: Staged;
  readonly takeOvers: TakeOvers;
}

async function keep(
  open: Open,
  { id, importing, kind, staged, takeOvers }: Reading,
): Promise<ImportOutcome & Pick<Counting, 'children'>> {
  const { region, onWrong, isTrial = false } = importing;
  // Two lists of a region wait for each other here, after both were read.
  await waitForLists(open, region.id);
  for (const statement of kind.judging) await inRegion(open, statement, region.id);
  await open.sql('analyze judged');
  const foreseen = (await kind.byRules?.(open, { region, profile: staged.profile.name, takeOvers })) ?? [];
  const errors: WrongRow[] = [];
  for await (const some of wrongRows(open, staged.profile)) {
    errors.push(...some.slice(0, mostErrors - errors.length));
    await onWrong?.(some);
  }
  const counts = await countsOf(open);
  await open.sql(`delete from judged where wrong <> '[]'`);
  for (const statement of kind.keeping) await inRegion(open, statement, region.id);
  const notices = kind.noticing === undefined ? none : await noticesOf(open, kind.noticing, region.id);
  const { children, waiting } = await childrenOf(open, kind, region.id);
  const { rows, passedOver, profile } = staged;
  const how = { id, kind: kind.name, profile: profile.name, isTrial };
  const said = { foreseen: [...foreseen, ...waiting], notices };
  return {
    ...how,
    rows,
    ...counts,
    passedOver,
    errors,
    ...said,
    children: isTrial || !waiting.length ? children : undefined,
  };
}

const inRegion = (open: Open, statement: string, regionId: string) =>
  open.sql<{ id: string }>(statement, statement.includes('$1') ? [regionId] : []);

/** The children whose signals a file asks to count, and in words that those of a region that is not switched on wait. */
async function childrenOf(
  open: Open,
  { recounting }: Kind,
  regionId: string,
): Promise<Pick<Counting, 'children'> & { readonly waiting: readonly Sentence[] }> {
  if (recounting === undefined) return { children: undefined, waiting: [] };
  const children = (await inRegion(open, recounting, regionId)).map(({ id }) => id);
  const isHeld = await isHeldRegion(open, regionId);
  await planToCount(open, children, isHeld);
  return { children, waiting: isHeld && children.length > 0 ? [waitsForSwitch(children.length)] : [] };
}
