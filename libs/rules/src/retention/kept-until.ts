import type { Title } from '../agreements/agreement';
import type { Region } from '../agreements/region';
import { turnsOn } from '../dates/ages';
import { addDays, addMonths, type LocalDate } from '../dates/local-date';
import { daysOfSchoolYear, schoolYearOf } from '../dates/school-year';

import { dayInWords, type Sentence } from '../explain/words';
import { type Keeps, retentionClass, type RetentionClassName } from './classes';

/** Until when something is kept, and why. */
export interface Kept {
  /** The last day on which it is there. */
  readonly until: LocalDate;
  /** The first day on which it may go. */
  readonly mayGoOn: LocalDate;
  readonly why: Sentence;
}

/** How long a class is kept in a region: as everywhere, or as it agreed. */
export function keepsIn(name: RetentionClassName, region: Pick<Region, 'retention'> = {}): Keeps {
  const months = region.retention?.[name];
  return months === undefined ? retentionClass(name).keeps : { months };
}

/**
 * Until when something of a class is kept that counts from a day: what is kept so many months is there on the whole last
 * day; what is kept until somebody is so old may go on that birthday.
 */
export function keptUntil(name: RetentionClassName, from: LocalDate, region?: Pick<Region, 'retention'>): Kept {
  const keeps = keepsIn(name, region);
  const mayGoOn = mayGo(keeps, from);
  const { from: what, basis } = retentionClass(name);
  const [start, goes, term] = [dayInWords(from), dayInWords(mayGoOn), tiedInWords(keeps)];
  const say = (language: keyof Title, between: (parts: Record<'start' | 'goes' | 'term' | 'what', string>) => string) =>
    `${between({ start: start[language], goes: goes[language], term: term[language], what: what[language] })} ${basis[language]}`;
  return {
    until: addDays(mayGoOn, -1),
    mayGoOn,
    why: {
      nl: say('nl', (one) => `Mag weg vanaf ${one.goes}: ${one.term} ${one.what} (${one.start}).`),
      en: say('en', (one) => `May go from ${one.goes} on: ${one.term} ${one.what} (${one.start}).`),
    },
  };
}

function mayGo(keeps: Keeps, from: LocalDate): LocalDate {
  if (keeps === 'next-school-year') return addDays(daysOfSchoolYear(schoolYearOf(from) + 1).last, 1);
  if ('untilAge' in keeps) return turnsOn(from, keeps.untilAge);
  return addDays('months' in keeps ? addMonths(from, keeps.months) : addDays(from, keeps.days), 1);
}

/** A term with the word that ties it to the day from which it counts. */
function tiedInWords(keeps: Keeps): Sentence {
  if (keeps === 'next-school-year') {
    return {
      nl: 'tot het einde van het volgende schooljaar, gerekend vanaf',
      en: 'until the end of the next school year, from',
    };
  }
  if ('untilAge' in keeps) return { nl: `${keeps.untilAge} jaar na`, en: `${keeps.untilAge} years after` };
  if ('days' in keeps)
    return { nl: `${counted(keeps.days, 'dag', 'dagen')} na`, en: `${counted(keeps.days, 'day', 'days')} after` };
  const { months } = keeps;
  return months % 12 === 0
    ? { nl: `${months / 12} jaar na`, en: `${counted(months / 12, 'year', 'years')} after` }
    : { nl: `${counted(months, 'maand', 'maanden')} na`, en: `${counted(months, 'month', 'months')} after` };
}

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** A term with the day from which it counts: `1 jaar na de sluiting`. */
export function termFrom(keeps: Keeps, from: Sentence): Sentence {
  const tied = tiedInWords(keeps);
  return { nl: `${tied.nl} ${from.nl}`, en: `${tied.en} ${from.en}` };
}

/** So many school years back somebody may still be known. */
const yearsBack = 20;

/** The first days of school years before which no absence is kept any more, the last one first. */
export function schoolYearsOver(today: LocalDate, region?: Pick<Region, 'retention'>): readonly LocalDate[] {
  return Array.from({ length: yearsBack }, (_, back) => daysOfSchoolYear(schoolYearOf(today) - back).first).filter(
    (first) => keptUntil('absence', addDays(first, -1), region).mayGoOn <= today,
  );
}
