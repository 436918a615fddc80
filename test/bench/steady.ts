import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from './bench';
import type { Ground } from './ground';
import { withRealWorkers } from './real-workers';
import { dueAt } from './region';
import type { Row } from './report';

const perSecond = 500;
/** A tick a second, and what firing itself may take, in milliseconds. */
const longest = 1000 + 100;

/**
 * A steady 500 a second by real workers, their ticks through BullMQ on Redis. How late each was is read from the moment
 * its transaction was committed.
 */
export async function measureSteady(bench: Bench): Promise<Row> {
  const seconds = bench.quick ? 10 : 60;
  const due = perSecond * seconds;
  return withRealWorkers(bench, { pending: due * 10, due }, async ({ ground, config, build }) => {
    await spread(ground);
    await ground.rows('vacuum analyze');
    await bench.seeds.checkpoint();
    await Promise.all([build.start(config), build.start(config)]);
    await runClock(ground, 3000);
    while ((await goneOff(ground)) < due) await pause(1000);
    const { p50, p99 } = await lateness(ground);
    bench.say(`steady: half within ${p50.toFixed(0)} ms, 99 % within ${p99.toFixed(0)} ms`);
    return {
      work: `a steady ${perSecond} a second for ${seconds} s: 99 % within`,
      found: `${p99.toFixed(0)} ms (half within ${p50.toFixed(0)} ms)`,
      toReach: `≤ ${longest} ms (one tick + 100 ms)`,
      isReached: p99 <= longest,
    };
  });
}

async function goneOff(ground: Ground): Promise<number> {
  const { count } = await ground.row<{ count: number }>(
    'select count(*)::int as count from planned p join firing f using (case_id, alarm)',
  );
  return count;
}

/** One alarm every two milliseconds, in an order that has nothing to do with that of the cases. */
async function spread(ground: Ground): Promise<void> {
  await ground.rows(
    `create table planned as
     select case_id, alarm, to_timestamp($1 / 1000.0) + (row_number() over (order by md5(case_id::text)) - 1) * interval '${1000 / perSecond} ms' as at
       from alarm where at <= to_timestamp($1 / 1000.0)`,
    [dueAt],
  );
  await ground.rows(
    `update alarm a set at = p.at from planned p where (a.case_id, a.alarm) = (p.case_id, p.alarm) and a.at <= to_timestamp(${dueAt} / 1000.0)`,
  );
}

/** From here the clock of agreements runs; the first alarm is due so many milliseconds from now. */
async function runClock(ground: Ground, inMs: number): Promise<void> {
  await ground.rows(
    `update clock set held_at = null, offset_ms = $1::float8 - $2::float8 - floor(extract(epoch from clock_timestamp()) * 1000)`,
    [dueAt, inMs],
  );
}

function lateness(ground: Ground): Promise<{ p50: number; p99: number }> {
  return ground.row(
    `select percentile_cont(0.5) within group (order by ms) as p50, percentile_cont(0.99) within group (order by ms) as p99
       from (select extract(epoch from pg_xact_commit_timestamp(f.xmin) + c.offset_ms * interval '1 ms' - p.at) * 1000 as ms
               from clock c, planned p join firing f using (case_id, alarm)) one`,
  );
}
