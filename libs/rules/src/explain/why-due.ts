import type { StepState, Turn } from '../cases/state';
import type { Calendar, DayOff } from '../dates/calendar';
import { addDays, type LocalDate } from '../dates/local-date';
import { isInSchoolDays, isSpan, type Term } from '../dates/term';
import { type ClosedByItself, closedMeanwhile } from './closed-meanwhile';
import { countedFrom } from './counts-from';
import { type TakenTurn, takenBegin, takenPart, takenSummary } from './taken-over';
import { dayInWords, dueInWords, inBoth, type Sentence, termInWords } from './words';

/** One reason why a date is what it is, in the order of time. */
export interface WhyPart {
  kind: 'start' | 'taken-over' | 'term' | 'skipped' | 'waited' | 'extended' | 'corrected' | 'ran-on' | 'closed';
  on?: LocalDate;
  from?: LocalDate;
  to?: LocalDate;
  /** Of a skipped day: what makes it not count. */
  rule?: DayOff['rule'];
  /** The same in words: "herfstvakantie". */
  because?: Sentence;
  sentence: Sentence;
}

export interface WhyDue {
  /** A date, or for a term in hours the moment. */
  due: string;
  sentence: Sentence;
  parts: readonly WhyPart[];
}

type Explained = Pick<StepState, 'startedOn' | 'within' | 'due' | 'turns' | 'waiting'>;

/**
 * Why a step is due when it is: its start, its term, each day that did not count and by which rule, each period of
 * waiting, each extension, and the days it ran on over. Last what does not move it: the days on which who is to do it is closed.
 *
 * @param step as it stands; `due.bare` is the day before running on
 * @param by who is to do it, where that is an organisation
 */
export function whyDue(step: Explained, calendar: Calendar, by?: ClosedByItself): WhyDue {
  const closed = by ? closedMeanwhile(step, calendar, by) : [];
  const parts = [startOf(step), ...partsOf(step, calendar), ...closed];
  const due = isHours(step.within) ? calendar.write(step.due.missedAt) : step.due.on;
  return { due, sentence: summary(step, due, parts), parts };
}

const isHours = (term: Term) => isSpan(term) && term.unit === 'hours';

function takenTurn({ turns }: Explained): TakenTurn | undefined {
  return turns.find((turn) => turn.kind === 'taken-over');
}

function startOf(step: Explained): WhyPart {
  const { startedOn } = step;
  const taken = takenTurn(step);
  if (taken) return takenBegin(taken);
  const day = dayInWords(startedOn);
  const counted = countedFrom(step.turns);
  if (counted) {
    const sentence = {
      nl: `De termijn telt vanaf ${counted.nl}, ${day.nl}; die dag telt niet mee`,
      en: `The term counts from ${counted.en}, ${day.en}; that day does not count`,
    };
    return { kind: 'start', on: startedOn, sentence };
  }
  return {
    kind: 'start',
    on: startedOn,
    sentence: {
      nl: `De stap begon op ${day.nl}; die dag telt niet mee`,
      en: `The step started on ${day.en}; that day does not count`,
    },
  };
}

function partsOf(step: Explained, calendar: Calendar): WhyPart[] {
  const parts: WhyPart[] = [];
  let counting = step.startedOn;
  let reached = step.startedOn;
  for (const turn of step.turns) {
    if (turn.kind === 'corrected') {
      parts.push(correctedPart(turn));
      continue;
    }
    if (turn.kind === 'started') parts.push(termPart(step.within, turn.due));
    else if (turn.kind === 'taken-over') {
      parts.push(takenPart(turn));
      counting = turn.due;
    } else if (turn.kind === 'waited') {
      parts.push(
        ...skippedDays(step.within, { after: counting, until: earlier(turn.from, reached) }, calendar),
        waitedPart(turn),
      );
      counting = turn.to;
    } else {
      parts.push(...skippedDays(step.within, { after: counting, until: reached }, calendar), extendedPart(turn));
      counting = turn.due;
    }
    reached = turn.due;
  }
  const end = step.due.bare < counting ? counting : step.due.bare;
  parts.push(...skippedDays(step.within, { after: counting, until: step.waiting?.since ?? end }, calendar));
  if (step.waiting) parts.push(waitingPart(step.waiting.since));
  else if (step.due.on !== step.due.bare) parts.push(...ranOn(step, calendar));
  return parts;
}

const earlier = (a: LocalDate, b: LocalDate) => (a < b ? a : b);

function termPart(within: Term, due: LocalDate): WhyPart {
  const term = termInWords(within);
  const day = dayInWords(due);
  return {
    kind: 'term',
    on: due,
    sentence: { nl: `De termijn is ${term.nl}: ${day.nl}`, en: `The term is ${term.en}: ${day.en}` },
  };
}

/** Days of these that a term in working days, school days or school weeks passes over. */
function skippedDays(
  within: Term,
  { after, until }: { after: LocalDate; until: LocalDate },
  calendar: Calendar,
): WhyPart[] {
  if (!isSpan(within)) return [];
  const school = isInSchoolDays(within);
  if (!school && within.unit !== 'working-days') return [];
  return daysOff(after, until, calendar, school).map(skippedPart);
}

