import type { At, On, Words } from '../api/types';
import { useToday } from './today';
import { useLanguage, type Language } from '.';

const locales = { nl: 'nl-NL', en: 'en-GB' };
const day = 86_400_000;

const asUtc = (on: On) => Date.parse(`${on}T00:00:00Z`);

/** Days from one date to another; negative when `to` is before `from`. */
export function daysBetween(from: On, to: On): number {
  return Math.round((asUtc(to) - asUtc(from)) / day);
}

/** The date `days` after `on`. */
export function addDays(on: On, days: number): On {
  return new Date(asUtc(on) + days * day).toISOString().slice(0, 10);
}

/** Weekdays after `from` up to and including `to`; holidays are the server's knowledge and only shift a colour here. */
export function weekdaysBetween(from: On, to: On): number {
  let count = 0;
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) {
    const weekday = new Date(asUtc(on)).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

/** A moment carries the region's offset, so its own digits are the local date and time. */
export const dateOf = (at: At): On => at.slice(0, 10);
export const timeOf = (at: At): string => at.slice(11, 16);

/** "di 24 nov", with the year when it is another one than today's. */
function exact(on: On, today: On, language: Language): string {
  const year = on.slice(0, 4) === today.slice(0, 4) ? undefined : ('numeric' as const);
  const format = { weekday: 'short', day: 'numeric', month: 'short', year, timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], format).format(asUtc(on)).replace(',', '');
}

/** "dinsdag 15 december", for whoever reads no abbreviations. */
function inWords(on: On, language: Language): string {
  const format = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], format).format(asUtc(on)).replace(',', '');
}

/** "4 maart 2014", for what lies far back. */
function inFull(on: On, language: Language): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locales[language], format).format(asUtc(on));
}

function weekdayOf(on: On, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { weekday: 'long', timeZone: 'UTC' }).format(asUtc(on));
}

const yearAfterMonth = (year: string) => new RegExp(`(?<=\\d \\p{L}{3,4}) ${year}`, 'gu');

/** Says dates as people do, with today as the platform's clock has it. */
export function useDates() {
  const { t, say, language } = useLanguage();
  const today = useToday();

  const near = (on: On): string | undefined => {
    const names: Record<number, string> = {
      [-2]: t('date.dayBefore'),
      [-1]: t('date.yesterday'),
      0: t('date.today'),
      1: t('date.tomorrow'),
      2: t('date.dayAfter'),
    };
    return names[daysBetween(today, on)];
  };
  const relative = (on: On): string => {
    const away = daysBetween(today, on);
    const known = near(on);
    if (known) return known;
    if (away > 0 && away < 7) return weekdayOf(on, language);
    const weeks = Math.round(Math.abs(away) / 7);
    if (away > 0) return away < 14 ? t('date.inDays', { count: away }) : t('date.inWeeks', { count: weeks });
    return away > -14 ? t('date.daysAgo', { count: -away }) : t('date.weeksAgo', { count: weeks });
  };
  const short = (on: On) => exact(on, today, language);
  /** A sentence of the api, which also stands in mails: there it names the year, here this year goes without saying. */
  const said = (sentence: Words) => say(sentence).replace(yearAfterMonth(today.slice(0, 4)), '');
  const full = (on: On) => inFull(on, language);
  const long = (on: On) => inWords(on, language);
  const moment = (at: At) => `${short(dateOf(at))} ${timeOf(at)}`;
  /** "5 weken en 6 dagen" */
  const duration = (days: number): string => {
    const weeks = Math.floor(days / 7);
    const rest = days % 7;
    const parts = [
      ...(weeks ? [t('date.weeks', { count: weeks })] : []),
      ...(rest || !weeks ? [t('date.days', { count: rest })] : []),
    ];
    return parts.join(` ${t('app.and')} `);
  };
  return { today, relative, short, full, long, moment, duration, said };
}
