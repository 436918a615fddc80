import { auditBounds } from '@app/cases';
import {
  bullmqOnPostgres,
  bullmqOnRedis,
  type Contestant,
  graphileWorker,
  ours,
  pgbench,
  pgBossInBatches,
  pgBossPerJob,
} from './contestants';
import { Ground } from './ground';
import { type Entry, playRounds, ratios, type Rounds, spreadOf } from './rounds';
import { inWords, type Row, rowsTable, table } from './report';
import { measureSteady } from './steady';
import type { Size } from './region';
import { runContestant } from './run-contestant';
import type { Bench } from './bench';

/** Slower than this he is measured on fewer, once it was seen that his rate does not hang on the size. */
const slowBelow = 5000;

interface Peer {
  readonly contestant: Contestant;
  /** How many times as fast we are to be, and under which the command fails. */
  readonly toReach: number;
  readonly fails: number;
}

const peers: readonly Peer[] = [
  { contestant: bullmqOnRedis, toReach: 20, fails: 12 },
  { contestant: bullmqOnPostgres, toReach: 20, fails: 12 },
  { contestant: graphileWorker, toReach: 20, fails: 12 },
  { contestant: pgBossPerJob, toReach: 15, fails: 9 },
  { contestant: pgBossInBatches, toReach: 5, fails: 3 },
  { contestant: pgbench, toReach: 0.8, fails: 0.75 },
];

/** 100,000 due at once, growth, room, and a steady stream: Terugweg beside its peers and the limit of the database. */
export async function measureAlarms(bench: Bench): Promise<{ rows: Row[]; text: string }> {
  const { quick } = bench;
  const full: Size = quick ? { pending: 100_000, due: 10_000 } : { pending: 1_000_000, due: 100_000 };
  const entries: Entry[] = [ours, ...peers.map(({ contestant }) => contestant)].map((contestant) => ({
    contestant,
    size: contestant.most.due < full.due ? contestant.most : full,
  }));
  const flat = await flatRates(bench);
  const rounds = await playRounds(bench, entries, quick ? 1 : 5);
  const rows = [
    ...peers.map((peer) => rateRow(rounds, peer)),
    cpuRow(rounds),
    await growthRow(bench),
    await roomRow(bench, full),
    await auditRow(bench, full),
    await measureSteady(bench),
  ];
  const text = [
    rowsTable(rows),
    'Each alarm has the whole effect: a firing, an event with its line, the messages to two organisations; of ten one changes',
    'its case as well (state, step, agenda, what is still planned). Ratios are taken round by round; in brackets the least and the most.',
    '',
    table(
      ['', 'due of pending', 'a second', 'CPU ms per 1,000'],
      entries.map(({ contestant: { name }, size }) => [
        name,
        `${size.due.toLocaleString('en')} of ${size.pending.toLocaleString('en')}`,
        inWords(spreadOf(rounds.get(name)!.map(({ perSecond }) => perSecond)), 0),
        inWords(spreadOf(rounds.get(name)!.map(({ cpuPerThousand }) => cpuPerThousand * 1000)), 0),
      ]),
    ),
    '',
    'Peers on a smaller size, after two sizes showed that their rate does not hang on it:',
    '',
    table(['', '5,000 of 50,000', '10,000 of 100,000'], flat),
  ].join('\n');
  return { rows, text };
}

function rateRow(rounds: Rounds, { contestant: { name }, toReach, fails }: Peer): Row {
  const rate = (of: string) => rounds.get(of)!.map(({ perSecond }) => perSecond);
  const found = ratios(rate(ours.name), rate(name));
  const digits = toReach < 1 ? 2 : 1;
  return {
    work: `many due at once, beside ${name}`,
    found: `${inWords(found, digits)} ×`,
    toReach: `≥ ${toReach} × (fails under ${fails})`,
    isReached: found.median >= toReach,
    passes: found.median >= fails,
  };
}

