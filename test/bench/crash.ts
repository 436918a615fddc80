import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Bench } from './bench';
import { bullmqOnPostgres, bullmqOnRedis, type Contestant, graphileWorker, pgBossPerJob } from './contestants';
import { Ground } from './ground';
import { dueAt, type Size } from './region';
import { withRealWorkers } from './real-workers';
import { type Row, rowsTable, table } from './report';
import { startProcess } from './run-contestant';

const size: Size = { pending: 100_000, due: 10_000 };
/** How long a peer is waited for, in milliseconds. */
const patienceMs = { quick: 20_000, full: 90_000 };

/** What became of alarms when something broke. */
interface Fate {
  readonly lost: number;
  readonly doubled: number;
  /** Seconds from the breaking to the last alarm. */
  readonly seconds: number;
}

/** A worker killed in the middle, and Redis emptied before the moment: Terugweg beside its peers. */
export async function measureCrash(bench: Bench): Promise<{ rows: Row[]; text: string }> {
  const killed = await ourFate(bench, 'killed');
  const emptied = await ourFate(bench, 'emptied');
  const rows: Row[] = [
    fateRow('kill -9 of a worker in the middle of 10,000 due', killed, 3, 'within 3 s of the kill'),
    fateRow('Redis emptied before the moment', emptied, 6, 'within re-arm (5 s) + one tick of the emptying'),
  ];
  const others = [];
  for (const peer of [bullmqOnRedis, bullmqOnPostgres, graphileWorker, pgBossPerJob]) {
    others.push([
      peer.name,
      await peerFate(bench, peer, 'killed'),
      peer === bullmqOnRedis ? await peerFate(bench, peer, 'emptied') : 'does not use it',
    ]);
  }
  const text = [
    rowsTable(rows),
    `Peers, each with two processes of which one is killed, as they are set by default; waited for ${waitedFor(bench) / 1000} s:`,
    '',
    table(['', 'a process killed', 'Redis emptied'], others),
  ].join('\n');
  return { rows, text };
}

const waitedFor = ({ quick }: Bench) => (quick ? patienceMs.quick : patienceMs.full);

function fateRow(work: string, { lost, doubled, seconds }: Fate, most: number, within: string): Row {
  return {
    work,
    found: `${lost} lost, ${doubled} doubled, done after ${seconds.toFixed(1)} s`,
    toReach: `0 lost, 0 doubled, done ${within}`,
    isReached: lost === 0 && doubled === 0 && seconds <= most,
    passes: lost === 0 && doubled === 0,
  };
}

function ourFate(bench: Bench, how: 'killed' | 'emptied'): Promise<Fate> {
  return withRealWorkers(bench, size, async ({ ground, config, build }) => {
    const [first] = await Promise.all([build.start(config), build.start(config)]);
    const broken =
      how === 'killed' ? await killInTheMiddle(ground, () => build.kill(first)) : await emptyFirst(bench, ground);
    while ((await goneOff(ground)) < size.due) await pause(20);
    const fate = await fateSince(ground, broken);
    bench.say(`${how}: ${JSON.stringify(fate)}`);
    return fate;
  });
}

async function killInTheMiddle(ground: Ground, kill: () => Promise<void>): Promise<number> {
  await ground.clockAt(dueAt);
  while ((await goneOff(ground)) === 0) await pause(5);
  await kill();
  return Date.now();
}

async function emptyFirst({ servers }: Bench, ground: Ground): Promise<number> {
  const redis = new Redis(servers.redis!.url);
  await redis.flushall();
  redis.disconnect();
  await ground.clockAt(dueAt);
  return Date.now();
}

async function goneOff(ground: Ground): Promise<number> {
  const { count } = await ground.row<{ count: number }>(
    `select count(*)::int as count from timeline where at = to_timestamp($1 / 1000.0)`,
    [dueAt],
  );
  return count;
}

async function fateSince(ground: Ground, broken: number): Promise<Fate> {
  const { events, keys, last } = await ground.row<{ events: number; keys: number; last: Date | null }>(
    `select count(*)::int as events, count(distinct (case_id, event ->> 'alarm'))::int as keys,
            max(pg_xact_commit_timestamp(t.xmin)) as last
       from timeline t where at = to_timestamp($1 / 1000.0)`,
    [dueAt],
  );
  return { lost: size.due - keys, doubled: events - keys, seconds: ((last?.getTime() ?? broken) - broken) / 1000 };
}

async function peerFate(bench: Bench, peer: Contestant, how: 'killed' | 'emptied'): Promise<string> {
  const { servers, seeds, say } = bench;
  const { url, drop } = await seeds.copy(size);
  const where = { DATABASE_URL: url, REDIS_URL: servers.redis!.url };
  const ground = await Ground.on(url);
  const redis = new Redis(where.REDIS_URL);
  const processes: ChildProcess[] = [];
  try {
    await redis.flushall();
    await peer.load(ground, where, size);
    for (let n = 0; n < 2; n += 1) processes.push(await startProcess(peer, where));
    let broken = Date.now();
    if (how === 'emptied') await redis.flushall();
    for (const child of processes) child.send('go');
    if (how === 'killed') {
      while ((await goneOff(ground)) < size.due / 10) await pause(20);
      processes[0]!.kill('SIGKILL');
      broken = Date.now();
    }
    const until = broken + waitedFor(bench);
    while ((await goneOff(ground)) < size.due && Date.now() < until) await pause(200);
    const { lost, doubled, seconds } = await fateSince(ground, broken);
    const told =
      lost === 0 ? `all after ${seconds.toFixed(0)} s, ${doubled} doubled` : `${lost} not gone off, ${doubled} doubled`;
    say(`${peer.name} ${how}: ${told}`);
    return told;
  } finally {
    for (const child of processes) child.kill('SIGKILL');
    redis.disconnect();
    await ground.leave();
    await drop();
  }
}
