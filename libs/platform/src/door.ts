import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { type Asked, keepShown, type Look, Looks } from './access-log/look';
import { clockMs } from './clock';

/** Somebody who is signed in, as the door makes him known to the database. */
export interface Person {
  readonly id: string;
  readonly organisation: string;
  readonly region: string;
  readonly roles: readonly string[];
  readonly language: 'nl' | 'en';
  /** What he asks for in this request; without it nobody is shown anything, and nothing is put on record. */
  readonly asked?: Asked;
}

/** Work that no person asked for. `task` names it in logs and in the database; `role` says what it may touch. */
export interface MachineTask {
  readonly task: string;
  readonly role: 'worker' | 'retention' | 'owner';
  /** Who gets to see what the machine reads: his looks are put on record. */
  readonly shownTo?: Person;
}

/** An open door: one transaction, of one person or task, at one moment. Void once `work` has returned. */
export interface Open<Who extends Person | MachineTask = Person | MachineTask> {
  readonly db: EntityManager;
  /** The moment of the agreements; the same during the whole transaction. */
  readonly now: Date;
  readonly nowMs: number;
  readonly who: Who;
  /** Rows of one statement, also of an `update … returning`. `date` comes as YYYY-MM-DD, `bigint` as a number. */
  sql<T extends object>(text: string, params?: readonly unknown[]): Promise<T[]>;
  /** Puts on record, in this transaction, that these children are shown to whoever asked. */
  looked(look: Look): void;
  /** What must not happen when the transaction is rolled back. Runs in order after the commit; a failure is logged. */
  afterCommit(fn: () => unknown): void;
}

type Work<Who extends Person | MachineTask, T> = (open: Open<Who>) => Promise<T>;

const databaseRole = { worker: 'terugweg_worker', retention: 'terugweg_retention', owner: 'none' } as const;
/** serialization_failure and deadlock_detected: PostgreSQL asks to try the whole transaction again. */
const tryAgain = new Set(['40001', '40P01']);
const attempts = 5;

/**
 * The one door to data. Nobody else holds a `DataSource` or a repository. Each visit is one transaction under a
 * database role that may do no more than the visitor: row-level security of `terugweg_api` reads `app.person`,
 * `app.organisation`, `app.region` and `app.role` (roles joined by commas), which end with the transaction.
 */
export class Door {
  private readonly log = new Logger('Door');

  constructor(private readonly source: DataSource) {}

  /** Does `work` for a person: all or nothing. It may run again after a deadlock, so it changes nothing outside. */
  asPerson<T>(person: Person, work: Work<Person, T>): Promise<T> {
    const { id, organisation, region, roles } = person;
    return this.again(person, ['terugweg_api', id, organisation, region, roles.join(','), ''], work);
  }

  /** The same in a vault: under a role that reads nothing but what lies there. */
  inVault<T>(vault: 'medical' | 'criminal' | 'identity', person: Person, work: Work<Person, T>): Promise<T> {
    const { id, organisation, region, roles } = person;
    return this.again(person, [`terugweg_${vault}`, id, organisation, region, roles.join(','), ''], work);
  }

  /** The same for a task of the machine: as `worker`, `retention` or, for a demonstration's reset, the owner. */
  asMachine<T>(task: MachineTask, work: Work<MachineTask, T>): Promise<T> {
    return this.again(task, [databaseRole[task.role], '', '', '', task.role, task.task], work);
  }

  private async again<Who extends Person | MachineTask, T>(who: Who, settings: string[], work: Work<Who, T>) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(who, settings, work);
      } catch (error) {
        if (attempt === attempts || !tryAgain.has(sqlState(error) ?? '')) throw error;
        await pause(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  /**
   * Does work that visits many times, all in one transaction: for what must be seen whole or not at all, such as a new
   * demonstration, or a trial that is rolled back. One visit at a time.
   */
  async inOneTransaction<T>(work: (door: Door) => Promise<T>): Promise<T> {
    const later: (() => unknown)[] = [];
    const result = await this.source.transaction((db) => work(new InnerDoor(this.source, db, later)));
    for (const fn of later) await this.afterwards(fn);
    return result;
  }

  protected async once<Who extends Person | MachineTask, T>(who: Who, settings: string[], work: Work<Who, T>) {
    const later: (() => unknown)[] = [];
    const result = await this.source.transaction((db) => visit({ db, who, settings, later }, work));
    for (const fn of later) await this.afterwards(fn);
    return result;
  }

  private async afterwards(fn: () => unknown): Promise<void> {
    try {
      await fn();
    } catch (error) {
      this.log.error(error);
    }
  }
}

/** A door into a transaction that is open already: each visit takes on its own role. */
class InnerDoor extends Door {
  constructor(
    source: DataSource,
    private readonly db: EntityManager,
    private readonly later: (() => unknown)[],
  ) {
    super(source);
  }

  protected override async once<Who extends Person | MachineTask, T>(who: Who, settings: string[], work: Work<Who, T>) {
    const { db, later } = this;
    return visit({ db, who, settings, later }, work);
  }
}

interface Visit<Who> {
  readonly db: EntityManager;
  readonly who: Who;
  readonly settings: string[];
  readonly later: (() => unknown)[];
}

async function visit<Who extends Person | MachineTask, T>(
  { db, who, settings, later }: Visit<Who>,
  work: Work<Who, T>,
) {
  const nowMs = await enter(db, settings);
  const looks = new Looks();
  const open: Open<Who> = {
    db,
    now: new Date(nowMs),
    nowMs,
    who,
    sql: (text, params) => rows(db, text, params),
    looked: (look) => looks.add(look),
    afterCommit: (fn) => void later.push(fn),
  };
  const result = await work(open);
  const asker: Person | undefined = 'task' in who ? who.shownTo : who;
  if (asker?.asked) await keepShown(open, { id: asker.id, asked: asker.asked }, looks);
  return result;
}

/** Takes on the role and reads the clock in one round trip; both settings and role end with the transaction. */
async function enter(db: EntityManager, settings: string[]): Promise<number> {
  const [row] = await db.query<{ ms: number }[]>(
    `select ${clockMs} as ms, set_config('app.person', $2, true), set_config('app.organisation', $3, true),
       set_config('app.region', $4, true), set_config('app.role', $5, true), set_config('app.task', $6, true),
       set_config('role', $1, true)
     from clock`,
    settings,
  );
  return Math.floor(row!.ms);
}

async function rows<T extends object>(db: EntityManager, text: string, params: readonly unknown[] = []): Promise<T[]> {
  const { records } = await db.queryRunner!.query(text, [...params], true);
  return records as T[];
}

/** The five characters by which PostgreSQL names an error, whether TypeORM wrapped it or not. */
export function sqlState(error: unknown): string | undefined {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' && /^[0-9A-Z]{5}$/.test(found) ? found : undefined;
}
