import type { FactValue } from '../agreements/agreement';
import type { LocalDate } from '../dates/local-date';
import { dayInWords, inBoth, type Sentence } from './words';

/** How facts of the default catalogue are called; one that a region adds shows by its own word. */
const names: Readonly<Record<string, Sentence>> = {
  enrolled: { nl: 'ingeschreven op een school', en: 'enrolled at a school' },
  attends: { nl: 'volgt onderwijs', en: 'follows education' },
  'support-need': { nl: 'heeft extra ondersteuning nodig', en: 'needs extra support' },
  cooperates: { nl: 'leerling en ouders werken mee', en: 'pupil and parents cooperate' },
  culpable: { nl: 'verwijtbaar verzuim', en: 'culpable absence' },
  measure: { nl: 'maatregel van de rechter met een onderwijstaak', en: 'court measure with an education task' },
  applied: { nl: 'schriftelijk aangemeld bij een school', en: 'applied to a school in writing' },
  question: { nl: 'open vraag', en: 'open question' },
  'consult-held': { nl: 'consult bij de jeugdarts is geweest', en: 'consult with the youth doctor was held' },
  improved: { nl: 'het verzuim is minder', en: 'the absence became less' },
  stalled: { nl: 'het plan loopt vast', en: 'the plan is stuck' },
};

const values: Readonly<Record<string, Sentence>> = {
  true: { nl: 'ja', en: 'yes' },
  false: { nl: 'nee', en: 'no' },
  none: { nl: 'geen', en: 'none' },
  capacity: { nl: 'wat kan het kind aan', en: 'what can the child bear' },
  perspective: { nl: 'welk onderwijs past', en: 'which education fits' },
  care: { nl: 'welke zorg is nodig', en: 'which care is needed' },
};

/** What is established of a case: `volgt onderwijs: nee, open vraag: geen`. */
export function factsInWords(facts: Readonly<Record<string, FactValue>>): Sentence {
  const told = Object.entries(facts).map(([name, value]) => ({
    name: names[name],
    own: name,
    value: valueInWords(value),
  }));
  return inBoth((as) => told.map(({ name, own, value }) => `${name?.[as] ?? own}: ${value[as]}`).join(', '));
}

function valueInWords(value: FactValue): Sentence {
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayInWords(text as LocalDate);
  return values[text] ?? { nl: text, en: text };
}
