import type { DayOfYear } from './calendar';

export const units = ['hours', 'days', 'weeks', 'months', 'working-days', 'school-days', 'school-weeks'] as const;
export type Unit = (typeof units)[number];

/** So many units. `ends` says what happens to a last day that is no working day. */
export interface Span {
  count: number;
  unit: Unit;
  ends: 'runs-on' | 'exactly' | 'by-law';
}

/** A term as agreements write it: `10 working-days`, `6 weeks by law`, `until 30 June`. */
export type Term = Span | { until: DayOfYear };

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july'].concat([
  'august',
  'september',
  'october',
  'november',
  'december',
]);
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads `30 June`; undefined when it is no day of the year. */
export function parseDayOfYear(text: string): DayOfYear | undefined {
  const [, day, name] = /^(\d{1,2}) ([A-Za-z]+)$/.exec(text) ?? [];
  const month = months.indexOf(name?.toLowerCase() ?? '') + 1;
  const valid = month > 0 && Number(day) >= 1 && Number(day) <= longest[month - 1]!;
  return valid ? { day: Number(day), month } : undefined;
}

/** Reads `N unit [exactly|by law]`, the unit in singular or plural, N a whole number of 1 or more. */
export function parseSpan(text: string): Span | undefined {
  const [, count, word, ends] = /^([1-9]\d{0,3}) ([a-z-]+)(?: (exactly|by law))?$/.exec(text) ?? [];
  const unit = units.find((name) => name === word || name === `${word}s`);
  if (!count || !unit) return undefined;
  return {
    count: Number(count),
    unit,
    ends: ends === 'by law' ? 'by-law' : ends === 'exactly' ? 'exactly' : 'runs-on',
  };
}

/** Reads a term; undefined when it is none. */
export function parseTerm(text: string): Term | undefined {
  if (!text.startsWith('until ')) return parseSpan(text);
  const until = parseDayOfYear(text.slice('until '.length));
  return until && { until };
}

/** Writes a term as agreements do: the inverse of `parseTerm`. */
export function termText(term: Term): string {
  if (!isSpan(term)) return `until ${dayOfYearText(term.until)}`;
  const unit = term.count === 1 ? term.unit.slice(0, -1) : term.unit;
  return [term.count, unit, endText[term.ends]].filter(Boolean).join(' ');
}

const endText = { 'runs-on': '', exactly: 'exactly', 'by-law': 'by law' } as const;

/** Writes a day of the year: `30 June`. */
export function dayOfYearText({ day, month }: DayOfYear): string {
  const name = months[month - 1]!;
  return `${day} ${name[0]!.toUpperCase()}${name.slice(1)}`;
}

/** Whether a term is a count of units rather than a day of the year. */
export function isSpan(term: Term): term is Span {
  return 'unit' in term;
}

/** Whether a term passes over the days off of the school. */
export function isInSchoolDays(term: Term): boolean {
  return isSpan(term) && (term.unit === 'school-days' || term.unit === 'school-weeks');
}
