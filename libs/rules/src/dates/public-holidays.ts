import { addDays, dateIn, dayNumber, type LocalDate, weekday } from './local-date';

/** A public holiday: its date and its names. */
export interface PublicHoliday {
  on: LocalDate;
  nl: string;
  en: string;
}

/** Easter Sunday of a year in the Gregorian calendar (the anonymous Gregorian computus, Meeus/Jones/Butcher). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((8 * b + 13) / 25);
  const e = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const f = Math.floor((a + 11 * e) / 319);
  const g = (2 * (b % 4) + 2 * Math.floor(c / 4) - (c % 4) - e + f + 32) % 7;
  const month = Math.floor((e - f + g + 90) / 25);
  return dateIn(year, month, (e - f + g + month + 19) % 32);
}

/**
 * The Dutch public holidays of a year, by rule and not by list, in order of date. King's Day is on 27 April, or on the
 * 26th when the 27th is a Sunday.
 *
 * Source: agreement language, section 4; Algemene termijnenwet art. 3 names the same days as recognised holidays
 * (Good Friday by its second paragraph).
 */
export function publicHolidays(year: number): readonly PublicHoliday[] {
  const easter = easterSunday(year);
  const kingsDay = dateIn(year, 4, 27);
  return [
    { on: dateIn(year, 1, 1), nl: 'Nieuwjaarsdag', en: "New Year's Day" },
    { on: addDays(easter, -2), nl: 'Goede Vrijdag', en: 'Good Friday' },
    { on: easter, nl: 'Eerste Paasdag', en: 'Easter Sunday' },
    { on: addDays(easter, 1), nl: 'Tweede Paasdag', en: 'Easter Monday' },
    { on: weekday(dayNumber(kingsDay)) === 7 ? addDays(kingsDay, -1) : kingsDay, nl: 'Koningsdag', en: "King's Day" },
    { on: dateIn(year, 5, 5), nl: 'Bevrijdingsdag', en: 'Liberation Day' },
    { on: addDays(easter, 39), nl: 'Hemelvaartsdag', en: 'Ascension Day' },
    { on: addDays(easter, 49), nl: 'Eerste Pinksterdag', en: 'Whit Sunday' },
    { on: addDays(easter, 50), nl: 'Tweede Pinksterdag', en: 'Whit Monday' },
    { on: dateIn(year, 12, 25), nl: 'Eerste Kerstdag', en: 'Christmas Day' },
    { on: dateIn(year, 12, 26), nl: 'Tweede Kerstdag', en: 'Boxing Day' },
  ].toSorted((one, other) => (one.on < other.on ? -1 : 1));
}
