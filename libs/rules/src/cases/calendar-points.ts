import { dayInWords, listInWords, type Sentence } from '../explain/words';
import type { Titles } from '../explain/titles';
import type { Calendar } from '../dates/calendar';
import { addDays, daysBetween, type LocalDate } from '../dates/local-date';
import { type MigrationPoint, migrationPoints } from './migration-points';
import type { CaseState } from './state';

/** One thing that a corrected calendar moves in a case, and for a due date the days that move it. */
export interface CalendarPoint extends MigrationPoint {
  readonly why?: Sentence;
}

/** What a corrected calendar moves in a case: due dates with the reason, and every rung that is still to come. */
export function calendarPoints(
  { before, after, titles }: { before: CaseState; after: CaseState; titles: Titles },
  calendars: Between,
): CalendarPoint[] {
  const proposed = proposalPoint(before, after, titles);
  return [...proposed, ...migrationPoints(before, after, titles)].map((point) => {
    const startedOn = after.steps[point.of]?.startedOn ?? after.proposal?.startedOn;
    if (point.what !== 'due' || !startedOn) return point;
    const [was, is] = [point.before, point.after] as LocalDate[];
    const why = whyMoved({ after: startedOn, until: was! > is! ? was! : is! }, calendars);
    return why ? { ...point, why } : point;
  });
}

/** The calendar that counted, and the one that counts from now on. */
interface Between {
  readonly was: Calendar;
  readonly is: Calendar;
}

function proposalPoint(before: CaseState, after: CaseState, titles: Titles): MigrationPoint[] {
  const [was, is] = [before.proposal?.due.on, after.proposal?.due.on];
  if (!was || !is || was === is) return [];
  const called = titles.of('direction');
  const [old, now] = [dayInWords(was), dayInWords(is)];
  const sentence = {
    nl: `‘${called.nl}’: uiterlijk ${now.nl} in plaats van ${old.nl}`,
    en: `‘${called.en}’: by ${now.en} instead of ${old.en}`,
  };
  return [{ what: 'due', of: 'direction', before: was, after: is, sentence }];
}

/** Days in a row, but for a weekend between, that count by one of the calendars alone. */
interface Differing {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly counts: boolean;
  readonly name: Sentence | undefined;
}

/** The days between that count by one of the calendars alone. */
function whyMoved(between: { after: LocalDate; until: LocalDate }, { was, is }: Between): Sentence | undefined {
  const runs: Differing[] = [];
  for (let day = addDays(between.after, 1); day <= between.until; day = addDays(day, 1)) {
    const [before, now] = [was.whyOff(day, true), is.whyOff(day, true)];
    if (Boolean(before) === Boolean(now)) continue;
    const one = { first: day, last: day, counts: !now, name: now?.name ?? before?.name };
    const last = runs.at(-1);
    const isSameRun =
      last && last.counts === one.counts && last.name?.nl === one.name?.nl && daysBetween(last.last, day) <= 3;
    if (isSameRun) runs[runs.length - 1] = { ...last, last: day };
    else runs.push(one);
  }
  return runs.length > 0 ? listInWords(runs.map(inWords)) : undefined;
}

function inWords({ first, last, counts, name }: Differing): Sentence {
  const [from, until] = [dayInWords(first), dayInWords(last)];
  const isOne = first === last;
  const called = (as: keyof Sentence) => (name ? ` (${name[as]})` : '');
  const verb = isOne
    ? { nl: counts ? 'telt mee' : 'telt niet mee', en: counts ? 'counts' : 'does not count' }
    : { nl: counts ? 'tellen mee' : 'tellen niet mee', en: counts ? 'count' : 'do not count' };
  return {
    nl: `${from.nl}${isOne ? '' : ` tot en met ${until.nl}`} ${verb.nl}${called('nl')}`,
    en: `${from.en}${isOne ? '' : ` to ${until.en}`} ${verb.en}${called('en')}`,
  };
}
