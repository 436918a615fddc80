import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../libs/demonstration/src/chance';
import type { RunningPlatform } from './running-platform';
import type { WorkerBuild } from './worker-process';

/** What a worker can be seen at, and the last statement of a connection by which it is seen. */
const statements = {
  'fires in sets': '%with due as materialized%',
  'fires by the rules': '%insert into % json_to_recordset(%',
  'hands over': '%update outbox % set queued_at%',
  sends: '%update outbox set settled_at%',
} as const;

/** What a worker is doing in the moment in which it is killed; nothing when all was done already. */
export type Deed = keyof typeof statements;

/** Between two looks at what is going on: a statement that is waited for takes longer, and who looks without a rest takes a core from those who work. */
const restMs = 2;
/** Every how many looks it is asked whether all is done, which takes longer than a look. */
const asksEvery = 10;

/** Many workers as processes, of which some are killed and replaced. */
export class Crowd {
  /** In the middle of what each was killed. */
  readonly killedAt: (Deed | 'nothing')[] = [];
  private readonly members = new Map<string, ChildProcess>();
  private readonly coming = new Set<Promise<void>>();
  private started = 0;

  constructor(
    private readonly build: WorkerBuild,
    private readonly platform: RunningPlatform,
    private readonly chance: Chance,
  ) {}

  async grow(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.add()));
  }

  /** Waits until one is seen at it and kills that one a moment later, or any once all is done; another takes its place. */
  async killOneThat(deed: Deed, isDone: () => Promise<boolean>): Promise<void> {
    const seen = await this.waitFor(deed, isDone);
    for (let looks = this.chance.whole(0, 20); looks > 0; looks -= 1) await this.seenAt(deed);
    const name = seen ?? [...this.members.keys()][0]!;
    const member = this.members.get(name);
    // Killed meanwhile, at something else that is waited for.
    if (!member) return this.killOneThat(deed, isDone);
    this.killedAt.push(seen === undefined ? 'nothing' : deed);
    this.members.delete(name);
    await this.build.kill(member);
    const another = this.add().finally(() => this.coming.delete(another));
    this.coming.add(another);
  }

  /** Waits until whoever was killed is replaced. */
  async isComplete(): Promise<void> {
    await Promise.all(this.coming);
  }

  /** The first that is seen at it, or undefined when all is done. */
  private async waitFor(deed: Deed, isDone: () => Promise<boolean>): Promise<string | undefined> {
    for (let looks = 1; ; looks += 1) {
      const seen = await this.seenAt(deed);
      if (seen !== undefined) return seen;
      if (looks % asksEvery === 0 && (await isDone())) return undefined;
      await pause(restMs);
    }
  }

  private async seenAt(deed: Deed): Promise<string | undefined> {
    const rows = await this.platform.rows<{ name: string }>(
      `select application_name as name from pg_stat_activity
        where datname = current_database() and state <> 'idle' and query like $1 and pid <> pg_backend_pid()`,
      [statements[deed]],
    );
    return rows.find(({ name }) => this.members.has(name))?.name;
  }

  private async add(): Promise<void> {
    this.started += 1;
    const name = `worker-${this.started}`;
    this.members.set(name, await this.build.start(this.platform.config, name));
  }
}
