import type { TraceLine } from '../cases/trace';
import { parseTerm } from '../dates/term';
import { capital, recipientInWords } from './recipients';
import { dueInWords, inBoth, type Sentence, termInWords } from './words';

/** What is decided, in words; what has no place here stands as its own word. */
const kinds: Readonly<Record<string, Sentence>> = {
  'new-plan': { nl: 'een nieuw plan', en: 'a new plan' },
  place: { nl: 'een plek', en: 'a place' },
  'support-at-school': { nl: 'ondersteuning op school', en: 'support at school' },
  'help-for-family': { nl: 'hulp voor het gezin', en: 'help for the family' },
  'health-advice': { nl: 'advies over de gezondheid', en: 'health advice' },
  payer: { nl: 'wie betaalt', en: 'who pays' },
  enrol: { nl: 'inschrijven', en: 'enrolment' },
  'return-date': { nl: 'de dag van terugkeer', en: 'the day of return' },
  contact: { nl: 'contact met leerling en ouders', en: 'contact with pupil and parents' },
  'other-party-acts': { nl: 'een andere partij aan zet', en: 'another party acts' },
  'decisive-authority': { nl: 'naar de doorzettingsmacht', en: 'to decisive authority' },
  'report-back': { nl: 'terugmelden aan de tafel', en: 'report back to the table' },
};

/** A kind of decision in words. */
export function decisionInWords(kind: string): Sentence {
  return kinds[kind] ?? { nl: kind, en: kind };
}

/** `decision-2`, `agreed-1`: a decision of the table, or what parties agree between them. */
function calledInWords(key: string): Sentence {
  const [, word, number = ''] = /^([a-z]+)-(\d+)$/.exec(key) ?? [];
  return word === 'agreed'
    ? { nl: `afspraak ${number}`, en: `agreed step ${number}` }
    : { nl: `besluit ${number}`, en: `decision ${number}` };
}

/** That something was decided or proposed: what, who, by when; or by when an answer is asked. */
export function decidedInWords(line: TraceLine): Sentence {
  const called = capital(calledInWords(String(line['decided'])));
  const [from, by] = [recipientInWords(String(line['from'])), recipientInWords(String(line['by']))];
  const what = decisionInWords(String(line['what']));
  const head = {
    nl: `${called.nl} van ${from.nl}: ${what.nl}, door ${by.nl}`,
    en: `${called.en} of ${from.en}: ${what.en}, by ${by.en}`,
  };
  const due = line['due'] === undefined ? undefined : dueInWords(String(line['due']));
  return inBoth((as) =>
    [
      head[as],
      ...(due ? [`${as === 'nl' ? 'uiterlijk' : 'before the end of'} ${due[as]}`] : []),
      ...answerBy(line).map((answer) => answer[as]),
    ].join(', '),
  );
}

function answerBy(line: TraceLine): Sentence[] {
  if (line['answer-by'] === undefined) return [];
  const answer = dueInWords(String(line['answer-by']));
  return [{ nl: `antwoord uiterlijk ${answer.nl}`, en: `answer by ${answer.en}` }];
}

/** What a party says to a decision over it or to a proposal, or that one of decisive authority is confirmed. */
export function answeredDecision(line: TraceLine): Sentence {
  const isDeclined = 'decision-declined' in line;
  const called = calledInWords(String(line[isDeclined ? 'decision-declined' : 'decision-accepted']));
  const by = capital(recipientInWords(String(line['by'])));
  return isDeclined
    ? { nl: `${by.nl} gaat niet akkoord met ${called.nl}`, en: `${by.en} does not agree to ${called.en}` }
    : { nl: `${by.nl} gaat akkoord met ${called.nl}`, en: `${by.en} agrees to ${called.en}` };
}

/** That a party would do it within another term. */
export function counteredInWords(line: TraceLine): Sentence {
  const called = calledInWords(String(line['decision-countered']));
  const by = capital(recipientInWords(String(line['by'])));
  const term = parseTerm(String(line['within']));
  const other = term ? termInWords(term) : { nl: String(line['within']), en: String(line['within']) };
  const head = {
    nl: `${by.nl} stelt voor ${called.nl} een andere termijn voor: ${other.nl}`,
    en: `${by.en} proposes another term for ${called.en}: ${other.en}`,
  };
  return inBoth((as) => [head[as], ...answerBy(line).map((answer) => answer[as])].join(', '));
}

/** That the table spoke of the case, and how often it did without a decision that was carried out. */
export function discussedInWords(times: number): Sentence {
  if (times <= 1) return { nl: 'De zaak is besproken aan de tafel', en: 'The case was discussed at the table' };
  return {
    nl: `De zaak is besproken aan de tafel, voor de ${times}e keer zonder uitgevoerd besluit`,
    en: `The case was discussed at the table, time ${times} without a decision carried out`,
  };
}
