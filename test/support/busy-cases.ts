import { Refusal } from '@app/platform';
import type { Act } from '@app/rules';
import { type Chance, chance } from '../../libs/demonstration/src/chance';
import { CaseFiles } from './case-file';
import { copyCase } from './many-cases';
import type { QueueStore } from './queues';
import { until } from './until';

/** What people do in cases like these, who does it, and what it is called. */
const doings: readonly (readonly [role: string, act: Act])[] = [
  ['school', { act: 'done', step: 'notify' }],
  ['school', { act: 'done', step: 'name-director' }],
  ['school', { act: 'set', facts: { cooperates: true } }],
  ['school', { act: 'promise', step: 'return-plan', on: '2026-10-20' }],
  ['school', { act: 'wait', step: 'round-table', for: 'care' }],
  ['school', { act: 'resume', step: 'round-table' }],
  ['compulsory-education', { act: 'done', step: 'talk', outcome: 'capacity-unclear' }],
  ['youth-health', { act: 'accept' }],
  ['youth-health', { act: 'done', step: 'capacity-advice', outcome: 'fit' }],
];

/** Cases in which much happens at once: a worker looks, and people act, who are told yes or by name why not. */
export class BusyCases {
  /** What people were told was done: `CASE ACT STEP`. */
  readonly done: string[] = [];
  /** The names of the problems that others were told of. */
  readonly refused: string[] = [];
  /** How often the door let somebody in, for an act. */
  visits = 0;

  private constructor(
    readonly files: CaseFiles,
    readonly ids: readonly string[],
    private readonly by: Chance,
  ) {}

  /** @param count how many cases, all opened on that Monday morning */
  static async begin(store: QueueStore, { count, seed }: { count: number; seed: number }): Promise<BusyCases> {
    const files = await CaseFiles.start(store, { withWorker: true });
    await copyCase(files.platform, await files.open(), count - 1);
    const rows = await files.platform.rows<{ id: string }>('select id from case_file order by pupil_id');
    return new BusyCases(
      files,
      rows.map(({ id }) => id),
      chance(`busy cases ${seed}`),
    );
  }

  get platform() {
    return this.files.platform;
  }

  /** The next moment at which something is due. */
  async comeToNext(): Promise<void> {
    const [row] = await this.platform.rows<{ at: Date }>('select min(at) as at from alarm');
    await this.platform.clockAt(row!.at.getTime());
  }

  /** Some of the cases. */
  some(count: number): string[] {
    const left = [...this.ids];
    return Array.from({ length: count }, () => left.splice(this.by.whole(0, left.length - 1), 1)[0]!);
  }

  /** In each of these cases somebody does something, all at once. */
  async actIn(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => this.act(id)));
  }

  /** The cases in which something is due. */
  async due(): Promise<string[]> {
    const rows = await this.platform.rows<{ id: string }>(
      `select distinct case_id as id from alarm where at <= (select held_at from clock)`,
    );
    return rows.map(({ id }) => id);
  }

  /** Which of these cases somebody has the lock of. */
  async held(ids: readonly string[]): Promise<string[]> {
    const free = await this.platform.rows<{ id: string }>(
      `select id from case_file where id = any($1) for update skip locked`,
      [ids],
    );
    return ids.filter((id) => !free.some((one) => one.id === id));
  }

  /** Lets the worker look until nothing is due. */
  async allGoesOff(): Promise<void> {
    await until(async () => {
      await this.platform.tick();
      return (await this.due()).length === 0;
    });
  }

  /** What the timelines say was done, as `done` has it. */
  async doneByTimeline(): Promise<string[]> {
    const rows = await this.platform.rows<{ text: string }>(
      `select concat_ws(' ', case_id, event -> 'act' ->> 'act', event -> 'act' ->> 'step') as text
         from timeline where event ->> 'kind' = 'act'`,
    );
    return rows.map(({ text }) => text);
  }

  private async act(caseId: string): Promise<void> {
    const [role, act] = this.by.one(doings);
    const { door, parts } = this.platform;
    try {
      await door.asPerson(this.files.region.person(role), (open) => {
        this.visits += 1;
        return parts.cases.act(open, caseId, act);
      });
      this.done.push([caseId, act.act, ...('step' in act ? [act.step] : [])].join(' '));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refused.push(error.kind);
    }
  }
}
