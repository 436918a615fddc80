import type { TraceLine } from '../cases/trace';
import { capital, recipientInWords } from './recipients';
import { dueInWords, inBoth, type Sentence } from './words';

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

/** That something was decided: what, who, by when; or by when an answer is asked. */
export function decidedInWords(line: TraceLine): Sentence {
  const [number] = /\d+$/.exec(String(line['decided'])) ?? [''];
  const [from, by] = [recipientInWords(String(line['from'])), recipientInWords(String(line['by']))];
  const what = decisionInWords(String(line['what']));
  const head = {
    nl: `Besluit ${number} van ${from.nl}: ${what.nl}, door ${by.nl}`,
    en: `Decision ${number} of ${from.en}: ${what.en}, by ${by.en}`,
  };
  const due = line['due'] === undefined ? undefined : dueInWords(String(line['due']));
  const answer = line['answer-by'] === undefined ? undefined : dueInWords(String(line['answer-by']));
  return inBoth((as) =>
    [
      head[as],
      ...(due ? [`${as === 'nl' ? 'uiterlijk' : 'before the end of'} ${due[as]}`] : []),
      ...(answer ? [`${as === 'nl' ? 'antwoord uiterlijk' : 'answer by'} ${answer[as]}`] : []),
    ].join(', '),
  );
}

/** What a party that was not there says to a decision, or that one of decisive authority is confirmed. */
export function answeredDecision(line: TraceLine): Sentence {
  const isDeclined = 'decision-declined' in line;
  const number = /\d+$/.exec(String(line[isDeclined ? 'decision-declined' : 'decision-accepted']))?.[0] ?? '';
  const by = capital(recipientInWords(String(line['by'])));
  return isDeclined
    ? { nl: `${by.nl} gaat niet akkoord met besluit ${number}`, en: `${by.en} does not agree to decision ${number}` }
    : { nl: `${by.nl} gaat akkoord met besluit ${number}`, en: `${by.en} agrees to decision ${number}` };
}

/** That the table spoke of the case, and how often it did without a decision that was carried out. */
export function discussedInWords(times: number): Sentence {
  if (times <= 1) return { nl: 'De zaak is besproken aan de tafel', en: 'The case was discussed at the table' };
  return {
    nl: `De zaak is besproken aan de tafel, voor de ${times}e keer zonder uitgevoerd besluit`,
    en: `The case was discussed at the table, time ${times} without a decision carried out`,
  };
}
