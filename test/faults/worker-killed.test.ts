import { readSource, readWorkflow } from '@app/rules';
import { copyCase } from '../support/many-cases';
import { bothQueues, type QueueStore } from '../support/queues';
import { addPupil, makeRegion, type TestRegion } from '../support/region';
import { RunningPlatform } from '../support/running-platform';
import { until } from '../support/until';
import { WorkerBuild } from '../support/worker-process';

const head = (name: string) => `
workflow: ${name}
version: 1
facts: { enrolled: boolean }
direction: { accept-within: 5 working-days, ladder: firm, rules: [{ id: D8, otherwise: true, director: school }] }
ladders:
  firm: [{ rung: R1, after: 1 working-day, tell: [responsible] }]
  age: [{ rung: A1, after: 2 weeks, tell: [table.chair], puts-on: table-agenda }, { rung: A2, after: 4 weeks, tell: [school] }]
`;

/** Two steps that are reminded of at one moment. */
const plain = `${head('plain')}
steps:
  plan: { by: school, starts: opening, within: 5 working-days, remind: [3 working-days], ladder: firm }
  talk: { by: alliance, starts: opening, within: 5 working-days, remind: [3 working-days], ladder: firm }
`;

/** A clock whose rung puts the case on an agenda at that same moment. */
const acting = `${head('acting')}
steps: { plan: { by: school, starts: opening, within: 20 working-days, ladder: firm } }
clocks: { at-home: { from: first-day-absent, ladder: age } }
`;

const opened = Date.parse('2026-09-14T10:00:00+02:00');
/** Three working days before the due date, two weeks after the first day: everything of 2,000 alarms is due. */
const due = Date.parse('2026-09-16T09:00:00+02:00');

let build: WorkerBuild;
beforeAll(() => {
  build = new WorkerBuild();
});

/**
 * What keeps each promise, and how it was seen to be kept: without the key of `firing` the re-armed alarms go off twice;
 * with the round's statements outside one transaction, what is killed between them is lost; without the timer in
 * `KeepTicking` nothing goes off while no tick comes.
 */
bothQueues((store) => {
  let platform: RunningPlatform;
  afterEach(async () => {
    await build.killAll();
    await platform.stop();
  });

  test('2,000 due alarms: a worker is killed in the middle, two others fire each exactly once', async () => {
    platform = await manyCases(store, 2000);
    expect(await count('select from alarm where at <= $1', [new Date(due)])).toBe(2000);
    await platform.rows('create table armed as select * from alarm');
    await platform.clockAt(due);
    const unfinished = await platform.holding('select id from case_file order by id limit 300 for update');
    const first = await build.start(platform.config);
    await until(async () => (await fired()) > 0);
    await build.kill(first);
    expect(await fired()).toBeLessThan(2000);
    await unfinished.release();
    await platform.rows(
      `insert into alarm select a.* from armed a join firing f using (case_id, matter, revision, alarm, turn, era)`,
    );

    await Promise.all([build.start(platform.config), build.start(platform.config)]);
    await until(async () => (await fired()) >= 2000 && (await unsent()) === 0);
    await expectEachOnce(2000);
  });

  test('what the queue knew is gone before the due moment: nothing is lost', async () => {
    platform = await manyCases(store, 200);
    await build.start(platform.config);
    await platform.emptyQueues();
    await platform.clockAt(due);
    await until(async () => (await fired()) >= 200 && (await unsent()) === 0);
    await expectEachOnce(200);
  });

  test('no tick comes at all: the worker looks by its own timer', async () => {
    platform = await manyCases(store, 200);
    await platform.holdTicks();
    await build.start(platform.config);
    await platform.clockAt(due);
    await until(async () => (await fired()) >= 200);
    expect(await count('select from timeline')).toBe(200 + (await count('select from case_file')));
  });

  const fired = () => count('select from firing');
  const unsent = () => count('select from outbox where settled_at is null');
  const count = async (text: string, values: unknown[] = []) => {
    const [row] = await platform.rows<{ count: number }>(`select count(*)::int from (${text}) found`, values);
    return row!.count;
  };

  /** Each alarm has one firing, one event and one message, each message one mail. */
  async function expectEachOnce(alarms: number): Promise<void> {
    expect(await count('select from alarm where at <= $1', [new Date(due)])).toBe(0);
    expect(await count(`select from timeline where event ->> 'kind' = 'fired'`)).toBe(alarms);
    expect(
      await count(
        `select distinct case_id, event ->> 'matter', event ->> 'alarm' from timeline where event ->> 'kind' = 'fired'`,
      ),
    ).toBe(alarms);
    expect(await count('select from agenda')).toBe(alarms / 20);
    const messages = await platform.rows<{ message_id: string }>('select message_id from outbox');
    expect(messages).toHaveLength(alarms);
    const sent = platform.mails.messages().map(({ messageId }) => messageId);
    expect(new Set(sent)).toEqual(new Set(messages.map(({ message_id }) => message_id)));
    // At the kill at most five were between the server's yes and our mark; they come again under the same Message-ID.
    expect(sent.length - messages.length).toBeLessThanOrEqual(5);
  }
});

/** Cases with so many alarms at one moment: of twenty, one changes the case, the others are two to a case. */
async function manyCases(store: QueueStore, alarms: number): Promise<RunningPlatform> {
  const platform = await RunningPlatform.start(store, { withWorker: false });
  const agreements = [plain, acting].map((text) => readWorkflow(readSource('many.yaml', text).value).agreement!);
  const region = await makeRegion(platform.door, { agreements });
  await platform.clockAt(opened);
  await copyCase(platform, await openCase(platform, region, 'plain'), (alarms * 19) / 40 - 1);
  await copyCase(platform, await openCase(platform, region, 'acting'), alarms / 20 - 1);
  return platform;
}

async function openCase({ door, parts }: RunningPlatform, region: TestRegion, name: string): Promise<string> {
  const pupilId = await addPupil(door, region);
  return door.asPerson(region.person('school'), (open) =>
    parts.cases.open(open, { pupilId, workflow: name, firstDayAbsent: '2026-09-02', facts: { enrolled: true } }),
  );
}
