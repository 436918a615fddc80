import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openCase } from '@app/rules';
import { planStep } from '../../libs/rules/src/cases/steps';
import type { Bench } from './bench';
import { defaultBook, liveYear } from './lived-years';
import { type Row, rowsTable } from './report';

const years = 10_000;
/** Each distinct year is played as often as it takes: making one up takes far longer than playing it. */
const distinct = 1000;

/** A year of many cases by the pure rules alone, and planning one step: reminders, the moment of missing, each rung. */
export async function measureRules({
  quick,
  say,
}: Pick<Bench, 'quick' | 'say'>): Promise<{ rows: Row[]; text: string }> {
  const book = defaultBook();
  const cores = availableParallelism();
  const alone = await replayed(1, quick);
  const shared = await replayed(cores, quick);
  const micros = planning(book);
  const times = `${shared.seconds.toFixed(1)} s by ${cores} processes, ${alone.seconds.toFixed(1)} s by one`;
  say(`${years} years in ${times}; a step is planned in ${micros.toFixed(1)} µs`);
  const rows: Row[] = [
    {
      work: `replay of ${years.toLocaleString('en')} cases' year (${alone.eventsEach.toFixed(0)} events each)`,
      found: times,
      toReach: '< 3 s',
      isReached: shared.seconds < 3,
    },
    { work: 'planning one step', found: `${micros.toFixed(1)} µs`, toReach: '≤ 20 µs', isReached: micros <= 20 },
  ];
  return { rows, text: rowsTable(rows) };
}

/** The replay of a region, shared by processes: no case knows of another. Each is warm before the clock runs. */
async function replayed(processes: number, quick: boolean): Promise<{ seconds: number; eventsEach: number }> {
  const share = [(quick ? distinct / 10 : distinct) / processes, years / processes];
  const children = Array.from({ length: processes }, (_, number) =>
    fork(join(__dirname, 'replay-process.js'), [...share, number].map(String)),
  );
  try {
    const warm = (await Promise.all(children.map((child) => once(child, 'message')))) as [number][];
    const began = performance.now();
    const done = children.map((child) => once(child, 'message'));
    for (const child of children) child.send('go');
    await Promise.all(done);
    const seconds = (performance.now() - began) / 1000;
    return { seconds, eventsEach: warm.reduce((sum, [events]) => sum + events, 0) / processes };
  } finally {
    for (const child of children) child.disconnect();
  }
}

function planning(book: ReturnType<typeof defaultBook>): number {
  const { opening } = liveYear(book, 1);
  const { state } = openCase({ ...opening, workflow: 'long-relative-absence' }, book);
  const steps = Object.values(state.steps);
  const times = 20_000;
  const plan = () => {
    for (let time = 0; time < times; time += 1) {
      const step = steps[time % steps.length]!;
      planStep(step, { after: step.startedOn, startedOn: step.startedOn, now: step.startedAt }, book);
    }
  };
  plan();
  const began = performance.now();
  plan();
  return ((performance.now() - began) * 1000) / times;
}
