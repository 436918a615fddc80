import type { SignalRule } from '../agreements/agreement';
import { addDays, type LocalDate } from '../dates/local-date';
import { type AbsenceKind, type AbsenceRecord, spellsOf } from './absences';
import { beginning, type Crossing, crossingOn, endOf } from './crossing';

const kinds: Record<SignalRule['counts'], AbsenceKind> = {
  'unauthorised-hours': 'unauthorised',
  'unauthorised-days-in-a-row': 'unauthorised',
  'sick-school-days-in-a-row': 'sick',
  'sick-reports': 'sick',
  'times-late': 'late',
  'doubtful-share-of-sick': 'sick',
};

/**
 * Every time a rule crosses its limit up to and including a date, by what is known now. After a crossing it counts anew:
 * what was over is dropped, and all absence of one day is counted together.
 */
export function crossingsOf(rule: SignalRule, record: AbsenceRecord, until: LocalDate): readonly Crossing[] {
  const crossings: Crossing[] = [];
  for (const on of datesToLook(rule, record)) {
    if (on > until) break;
    const crossing = crossingOn(rule, record, on, crossings.at(-1)?.on ?? beginning);
    if (crossing) crossings.push(crossing);
  }
  return crossings;
}

/**
 * The dates on which a rule can cross: those with absence of its kind, or, where it measures a length, the day after
 * each spell's length is full, be it a school day or not.
 */
export function datesToLook({ counts, longerThan }: SignalRule, record: AbsenceRecord): readonly LocalDate[] {
  const dates =
    longerThan && !('percent' in longerThan)
      ? spellsOf(record, kinds[counts]).map(({ first }) => endOf(first, longerThan))
      : record.absences.filter(({ kind }) => kind === kinds[counts]).map(({ on }) => on);
  return [...new Set(dates)].toSorted();
}

/** The dates after a date on which a rule may cross without a new absence: what a platform plans to look at. */
export function datesAhead(
  rules: readonly SignalRule[],
  record: AbsenceRecord,
  after: LocalDate,
): readonly LocalDate[] {
  const lengths = rules.filter(({ longerThan }) => longerThan && !('percent' in longerThan));
  return [...new Set(lengths.flatMap((rule) => datesToLook(rule, record)))].filter((on) => on > after).toSorted();
}

/** A crossing in words that a person can check. */
export function explainCrossing(rule: SignalRule, { count, first, on }: Crossing): { nl: string; en: string } {
  const { nl, en } = subjects[rule.counts];
  const limit = rule.reaches ?? lengthText(rule);
  const [law, wet] = rule.byLaw ? ['law', 'wet'] : ['agreement', 'afspraak'];
  const last = addDays(on, rule.reaches === undefined ? -1 : 0);
  return {
    nl: `${count} ${nl} van ${first} tot en met ${last}; de grens is ${limit} (${wet}).`,
    en: `${count} ${en} from ${first} up to and including ${last}; the limit is ${limit} (${law}).`,
  };
}

const subjects: Record<SignalRule['counts'], { nl: string; en: string }> = {
  'unauthorised-hours': { nl: 'uren ongeoorloofd verzuim', en: 'hours of unauthorised absence' },
  'unauthorised-days-in-a-row': {
    nl: 'schooldagen achter elkaar ongeoorloofd afwezig',
    en: 'school days of unauthorised absence in a row',
  },
  'sick-school-days-in-a-row': { nl: 'schooldagen achter elkaar ziek', en: 'school days sick in a row' },
  'sick-reports': { nl: 'ziekmeldingen', en: 'sick reports' },
  'times-late': { nl: 'keer te laat', en: 'times late' },
  'doubtful-share-of-sick': { nl: '% van de ziektedagen twijfelachtig', en: '% of the sick days doubtful' },
};

function lengthText({ longerThan }: SignalRule): string {
  if (!longerThan) return '';
  return 'percent' in longerThan ? `${longerThan.percent} %` : `${longerThan.count} ${longerThan.unit}`;
}
