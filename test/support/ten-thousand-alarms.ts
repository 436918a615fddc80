import { deliveriesQueue } from '@app/cases';
import { queueBackend } from '@app/platform';
import { readSource, readWorkflow } from '@app/rules';
import type { Deed } from './crowd-of-workers';
import { copyCase } from './many-cases';
import type { QueueStore } from './queues';
import { addPupil, makeRegion } from './region';
import { RunningPlatform } from './running-platform';

/**
 * Seven steps that are missed on five days; the ladders of two go off meanwhile. One alarm in ten changes the case: the
 * rung that puts it on an agenda. R9 ends each ladder long after.
 */
const agreement = `
workflow: ladders
version: 1
direction: { accept-within: 20 working-days, ladder: firm, rules: [{ id: D8, otherwise: true, director: school }] }
ladders:
  firm:
    - { rung: R1, after: 1 working-day, tell: [responsible] }
    - { rung: R2, after: 3 working-days, tell: [table.chair], puts-on: table-agenda }
    - { rung: R9, after: 60 working-days, tell: [school] }
  calm:
    - { rung: R1, after: 2 working-days, tell: [responsible.team-lead] }
    - { rung: R9, after: 60 working-days, tell: [school] }
  late: [{ rung: R9, after: 60 working-days, tell: [school] }]
steps:
  plan: { by: school, starts: opening, within: 2 working-days, ladder: firm }
  talk: { by: alliance, starts: opening, within: 3 working-days, ladder: calm }
  hear: { by: school, starts: opening, within: 3 working-days, ladder: late }
  test: { by: youth-health, starts: opening, within: 4 working-days, ladder: late }
  help: { by: neighbourhood-team, starts: opening, within: 4 working-days, ladder: late }
  care: { by: alliance, starts: opening, within: 5 working-days, ladder: late }
  look: { by: school, starts: opening, within: 6 working-days, ladder: late }
`;

const opened = Date.parse('2026-09-14T10:00:00+02:00');
const ends = new Date('2026-10-01T00:00:00+02:00');
const cases = 1000;

/** A moment at which alarms are due. */
export interface DueMoment {
  readonly at: Date;
  readonly count: number;
  /** How many of them change the case. */
  readonly byRules: number;
  /** Whether somebody is told. */
  readonly isTold: boolean;
}

/** A thousand cases of which ten alarms each are due on the days to come. */
export class TenThousandAlarms {
  private constructor(
    readonly platform: RunningPlatform,
    readonly moments: readonly DueMoment[],
  ) {}

  static async begin(store: QueueStore): Promise<TenThousandAlarms> {
    const platform = await RunningPlatform.start(store, { withWorker: false });
    const agreed = readWorkflow(readSource('ladders.yaml', agreement).value).agreement!;
    const region = await makeRegion(platform.door, { agreements: [agreed] });
    await platform.clockAt(opened);
    const pupilId = await addPupil(platform.door, region);
    const caseId = await platform.door.asPerson(region.person('school'), (open) =>
      platform.parts.cases.open(open, { pupilId, workflow: 'ladders', firstDayAbsent: '2026-09-02', facts: {} }),
    );
    await copyCase(platform, caseId, cases - 1);
    await platform.rows(`create table armed as select * from alarm where at < '${ends.toISOString()}'`);
    const moments = await platform.rows<DueMoment>(
      `select at, count(*)::int, (count(*) filter (where by_rules))::int as "byRules", bool_or(tell <> '{}') as "isTold"
         from armed group by at order by at`,
    );
    return new TenThousandAlarms(platform, moments);
  }

  /** The clock goes on before everybody has looked. */
  readonly days = { from: opened, until: ends.getTime() };

  comeTo({ at }: DueMoment): Promise<void> {
    return this.platform.clockAt(at.getTime());
  }

  /** How many alarms are due and did not go off yet. */
  toFire(): Promise<number> {
    return this.count('from alarm where at <= (select held_at from clock)');
  }

  /** Whether nobody will be at it before the clock goes on. */
  async isDone(deed: Deed): Promise<boolean> {
    if ((await this.toFire()) > 0) return false;
    if (deed === 'hands over') return (await this.count('from outbox where queued_at is null')) === 0;
    return deed !== 'sends' || (await this.count('from outbox where settled_at is null')) === 0;
  }

  /** Arms everything again that went off. */
  async armAgain(): Promise<void> {
    await this.platform.rows(
      `insert into alarm select a.* from armed a join firing f using (case_id, matter, revision, alarm, turn, era)`,
    );
  }

  /** Messages that are marked as handed over and not sent, but of which the queue knows nothing; late ones share a job. */
  async markedThatNobodyHas(): Promise<string[]> {
    const marked = await this.ids('where queued_at is not null and settled_at is null and not late');
    const deliveries = queueBackend(this.platform.config).queue(deliveriesQueue);
    try {
      const there = new Set((await deliveries.getJobs()).map((job) => job?.id));
      const missing = marked.filter((id) => !there.has(id));
      const jobs = await Promise.all(missing.map((id) => deliveries.getJob(id)));
      // A job is gone when its message was sent: that is asked last.
      const unsent = new Set(await this.ids('where settled_at is null'));
      return missing.filter((id, index) => !jobs[index] && unsent.has(id));
    } finally {
      await deliveries.close();
    }
  }

  /** The Message-IDs of the outbox, and those of the mails that came. */
  async mails(): Promise<{ messages: Set<string>; sent: string[] }> {
    const rows = await this.platform.rows<{ message_id: string }>('select message_id from outbox');
    return {
      messages: new Set(rows.map(({ message_id }) => message_id)),
      sent: this.platform.mails.messages().map(({ messageId }) => messageId),
    };
  }

  /** What of the armed alarms is lost, doubled or out of order, in words. */
  async wrong(): Promise<string[]> {
    const found: string[] = [];
    for (const [what, text] of Object.entries(wrongs)) {
      const count = await this.count(text);
      if (count > 0) found.push(`${count} ${what}`);
    }
    return found;
  }

  private async count(text: string): Promise<number> {
    const [row] = await this.platform.rows<{ count: number }>(`select count(*)::int ${text}`);
    return row!.count;
  }

  private async ids(where: string): Promise<string[]> {
    return (await this.platform.rows<{ id: string }>(`select id from outbox ${where}`)).map(({ id }) => id);
  }
}

const key = `case_id, event ->> 'matter', event ->> 'revision', event ->> 'alarm', event ->> 'turn'`;

const wrongs = {
  'lost alarms': `from armed left join firing f using (case_id, matter, revision, alarm, turn, era) where f.seq is null`,
  'alarms that went off twice': `from (select ${key} from timeline where event ->> 'kind' = 'fired'
    group by ${key} having count(*) > 1) twice`,
  'events out of order': `from (select at, event, lag(at) over one as before,
      lag(event ->> 'alarm') over (partition by case_id, event ->> 'matter', event ->> 'alarm' like 'R%' order by seq) as rung
      from timeline window one as (partition by case_id order by seq)) told
    where at < before or (event ->> 'alarm' like 'R%' and rung >= event ->> 'alarm')`,
} as const;
