import type { TraceLine } from '../cases/trace';
import type { Scenario } from './scenario';

/** The first way in which a trace differs from what a scenario expects, in words; undefined when it does not. */
export function firstDifference({ expect, absent }: Scenario, trace: readonly TraceLine[]): string | undefined {
  const used = new Set<TraceLine>();
  let from = '';
  for (const expected of expect) {
    const found = trace.find((line) => instant(line.at) >= from && !used.has(line) && fits(expected, line));
    if (!found) return missing(expected, trace);
    used.add(found);
    from = instant(found.at);
  }
  for (const unwanted of absent) {
    const found = trace.find((line) => fits(unwanted, line));
    if (found) return `This must not occur: ${show(unwanted)}\nBut there is:          ${show(found)}`;
  }
  return undefined;
}

/** Moments compare as text in UTC, whatever offset they are written with. */
function instant(at: string): string {
  return new Date(at).toISOString();
}

/** Whether a line has everything that is expected of it; it may say more. */
function fits(expected: Readonly<Record<string, unknown>>, line: TraceLine): boolean {
  return Object.entries(expected).every(([key, value]) => {
    const said = line[key];
    if (key === 'at' && typeof value === 'string' && typeof said === 'string') return sameMoment(value, said);
    return show(said) === show(value);
  });
}

function sameMoment(one: string, other: string): boolean {
  return one === other || Date.parse(one) === Date.parse(other);
}

function missing(expected: Readonly<Record<string, unknown>>, trace: readonly TraceLine[]): string {
  const sameDay = trace.filter(({ on }) => on === expected['on']);
  const there = sameDay.length > 0 ? sameDay.map((line) => `\n  ${show(line)}`).join('') : ' nothing';
  return `Expected, in this order: ${show(expected)}\nOn that date there is:${there}`;
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