function daysOff(after: LocalDate, until: LocalDate, calendar: Calendar, school: boolean): DayOff[] {
  const off: DayOff[] = [];
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) {
    const why = calendar.whyOff(day, school);
    if (why) off.push(why);
  }
  return off;
}

const rules: Record<DayOff['rule'], Sentence> = {
  weekend: { nl: 'weekend', en: 'weekend' },
  'public-holiday': { nl: 'feestdag', en: 'public holiday' },
  'school-holiday': { nl: 'schoolvakantie', en: 'school holiday' },
  'closing-day': { nl: 'de school is dicht', en: 'the school is closed' },
};

function skippedPart({ on, rule, name }: DayOff): WhyPart {
  const day = dayInWords(on);
  const because = inBoth((as) => name?.[as] ?? rules[rule][as]);
  return {
    kind: 'skipped',
    on,
    rule,
    because,
    sentence: inBoth((as) => `${day[as]} ${as === 'nl' ? 'telt niet mee' : 'does not count'}: ${because[as]}`),
  };
}

function waitedPart({ from, to }: Extract<Turn, { kind: 'waited' }>): WhyPart {
  const [begin, end] = [dayInWords(from), dayInWords(to)];
  return {
    kind: 'waited',
    from,
    to,
    sentence: {
      nl: `Van ${begin.nl} tot ${end.nl} is gewacht; wat over was telt vanaf ${end.nl} verder`,
      en: `It waited from ${begin.en} until ${end.en}; what was left counts on from ${end.en}`,
    },
  };
}

function waitingPart(since: LocalDate): WhyPart {
  const day = dayInWords(since);
  return {
    kind: 'waited',
    from: since,
    sentence: {
      nl: `Sinds ${day.nl} wordt er gewacht; de termijn staat stil`,
      en: `It has waited since ${day.en}; the term stands still`,
    },
  };
}

function extendedPart({ on, due }: Extract<Turn, { kind: 'extended' }>): WhyPart {
  const [day, to] = [dayInWords(on), dayInWords(due)];
  return {
    kind: 'extended',
    on,
    to: due,
    sentence: {
      nl: `Op ${day.nl} is uitstel gegeven tot en met ${to.nl}`,
      en: `On ${day.en} it was extended to ${to.en}`,
    },
  };
}

function correctedPart({ on, was, due }: Extract<Turn, { kind: 'corrected' }>): WhyPart {
  const [day, old, now] = [dayInWords(on), dayInWords(was), dayInWords(due)];
  return {
    kind: 'corrected',
    on,
    sentence: {
      nl: `Op ${day.nl} is de kalender gecorrigeerd: ${now.nl} in plaats van ${old.nl}`,
      en: `On ${day.en} the calendar was corrected: ${now.en} instead of ${old.en}`,
    },
  };
}

/** The last day was no working day: it ran on over these. */
function ranOn({ due }: Explained, calendar: Calendar): WhyPart[] {
  const [from, to] = [dayInWords(due.bare), dayInWords(due.on)];
  const over = daysOff(addDays(due.bare, -1), due.on, calendar, false);
  return [
    ...over.map(skippedPart),
    {
      kind: 'ran-on',
      from: due.bare,
      to: due.on,
      sentence: {
        nl: `${from.nl} is geen werkdag: de termijn loopt door tot en met ${to.nl}`,
        en: `${from.en} is no working day: the term runs on to ${to.en}`,
      },
    },
  ];
}

function summary(step: Explained, due: string, parts: readonly WhyPart[]): Sentence {
  const { startedOn, within, waiting } = step;
  const taken = takenTurn(step);
  const [day, start, term] = [dueInWords(due), dayInWords(startedOn), termInWords(within)];
  const skipped = parts.filter(({ kind }) => kind === 'skipped').length;
  const more: (Sentence | false)[] = [
    skipped === 1 && { nl: '1 dag telt niet mee', en: '1 day does not count' },
    skipped > 1 && { nl: `${skipped} dagen tellen niet mee`, en: `${skipped} days do not count` },
    !waiting &&
      parts.some(({ kind }) => kind === 'waited') && { nl: 'met wachten ertussen', en: 'with waiting between' },
    parts.some(({ kind }) => kind === 'extended') && { nl: 'met uitstel', en: 'with an extension' },
    waiting !== undefined && { nl: 'de termijn staat nu stil', en: 'the term stands still now' },
  ];
  const counted = { nl: `${term.nl} vanaf ${start.nl}`, en: `${term.en} from ${start.en}` };
  const why = taken ? takenSummary(taken) : counted;
  const begin = { nl: `Uiterlijk ${day.nl}: ${why.nl}`, en: `By ${day.en}: ${why.en}` };
  return inBoth((as) => [begin, ...more.filter((part) => part !== false)].map((part) => part[as]).join('; '));
}
