import type {
  Agreement,
  Condition,
  Confidential,
  FactType,
  Facts,
  Miss,
  Needs,
  Reminder,
  Start,
} from '../agreements/agreement';
import { dayOfYearText, isSpan, type Span, type Term } from '../dates/term';
import { factInWords, valueInWords } from './facts';
import { recipientsInWords } from './recipients';
import { inBoth, listInWords, type Sentence, termInWords } from './words';

/** The same in both languages: a name that people gave. */
export const asWritten = (word: string): Sentence => ({ nl: word, en: word });

/** A term with how it ends: `exactly` is another agreement than running on. */
export function wholeTermInWords(term: Term): Sentence {
  const said = termInWords(term);
  if (!isSpan(term) || term.ends !== 'exactly') return said;
  return { nl: `${said.nl}, zonder door te lopen`, en: `${said.en} exactly` };
}

/** What must be so: `vraag die voorligt: zorg of belastbaarheid`. */
export function conditionInWords(condition: Condition): Sentence {
  const parts = Object.entries(condition).map(([fact, wanted]): Sentence => {
    const [name, value] = [factInWords(fact), wantedInWords(wanted)];
    return inBoth((as) => `${name[as]}: ${value[as]}`);
  });
  return listInWords(parts);
}

const operators: Readonly<Record<string, Sentence>> = {
  $eq: { nl: '', en: '' },
  $in: { nl: '', en: '' },
  $ne: { nl: 'niet ', en: 'not ' },
  $nin: { nl: 'niet ', en: 'not ' },
};

function wantedInWords(wanted: Condition[string]): Sentence {
  if (typeof wanted !== 'object') return valueInWords(wanted);
  const parts = Object.entries(wanted).map(([operator, values]): Sentence => {
    const not = operators[operator] ?? asWritten(`${operator} `);
    const words = [values].flat().map((value) => valueInWords(value));
    return inBoth((as) => not[as] + words.map((word) => word[as]).join(as === 'nl' ? ' of ' : ' or '));
  });
  return listInWords(parts);
}

/** How a step and its outcome are called. */
export interface StepNames {
  step(id: string): Sentence;
  outcome(step: string, id: string): Sentence;
}

const asKey = (id: string): Sentence => ({ nl: id, en: id });
const byKey: StepNames = { step: asKey, outcome: (_step, id) => asKey(id) };

/** When a step begins. */
export function startInWords(start: Start, names: StepNames = byKey): Sentence {
  switch (start.kind) {
    case 'opening':
      return { nl: 'bij het openen', en: 'at opening' };
    case 'after':
      return afterInWords(start, names);
    case 'missed': {
      const step = names.step(start.step);
      return { nl: `zodra ${step.nl} niet op tijd is`, en: `when ${step.en} is missed` };
    }
    case 'when': {
      const condition = conditionInWords(start.condition);
      return { nl: `zodra ${condition.nl}`, en: `when ${condition.en}` };
    }
    case 'every': {
      const rhythm = wholeTermInWords(start.every);
      return { nl: `elke ${rhythm.nl}`, en: `every ${rhythm.en}` };
    }
    case 'yearly':
      return each(dayOfYearInWords(start.on));
    case 'before': {
      const [lead, fact] = [wholeTermInWords(start.by), factInWords(start.fact)];
      return { nl: `${lead.nl} voor ${fact.nl}`, en: `${lead.en} before ${fact.en}` };
    }
    case 'on-day': {
      const fact = factInWords(start.fact);
      return { nl: `op de dag van ${fact.nl}`, en: `on the day of ${fact.en}` };
    }
  }
}

