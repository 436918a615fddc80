import { openCase } from '@app/rules';
import { planStep } from '../../libs/rules/src/cases/steps';
import type { Bench } from './bench';
import { defaultBook, liveYear, replayYear } from './lived-years';
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
  const lived = Array.from({ length: quick ? distinct / 10 : distinct }, (_, number) => liveYear(book, number));
  let events = 0;
  for (const year of lived) events += replayYear(year, book).events;
  const began = performance.now();
  for (let round = 0; round < years / lived.length; round += 1) for (const year of lived) replayYear(year, book);
  const seconds = (performance.now() - began) / 1000;
  const micros = planning(book);
  say(
    `${years} years in ${seconds.toFixed(1)} s, ${(events / lived.length).toFixed(0)} events a year; a step is planned in ${micros.toFixed(1)} µs`,
  );
  const rows: Row[] = [
    {
      work: `replay of ${years.toLocaleString('en')} cases' year (${(events / lived.length).toFixed(0)} events each)`,
      found: `${seconds.toFixed(1)} s`,
      toReach: '< 3 s',
      isReached: seconds < 3,
    },
    { work: 'planning one step', found: `${micros.toFixed(1)} µs`, toReach: '≤ 20 µs', isReached: micros <= 20 },
  ];
  return { rows, text: rowsTable(rows) };
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
