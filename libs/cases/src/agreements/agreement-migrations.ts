import { randomUUID } from 'node:crypto';
import type { Open } from '@app/platform';
import {
  type CaseState,
  type LocalDate,
  mayMigrate,
  migrationPoints,
  type MigrationPoint,
  titlesBetween,
} from '@app/rules';
import type { Agreements } from './agreements';
import type { Casebooks } from '../casebook';
import { changeMany, type LivedChange, onTrial } from '../change-many';
import { CaseProblem } from '../problem';

/** Which running cases go over, and to what. */
export interface MigrationAsked {
  readonly regionId: string;
  readonly workflow: string;
  readonly from: number;
  readonly to: number;
}

/** What becomes of one case. */
export interface MigratedCase {
  readonly caseId: string;
  readonly openedOn: LocalDate;
  /** In what it differs; empty where nothing that is open is agreed otherwise. */
  readonly points: readonly MigrationPoint[];
}

/** A migration that was tried, done, or undone. `id` is what the way back is asked with. */
export interface MigrationOutcome {
  readonly id: string;
  readonly cases: readonly MigratedCase[];
}

/** One direction of a migration: versions by their ids in the database. */
interface Way {
  readonly workflow: string;
  readonly from: { readonly id: string; readonly version: number };
  readonly to: { readonly id: string; readonly version: number };
}

/** A way, and the migration that it belongs to. */
interface Of extends Way {
  readonly id: string;
}

/**
 * Lets running cases go over to another version of their agreement: one event per case, so that its timeline says when,
 * and everything after is judged by the other version. As owner.
 */
export class AgreementMigrations {
  constructor(
    private readonly agreements: Agreements,
    private readonly books: Casebooks,
  ) {}

  /** What would become of each case; nothing is changed. */
  trial(open: Open, asked: MigrationAsked): Promise<MigrationOutcome> {
    return onTrial(open, () => this.go(open, asked));
  }

  /**
   * Lets every open case that runs the one version go over to the other, in one transaction.
   *
   * @throws CaseProblem `no-such-version` for one that the region did not publish
   */
  async go(open: Open, { regionId, workflow, from, to }: MigrationAsked): Promise<MigrationOutcome> {
    const way: Way = {
      workflow,
      from: { id: await versionId(open, { regionId, workflow, version: from }), version: from },
      to: { id: await versionId(open, { regionId, workflow, version: to }), version: to },
    };
    if (from === to) throw new CaseProblem('no-such-version', `${workflow}@${from} is the same version`);
    const id = randomUUID();
    await open.sql(
      `insert into agreement_migration (id, region_id, workflow, from_id, to_id, done_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, regionId, workflow, way.from.id, way.to.id, open.now],
    );
    return { id, cases: await this.migrate(open, await running(open, regionId, way), { ...way, id }) };
  }

  /**
   * The way back of a migration, for those of its cases that still run the version they went over to.
   *
   * @throws CaseProblem `no-such-migration` for one that was not done, or is undone already
   */
  async undo(open: Open, id: string): Promise<MigrationOutcome> {
    const [done] = await open.sql<{
      region_id: string;
      workflow: string;
      from_id: string;
      to_id: string;
      versions: number[];
    }>(
      `update agreement_migration m set undone_at = $2 where id = $1 and undone_at is null
       returning region_id, workflow, from_id, to_id,
         array[(select version from agreement where id = from_id), (select version from agreement where id = to_id)] as versions`,
      [id, open.now],
    );
    if (!done) throw new CaseProblem('no-such-migration', id);
    const [first, second] = done.versions as [number, number];
    const way: Way = {
      workflow: done.workflow,
      from: { id: done.to_id, version: second },
      to: { id: done.from_id, version: first },
    };
    const mine = await open.sql<{ case_id: string }>(`select case_id from case_migration where migration_id = $1`, [
      id,
    ]);
    const members = new Set(mine.map(({ case_id }) => case_id));
    const caseIds = (await running(open, done.region_id, way)).filter((caseId) => members.has(caseId));
    return { id, cases: await this.migrate(open, caseIds, { ...way, id }) };
  }

  /** After everything that was planned until now, by the version that ran until now. */
  private migrate(open: Open, caseIds: readonly string[], way: Of): Promise<MigratedCase[]> {
    const may = (state: CaseState) => mayMigrate(state, way.workflow);
    return changeMany(open, { books: this.books, caseIds, may, change: (some) => this.migrateSome(open, some, way) });
  }

  private async migrateSome(open: Open, changes: readonly LivedChange[], way: Of): Promise<MigratedCase[]> {
    const ids = changes.map(({ change }) => change.kept.id);
    await pin(open, ids, way);
    const books = await this.books.of(open, ids);
    const [agreed] = await this.agreements.byId(open, [way.to.id]);
    return changes.map(({ change, at }) => {
      const before = change.state;
      change.migrate(
        { at, workflow: way.workflow, from: way.from.version, to: way.to.version },
        books.get(change.kept.id)!,
      );
      const { agreements, calendar } = change.kept.book;
      const titles = titlesBetween(before.workflows, agreements, agreed!.agreement);
      const openedOn = calendar.dateAt(before.openedAt);
      return { caseId: change.kept.id, openedOn, points: migrationPoints(before, change.state, titles) };
    });
  }
}

async function versionId(
  open: Open,
  { regionId, workflow, version }: { regionId: string; workflow: string; version: number },
): Promise<string> {
  const [found] = await open.sql<{ id: string }>(
    `select id from agreement where region_id = $1 and workflow = $2 and version = $3`,
    [regionId, workflow, version],
  );
  if (!found) throw new CaseProblem('no-such-version', `${workflow}@${version}`);
  return found.id;
}

/** From now on the cases run the other version; what they ran before stays known. */
async function pin(open: Open, caseIds: readonly string[], { id, workflow, to }: Of): Promise<void> {
  await open.sql(
    `insert into case_migration (migration_id, case_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
    [id, caseIds],
  );
  await open.sql(`update case_workflow set agreement_id = $3 where case_id = any($1) and workflow = $2`, [
    caseIds,
    workflow,
    to.id,
  ]);
}

/** Open cases in which the workflow runs in a version. */
async function running(open: Open, regionId: string, { workflow, from }: Way): Promise<string[]> {
  const rows = await open.sql<{ id: string }>(
    `select c.id from case_file c join case_workflow w on w.case_id = c.id
      where c.region_id = $1 and c.phase = 'open' and w.workflow = $2 and w.agreement_id = $3 order by c.id`,
    [regionId, workflow, from.id],
  );
  return rows.map(({ id }) => id);
}
