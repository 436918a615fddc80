import type { Title } from '../agreements/agreement';
import { dayNumber, type LocalDate, weekday } from '../dates/local-date';
import { isSpan, type Term, type Unit } from '../dates/term';

/** A sentence in the languages of the screens. */
export type Sentence = Title;

/** Writes one sentence per language. */
export function inBoth(write: (language: keyof Sentence) => string): Sentence {
  return { nl: write('nl'), en: write('en') };
}

const days: Record<keyof Sentence, readonly string[]> = {
  nl: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const months: Record<keyof Sentence, readonly string[]> = {
  nl: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** A date as people say it: `di 1 dec 2026`. */
export function dayInWords(date: LocalDate): Sentence {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return inBoth((as) => `${days[as][weekday(dayNumber(date)) - 1]} ${day} ${months[as][month - 1]} ${year}`);
}

/** A due date, or for a term in hours the moment: `wo 2 dec 2026, 14:30`. */
export function dueInWords(due: string): Sentence {
  const date = dayInWords(due.slice(0, 10) as LocalDate);
  return due.length === 10 ? date : inBoth((as) => `${date[as]}, ${due.slice(11, 16)}`);
}

const unitNames: Record<Unit, Record<keyof Sentence, readonly [one: string, more: string]>> = {
  hours: { nl: ['uur', 'uur'], en: ['hour', 'hours'] },
  days: { nl: ['dag', 'dagen'], en: ['day', 'days'] },
  weeks: { nl: ['week', 'weken'], en: ['week', 'weeks'] },
  months: { nl: ['maand', 'maanden'], en: ['month', 'months'] },
  'working-days': { nl: ['werkdag', 'werkdagen'], en: ['working day', 'working days'] },
  'school-days': { nl: ['schooldag', 'schooldagen'], en: ['school day', 'school days'] },
  'school-weeks': { nl: ['schoolweek', 'schoolweken'], en: ['school week', 'school weeks'] },
};

/** So many of a unit: `10 werkdagen`. */
export function countInWords(count: number, unit: Unit): Sentence {
  return inBoth((as) => `${count} ${unitNames[unit][as][count === 1 ? 0 : 1]}`);
}

/** A term: `10 werkdagen`, `6 weken (volgens de wet)`, `tot en met 30 juni`. */
export function termInWords(term: Term): Sentence {
  if (!isSpan(term)) {
    const { day, month } = term.until;
    return {
      nl: `tot en met ${day} ${months.nl[month - 1]}`,
      en: `until ${day} ${months.en[month - 1]}`,
    };
  }
  const counted = countInWords(term.count, term.unit);
  return term.ends === 'by-law' ? { nl: `${counted.nl} (volgens de wet)`, en: `${counted.en} (by law)` } : counted;
}

/** Things one after another: `a, b en c`. */
export function listInWords(things: readonly Sentence[]): Sentence {
  return inBoth((as) => {
    const words = things.map((thing) => thing[as]);
    const last = words.pop() ?? '';
    return words.length === 0 ? last : `${words.join(', ')} ${as === 'nl' ? 'en' : 'and'} ${last}`;
  });
}
