import type { SignalRule } from '../agreements/agreement';
import type { LocalDate } from '../dates/local-date';
import { type AbsenceRecord, spellsOf } from './absences';
import { beginning, type Crossing, crossingOn, endOf } from './crossing';

/** A signal that went off, with everything its explanation needs. */
export interface SignalFiring extends Crossing {
  signal: string;
  opens: string;
  explains: { nl: string; en: string };
}

/** How far a signal has counted: what is up to and including this date is dropped. */
export type CountedUntil = Readonly<Record<string, LocalDate>>;

/**
 * The signals that cross on a date, in the order of their file.
 *
 * @param counted how far each signal had counted before
 */
export function signalsOn(
  rules: readonly SignalRule[],
  record: AbsenceRecord,
  on: LocalDate,
  counted: CountedUntil,
): readonly SignalFiring[] {
  return rules.flatMap((rule) => {
    const crossing = crossingOn(rule, record, on, counted[rule.id] ?? beginning);
    return crossing ? [{ ...crossing, signal: rule.id, opens: rule.opens, explains: explain(rule, crossing) }] : [];
  });
}

/** Whether a crossing still holds by what is known now: a correction may have undone it. */
export function stillCrosses(rule: SignalRule, record: AbsenceRecord, on: LocalDate, after: LocalDate): boolean {
  return crossingOn(rule, record, on, after) !== undefined;
}

/** The dates after `from` on which a rule that measures length may cross: the day after each spell's length is full. */
export function watchDates(rules: readonly SignalRule[], record: AbsenceRecord, from: LocalDate): readonly LocalDate[] {
  const dates = rules.flatMap(({ counts, longerThan }) => {
    if (!longerThan || 'percent' in longerThan) return [];
    const kind = counts === 'sick-school-days-in-a-row' ? 'sick' : 'unauthorised';
    return spellsOf(record, kind).map(({ first }) => endOf(first, longerThan));
  });
  return [...new Set(dates.filter((date) => date > from))].sort();
}

const subjects: Record<SignalRule['counts'], { nl: string; en: string }> = {
  'unauthorised-hours': { nl: 'uren ongeoorloofd verzuim', en: 'hours of unauthorised absence' },
  'unauthorised-days-in-a-row': { nl: 'schooldagen ongeoorloofd afwezig achter elkaar', en: 'school days of unauthorised absence in a row' },
  'sick-school-days-in-a-row': { nl: 'schooldagen ziek achter elkaar', en: 'school days sick in a row' },
  'sick-reports': { nl: 'ziekmeldingen', en: 'sick reports' },
  'times-late': { nl: 'keer te laat', en: 'times late' },
  'doubtful-share-of-sick': { nl: '% van de ziektedagen twijfelachtig', en: '% of the sick days doubtful' },
};

function explain(rule: SignalRule, { count, first, on }: Crossing): SignalFiring['explains'] {
  const { nl, en } = subjects[rule.counts];
  const limit = rule.reaches ?? lengthText(rule);
  return {
    nl: `${count} ${nl} van ${first} tot en met ${on}; de grens is ${limit}${rule.byLaw ? ' (wet)' : ' (afspraak)'}.`,
    en: `${count} ${en} from ${first} up to and including ${on}; the limit is ${limit}${rule.byLaw ? ' (law)' : ' (agreement)'}.`,
  };
}

function lengthText({ longerThan }: SignalRule): string {
  if (!longerThan) return '';
  return 'percent' in longerThan ? `${longerThan.percent} %` : `${longerThan.count} ${longerThan.unit}`;
}

