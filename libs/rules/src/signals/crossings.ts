import type { SignalRule } from '../agreements/agreement';
import { addDays, type LocalDate } from '../dates/local-date';
import { dayInWords, inBoth, type Sentence, termInWords } from '../explain/words';
import { type AbsenceKind, type AbsenceRecord, spellsOf } from './absences';
import { beginning, type Crossing, crossingOn, endOf, mixedKinds } from './crossing';

const kinds: Record<SignalRule['counts'], readonly AbsenceKind[]> = {
  'unauthorised-hours': ['unauthorised'],
  'unauthorised-days-in-a-row': ['unauthorised'],
  'sick-school-days-in-a-row': ['sick'],
  'sick-reports': ['sick'],
  'times-late': ['late'],
  'doubtful-share-of-sick': ['sick'],
  'authorised-days-in-a-row': ['authorised'],
  'sick-school-days': ['sick'],
  'mixed-hours': mixedKinds,
  'mixed-share-of-lessons': mixedKinds,
  stated: [],
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
      ? kinds[counts].flatMap((kind) => spellsOf(record, kind).map(({ first }) => endOf(first, longerThan)))
      : record.absences.filter(({ kind }) => kinds[counts].includes(kind)).map(({ on }) => on);
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
export function explainCrossing(rule: SignalRule, { count, first, on }: Crossing): Sentence {
  const { nl, en } = subjects[rule.counts];
  const limit = limitInWords(rule);
  const [law, wet] = rule.byLaw ? ['law', 'wet'] : ['agreement', 'afspraak'];
  const day = dayInWords(on);
  if (rule.counts === 'stated') return { nl: `Gemeld op ${day.nl} (${wet}).`, en: `Stated on ${day.en} (${law}).` };
  const [from, last] = [dayInWords(first), dayInWords(addDays(on, isLength(rule) ? -1 : 0))];
  return {
    nl: `${count} ${nl} van ${from.nl} tot en met ${last.nl}; de grens is ${limit.nl} (${wet}).`,
    en: `${count} ${en} from ${from.en} up to and including ${last.en}; the limit is ${limit.en} (${law}).`,
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
  'authorised-days-in-a-row': {
    nl: 'schooldagen achter elkaar geoorloofd afwezig',
    en: 'school days of authorised absence in a row',
  },
  'sick-school-days': { nl: 'schooldagen ziek', en: 'school days sick' },
  'mixed-hours': {
    nl: 'uren ongeoorloofd en geoorloofd verzuim samen',
    en: 'hours of unauthorised and authorised absence together',
  },
  'mixed-share-of-lessons': {
    nl: '% van de lestijd ongeoorloofd en geoorloofd afwezig',
    en: '% of lesson time of unauthorised and authorised absence',
  },
  stated: { nl: 'keer vastgesteld', en: 'times stated' },
};

/** Whether it measures how long, and so crosses on the day after the last one counted. */
const isLength = ({ longerThan }: SignalRule) => longerThan !== undefined && !('percent' in longerThan);

function limitInWords({ reaches, longerThan, reachesShare }: SignalRule): Sentence {
  if (longerThan && !('percent' in longerThan)) return termInWords(longerThan);
  const share = reachesShare ?? longerThan?.percent;
  return inBoth(() => (share === undefined ? String(reaches ?? '') : `${share} %`));
}
