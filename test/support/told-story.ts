import { readFileSync } from 'node:fs';
import { mistakeText, parseSchoolHolidays, readScenario, readSource, simulate, type TraceLine } from '@app/rules';

const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));

/** Plays a story that is written as a map, and gives its trace. Its one workflow is called `trial` and the school directs. */
export function traceOf(story: Record<string, unknown>): readonly TraceLine[] {
  const source = readSource('story.yaml', JSON.stringify({ scenario: 'story', ...story }));
  const { scenario, mistakes } = readScenario(source, { catalogue: () => undefined, schoolHolidays });
  if (!scenario) throw new Error(mistakes.map(mistakeText).join('\n'));
  return simulate(scenario);
}

/** The same as short sentences, without the opening: `09-15 09:00 rung R1 of plan school`. */
export function toldOf(story: Record<string, unknown>): string[] {
  const lines = traceOf(story);
  const opening = lines[0]?.at;
  return lines.filter(({ at }) => at !== opening).map(inShort);
}

function inShort({ at, on, ...said }: TraceLine): string {
  const threshold = on === at.slice(0, 10) ? [] : [`(${on.slice(5)})`];
  const words = Object.entries(said).flatMap(([key, value]) => [...(plain.has(key) ? [] : [key]), textOf(value)]);
  return [at.slice(5, 10), at.slice(11, 16), ...threshold, ...words].join(' ');
}

const plain = new Set(['told', 'state', 'why']);

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A workflow in which the school directs, with what a test is about. */
export function trial(parts: Record<string, unknown>): Record<string, unknown> {
  return {
    workflow: 'trial',
    facts: { attends: 'boolean', question: ['none', 'care'], 'release-on': 'date' },
    direction: { 'accept-within': '2 working-days', rules: [{ id: 'D8', otherwise: true, director: 'school' }] },
    ...parts,
  };
}
