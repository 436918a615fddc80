import { randomUUID } from 'node:crypto';
import { isSomethingDue, nextMomentAfter, unsent } from '@app/cases';
import type { MachineTask, Open } from '@app/platform';
import type { Act } from '@app/rules';
import { CaseFiles, monday } from './case-file';
import { copyCase } from './many-cases';
import { persistently } from './persistently';
import type { QueueStore } from './queues';
import type { RunningPlatform } from './running-platform';
import { until } from './until';

const owner: MachineTask = { task: 'story', role: 'owner' };

/** Many cases that were opened together and live on by the agreements of this repository, while something breaks. */
export class LivingCases {
  private now = monday;

  private constructor(
    private readonly files: CaseFiles,
    readonly ids: readonly string[],
  ) {}

  static async open(store: QueueStore, count: number): Promise<LivingCases> {
    const files = await CaseFiles.start(store);
    await copyCase(files.platform, await files.open(), count - 1);
    const rows = await files.platform.rows<{ id: string }>('select id from case_file order by id');
    return new LivingCases(
      files,
      rows.map(({ id }) => id),
    );
  }

  get platform(): RunningPlatform {
    return this.files.platform;
  }

  /** The next moment at which something goes off by itself. */
  async nextMoment(): Promise<number> {
    const next = await this.asOwner((open) => nextMomentAfter(open, new Date(this.now)));
    if (!next) throw new Error('Nothing is to come');
    return next.getTime();
  }

  async clockAt(moment: number): Promise<void> {
    this.now = moment;
    await this.platform.clockAt(moment);
  }

  /** Puts the clock at the next moment at which something goes off, so many times, and waits each time until it has. */
  async goOn(times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await this.clockAt(await this.nextMoment());
      await this.allGoneOff();
    }
  }

  /** Goes on up to a moment at which every case tells somebody something; gives that moment. */
  async goOnUntilAllTell(): Promise<number> {
    for (;;) {
      const next = await this.nextMoment();
      const telling = await this.platform.rows(
        `select distinct case_id from alarm where at = $1 and tell <> '{}' and kind <> 'missed'`,
        [new Date(next)],
      );
      if (telling.length === this.ids.length) return next;
      await this.goOn();
    }
  }

  /** An officer does something in a case, and again under the same key when the connection is lost. */
  async act(caseId: string, act: Act): Promise<void> {
    const { door, parts } = this.platform;
    const key = randomUUID();
    await persistently(() => door.asPerson(this.files.officer, (open) => parts.cases.act(open, caseId, act, { key })));
  }

  async allGoneOff(): Promise<void> {
    await until(async () => !(await this.asOwner(isSomethingDue)));
  }

  async allSent(): Promise<void> {
    await until(async () => (await this.unsent()) === 0);
  }

  unsent(): Promise<number> {
    return this.asOwner(unsent);
  }

  /** After it the relay hands over again what is still unsent. */
  async halfAMinuteOfTheMachine(): Promise<void> {
    await this.platform.rows(
      `update outbox set queued_at = queued_at - interval '30 seconds' where settled_at is null`,
    );
  }

  /** How many alarms went off. */
  async fired(): Promise<number> {
    return (await this.platform.rows('select from firing')).length;
  }

  /** Why messages were not sent. */
  async dropped(): Promise<string[]> {
    const rows = await this.platform.rows<{ dropped: string }>(
      `select dropped from outbox where dropped is not null order by 1`,
    );
    return rows.map(({ dropped }) => dropped);
  }

  stop(): Promise<void> {
    return this.files.stop();
  }

  private asOwner<T>(work: (open: Open) => Promise<T>): Promise<T> {
    return persistently(() => this.platform.door.asMachine(owner, work));
  }
}