function afterInWords({ step, with: outcomes, times }: Extract<Start, { kind: 'after' }>, names: StepNames): Sentence {
  const before = names.step(step);
  const as = (outcomes ?? []).map((one) => names.outcome(step, one));
  const after = outcomes
    ? {
        nl: `na ${before.nl} (${as.map(({ nl }) => nl).join(' of ')})`,
        en: `after ${before.en} (${as.map(({ en }) => en).join(' or ')})`,
      }
    : { nl: `na ${before.nl}`, en: `after ${before.en}` };
  if (times === undefined) return after;
  return { nl: `${after.nl}, vanaf keer ${times}`, en: `${after.en}, from time ${times} on` };
}

/** What missing a step is, apart from being late. */
export const missInWords = (miss: Miss): Sentence =>
  miss === 'breach' ? { nl: 'schending van een wettelijke termijn', en: 'breach of a legal term' } : noResponse;

const noResponse: Sentence = { nl: 'geen antwoord gekregen', en: 'no answer was given' };

const each = (day: Sentence): Sentence => ({ nl: `elk jaar op ${day.nl}`, en: `every year on ${day.en}` });

/** `30 juni`: the words of a term that ends on it, without `until`. */
function dayOfYearInWords(day: Parameters<typeof dayOfYearText>[0]): Sentence {
  return { nl: termInWords({ until: day }).nl.replace('tot en met ', ''), en: dayOfYearText(day) };
}

/** When somebody is reminded. */
export function remindersInWords(reminders: readonly Reminder[]): Sentence {
  return listInWords(
    reminders.map((reminder) => {
      if ('yearly' in reminder) return each(dayOfYearInWords(reminder.yearly));
      const ahead = wholeTermInWords(reminder);
      return { nl: `${ahead.nl} vooraf`, en: `${ahead.en} before` };
    }),
  );
}

/** What must be done and known before a step is done, and the sentence that says so. */
export function needsInWords({ done, facts, otherwise }: Needs): Sentence {
  const parts = [...done.map(asWritten), ...(facts ? [conditionInWords(facts)] : [])];
  const named = listInWords(parts);
  return inBoth((as) => `${named[as]} (“${otherwise}”)`);
}

/** What a fact may be. */
export function factTypeInWords(type: FactType): Sentence {
  if (type === 'boolean') return { nl: 'ja of nee', en: 'yes or no' };
  if (type === 'date') return { nl: 'een datum', en: 'a date' };
  const values = type.map(valueInWords);
  return inBoth((as) => values.map((value) => value[as]).join(as === 'nl' ? ' of ' : ' or '));
}

/** What may open a workflow. */
export function opensInWords({ signals, byHand, byFamily, from, sets }: Agreement['opens']): Sentence {
  const parts: Sentence[] = [
    ...signals.map((signal) => ({ nl: `het signaal ${signal}`, en: `the signal ${signal}` })),
    ...(byHand ? [{ nl: 'met de hand', en: 'by hand' }] : []),
    ...(byFamily ? [{ nl: 'een verzoek van het gezin', en: 'a request of the family' }] : []),
    ...(from === undefined ? [] : [{ nl: `de uitkomst ${from}`, en: `the outcome ${from}` }]),
  ];
  const opened = parts.length > 0 ? listInWords(parts) : { nl: 'niets meer', en: 'nothing any more' };
  const known = sets && conditionInWords(sets);
  return known ? inBoth((as) => `${opened[as]} (${known[as]})`) : opened;
}

/** What only some partners know by name. */
export function confidentialInWords({ knownTo, facts, signals, steps }: Confidential): Sentence {
  const what = listInWords([...facts.map(factInWords), ...[...signals, ...steps].map(asWritten)]);
  const who = recipientsInWords(knownTo);
  return { nl: `${what.nl}, bekend aan ${who.nl}`, en: `${what.en}, known to ${who.en}` };
}

/** Facts as an outcome sets them. */
export const setsInWords = (sets: Facts): Sentence => conditionInWords(sets);

/** Moments of looking back. */
export const spansInWords = (spans: readonly Span[]): Sentence => listInWords(spans.map(wholeTermInWords));
