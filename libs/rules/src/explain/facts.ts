import type { FactValue } from '../agreements/agreement';
import type { LocalDate } from '../dates/local-date';
import { dayInWords, inBoth, type Sentence } from './words';

/** How facts of the default catalogue are called; one that a region adds shows by its own word. */
const names: Readonly<Record<string, Sentence>> = {
  enrolled: { nl: 'ingeschreven', en: 'enrolled' },
  attends: { nl: 'volgt een programma', en: 'follows a programme' },
  'support-need': { nl: 'heeft ondersteuning nodig', en: 'needs support' },
  cooperates: { nl: 'ouders werken mee', en: 'parents cooperate' },
  culpable: { nl: 'verwijtbaar', en: 'culpable' },
  measure: { nl: 'maatregel van de rechter', en: 'court measure' },
  applied: { nl: 'aangemeld bij een school', en: 'applied to a school' },
  question: { nl: 'vraag die voorligt', en: 'question at hand' },
  'consult-held': { nl: 'consult is geweest', en: 'consult was held' },
  improved: { nl: 'gaat beter', en: 'improved' },
  stalled: { nl: 'loopt vast', en: 'stalled' },
};

const values: Readonly<Record<string, Sentence>> = {
  true: { nl: 'ja', en: 'yes' },
  false: { nl: 'nee', en: 'no' },
  none: { nl: 'geen', en: 'none' },
  capacity: { nl: 'belastbaarheid', en: 'capacity' },
  perspective: { nl: 'perspectief', en: 'perspective' },
  care: { nl: 'zorg', en: 'care' },
};

const closings: Readonly<Record<string, Sentence>> = {
  'returned-own-school': { nl: 'terug op de eigen school', en: 'back at own school' },
  'returned-other-school': { nl: 'begonnen op een andere school', en: 'started at another school' },
  'other-programme': { nl: 'volgt een ander programma', en: 'follows another programme' },
  moved: { nl: 'verhuisd uit de regio', en: 'moved out of the region' },
  exempted: { nl: 'vrijgesteld', en: 'exempted' },
  'admin-error': { nl: 'fout in de administratie', en: 'administrative error' },
  withdrawn: { nl: 'ten onrechte geopend', en: 'opened by mistake' },
};

/** The word with which a case is closed. */
export function closingInWords(outcome: string): Sentence {
  return closings[outcome] ?? { nl: outcome, en: outcome };
}

/** How a fact is called; one without a name of its own by its word. */
export function factInWords(name: string): Sentence {
  return names[name] ?? { nl: name, en: name };
}

/** What is established of a case: `volgt een programma: nee, vraag die voorligt: geen`. */
export function factsInWords(facts: Readonly<Record<string, FactValue>>): Sentence {
  const told = Object.entries(facts).map(([name, value]) => ({ name: factInWords(name), value: valueInWords(value) }));
  return inBoth((as) => told.map(({ name, value }) => `${name[as]}: ${value[as]}`).join(', '));
}

/** What a fact is: `ja`, `zorg`, a date. */
export function valueInWords(value: FactValue): Sentence {
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayInWords(text as LocalDate);
  return values[text] ?? { nl: text, en: text };
}