function cpuRow(rounds: Rounds): Row {
  const cpu = (of: string) => rounds.get(of)!.map(({ cpuPerThousand }) => cpuPerThousand);
  const found = ratios(cpu(ours.name), cpu(bullmqOnRedis.name));
  return {
    work: 'CPU per 1,000 fired, of BullMQ on Redis',
    found: inWords(found, 3),
    toReach: '≤ 0.1 (fails over 0.15)',
    isReached: found.median <= 0.1,
    passes: found.median <= 0.15,
  };
}

const sum = (figures: readonly number[]) => figures.reduce((total, one) => total + one, 0);

/** The same 2,000 alarms among few and among many: what is planned for later must not make today dearer. */
async function growthRow({ servers, seeds, quick, say }: Bench): Promise<Row> {
  const few: Size = { pending: 20_000, due: 2000 };
  const many: Size = { pending: quick ? 200_000 : 1_000_000, due: 2000 };
  const costs: number[][] = [[], []];
  for (let round = 0; round < (quick ? 3 : 8); round += 1) {
    for (const place of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const run = await runContestant(servers, seeds, ours, place === 0 ? few : many);
      costs[place]!.push(run.cpuPerThousand);
    }
  }
  const found = sum(costs[1]!) / sum(costs[0]!);
  say(`growth: ${found.toFixed(2)}`);
  return {
    work: `cost per 1,000 fired, from 20,000 to ${many.pending.toLocaleString('en')} pending`,
    found: `${found.toFixed(2)} ×`,
    toReach: '≤ 1.1 × (fails over 1.3)',
    isReached: found <= 1.1,
    passes: found <= 1.3,
  };
}

/** What an alarm takes that waits for its moment, with its indexes; nothing of it is in Redis. */
async function roomRow({ seeds }: Bench, size: Size): Promise<Row> {
  const { url, drop } = await seeds.copy(size);
  const ground = await Ground.on(url);
  const { bytes } = await ground.row<{ bytes: number }>(
    `select pg_total_relation_size('alarm')::float8 / (select count(*) from alarm) as bytes`,
  );
  await ground.leave();
  await drop();
  return {
    work: 'bytes per pending alarm in PostgreSQL (in Redis: 0)',
    found: bytes.toFixed(0),
    toReach: '≤ 200',
    isReached: bytes <= 200,
    passes: bytes <= 200,
  };
}

/** One round of the auditor over as many: it stops when its time is up, and the next goes on from there. */
async function auditRow({ seeds }: Bench, size: Size): Promise<Row> {
  const { url, drop } = await seeds.copy(size);
  const ground = await Ground.on(url);
  const round = await ground.parts.audit.round(ground.door);
  await ground.leave();
  await drop();
  if (!round || round.found.length > 0) throw new Error('The auditor found differences in a region that has none');
  const { budgetMs } = auditBounds;
  return {
    work: `a round of the auditor among ${size.pending.toLocaleString('en')} pending`,
    found: `${(round.ms / 1000).toFixed(1)} s for ${round.cases.toLocaleString('en')} cases`,
    toReach: `≤ ${budgetMs / 1000} s and the last batch`,
    isReached: round.ms <= budgetMs * 1.1,
  };
}

async function flatRates({ servers, seeds, say }: Bench): Promise<string[][]> {
  const rows: string[][] = [];
  for (const { contestant } of peers.filter(({ contestant: { most } }) => most.due === 10_000)) {
    const rates = [];
    for (const due of [5000, 10_000]) {
      const { perSecond } = await runContestant(servers, seeds, contestant, { due, pending: due * 10 });
      rates.push(perSecond);
    }
    say(`${contestant.name}: ${rates.map(Math.round).join(' and ')} a second`);
    if (Math.max(...rates) > slowBelow)
      throw new Error(`${contestant.name} is quick enough to be measured on everything`);
    rows.push([contestant.name, ...rates.map((rate) => rate.toFixed(0))]);
  }
  return rows;
}
