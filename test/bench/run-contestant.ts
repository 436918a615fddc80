import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Contestant, Where } from './contestants';
import { Ground } from './ground';
import { cpuSeconds } from './machine';
import { actingShare, dueAt, type Size } from './region';
import type { Seeds } from './seeds';
import type { Servers } from './servers';

/** Longest time for one contestant in one round, in milliseconds. */
const patienceMs = 15 * 60_000;

/** What one run came to. */
export interface Run {
  readonly fired: number;
  readonly perSecond: number;
  /** Seconds of CPU of his processes, PostgreSQL and Redis, per 1,000 alarms. */
  readonly cpuPerThousand: number;
}

/**
 * Lets a contestant fire what is due in a fresh copy of the region, and sees that all of it came about, once.
 *
 * @throws Error for a run in which something is missing or doubled: it is void
 */
export async function runContestant(servers: Servers, seeds: Seeds, contestant: Contestant, size: Size): Promise<Run> {
  const { url, drop } = await seeds.copy(size);
  const where = { DATABASE_URL: url, REDIS_URL: servers.redis?.url ?? '' };
  const ground = await Ground.on(url);
  const processes: ChildProcess[] = [];
  try {
    if (servers.redis) await emptied(servers.redis.url);
    const dueFrom = await contestant.load(ground, where, size);
    await ground.rows('vacuum analyze');
    await seeds.checkpoint();
    for (let n = 0; n < contestant.processes; n += 1) processes.push(await startProcess(contestant, where));
    const cpuOf = () =>
      cpuSeconds([
        servers.postgres.pid,
        ...(servers.redis ? [servers.redis.pid] : []),
        ...processes.map(({ pid }) => pid!),
      ]);
    const cpuBefore = cpuOf();
    const { now } = await ground.row<{ now: Date }>('select clock_timestamp() as now');
    await allFired(processes, size.due);
    const cpu = cpuOf() - cpuBefore;
    const started = Math.max(dueFrom ?? 0, now.getTime());
    await expectWholeAndSingle(ground, contestant, size);
    const { last } = await ground.row<{ last: Date }>(
      `select max(pg_xact_commit_timestamp(f.xmin)) as last from firing f join timeline t using (case_id, seq) where t.at = to_timestamp($1 / 1000.0)`,
      [dueAt],
    );
    return {
      fired: size.due,
      perSecond: (size.due * 1000) / (last.getTime() - started),
      cpuPerThousand: (cpu * 1000) / size.due,
    };
  } finally {
    for (const child of processes) child.kill('SIGKILL');
    await ground.leave();
    await drop();
  }
}

/** Starts a process of a contestant, and waits until it is there. */
export async function startProcess({ name }: Contestant, where: Where): Promise<ChildProcess> {
  const child = fork(join(__dirname, 'contestant-process.js'), [name], {
    env: { ...where, PATH: process.env['PATH'], NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

/** Tells all processes to begin, and waits until together they have said that everything is through. */
function allFired(processes: readonly ChildProcess[], due: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let fired = 0;
    const late = setTimeout(() => reject(new Error(`Only ${fired} of ${due} went off in time`)), patienceMs);
    for (const child of processes) {
      child.on('message', (more: number) => {
        fired += more;
        if (fired < due) return;
        clearTimeout(late);
        resolve();
      });
      child.once('exit', (code) => reject(new Error(`A process ended with ${code}`)));
      child.send('go');
    }
  });
}

async function expectWholeAndSingle(ground: Ground, { name }: Contestant, { due }: Size): Promise<void> {
  const acting = due / actingShare;
  const found = await ground.row<Record<string, number>>(
    `select (select count(*)::int from firing f join timeline t using (case_id, seq) where t.at = $1) as firings,
            (select count(*)::int from timeline where at = $1) as events,
            (select count(*)::int from outbox) as messages, (select count(*)::int from agenda) as agenda`,
    [new Date(dueAt)],
  );
  const wanted = { firings: due, events: due, messages: (due - acting) * 2 + acting, agenda: acting };
  for (const [what, count] of Object.entries(wanted)) {
    if (found[what] !== count) throw new Error(`${name}: ${found[what]} ${what} and not ${count}; the run is void`);
  }
}

async function emptied(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushall();
  redis.disconnect();
}
