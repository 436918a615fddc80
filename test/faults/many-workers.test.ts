import { type Chance, chance } from '../../libs/demonstration/src/chance';
import { expectByTheRules } from '../support/by-the-rules';
import { Crowd, type Deed } from '../support/crowd-of-workers';
import { bothQueues } from '../support/queues';
import { faultSeeds } from '../support/seeds';
import { type DueMoment, TenThousandAlarms } from '../support/ten-thousand-alarms';
import { until } from '../support/until';
import { WorkerBuild } from '../support/worker-process';

const workers = 8;
/** What one worker sends at a time. */
const inFlight = 5;

let build: WorkerBuild;
beforeAll(() => {
  build = new WorkerBuild();
});
jest.setTimeout(480_000);

/**
 * The seed says in the middle of what workers are killed, and how much is left when the clock goes on: then some rungs
 * are overtaken. What went off on the first day is armed again.
 *
 * What keeps each promise, and how it was seen to be kept: without the key of `firing` what is armed again goes off
 * twice; with the alarms of a round taken in one transaction and written in the next, those of a worker that was killed
 * in between are lost; with messages marked as handed over before the queue has them, a kill in the hand-over leaves
 * messages that nobody has.
 */
bothQueues((store) => {
  let alarms: TenThousandAlarms;
  afterEach(async () => {
    await build.killAll();
    await alarms.platform.stop();
  });

  const mine = faultSeeds(2).filter((seed) => (seed % 2 === 1) === (store.name === 'Redis'));

  test.each(mine)('10,000 alarms, eight workers, kills: each goes off once and in order, seed %i', async (seed) => {
    alarms = await TenThousandAlarms.begin(store);
    expect(alarms.moments.reduce((sum, { count }) => sum + count, 0)).toBe(10_000);
    const by = chance(`many workers ${seed}`);
    const crowd = new Crowd(build, alarms.platform, chance(`crowd of workers ${seed}`));
    await crowd.grow(workers);
    const unheld: string[] = [];
    for (const moment of alarms.moments) {
      await alarms.comeTo(moment);
      // All at once: who waits for one after the other finds that the next is over.
      const kill = async (deed: Deed) => {
        await crowd.killOneThat(deed, () => alarms.isDone(deed));
        if (deed === 'hands over') unheld.push(...(await alarms.markedThatNobodyHas()));
      };
      await Promise.all(deedsAt(moment, by).map(kill));
      const left = by.whole(0, 300);
      await until(async () => (await alarms.toFire()) <= left);
      if (moment === alarms.moments[1]) await alarms.armAgain();
    }
    await until(() => alarms.isDone('sends'));
    await crowd.isComplete();

    expect(crowd.killedAt).toEqual(expect.arrayContaining(['fires by the rules', 'hands over']));
    expect(unheld).toEqual([]);
    expect(await alarms.wrong()).toEqual([]);
    await expectByTheRules(alarms.platform, { outages: [alarms.days] });
    const { messages, sent } = await alarms.mails();
    expect(new Set(sent)).toEqual(messages);
    expect(sent.length - messages.size).toBeLessThanOrEqual(inFlight * crowd.killedAt.length);
  });
});

/** Who is killed at a moment: the rules and the hand-over are always hit where there are most of them. */
function deedsAt({ byRules, isTold }: DueMoment, by: Chance): Deed[] {
  if (byRules > 0) return ['fires by the rules', 'hands over'];
  const firing: Deed[] = by.happens(0.6) ? ['fires in sets'] : [];
  const sending: Deed[] = by.happens(0.5) ? ['sends'] : [];
  return isTold ? [...firing, 'hands over', ...sending] : firing;
}
