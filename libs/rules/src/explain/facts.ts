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
  worsened: { nl: 'gaat slechter', en: 'has worsened' },
  stalled: { nl: 'loopt vast', en: 'stalled' },
  late: { nl: 'te laat dit schooljaar', en: 'late this school year' },
  undermining: { nl: 'dreiging van ondermijning', en: 'threat of recruiting for crime' },
  sick: { nl: 'ziek gemeld', en: 'reported sick' },
  'from-5a': { nl: 'had een vrijstelling (5 onder a)', en: 'had an exemption (5 sub a)' },
  'applied-on': { nl: 'dag van aanmelding', en: 'day of the application' },
  unanswered: { nl: 'geen antwoord', en: 'no answer' },
  offer: { nl: 'aanbod van een plek', en: 'offer of a place' },
  'payer-known': { nl: 'betaler bekend', en: 'payer known' },
  priority: { nl: 'voorrang', en: 'priority' },
  granted: { nl: 'hulp toegekend', en: 'care granted' },
  'care-started': { nl: 'hulp is begonnen', en: 'care has started' },
  examined: { nl: 'onderzocht', en: 'examined' },
  'table-on': { nl: 'dag van de tafel', en: 'day of the table' },
  right: { nl: 'welk recht', en: 'which right' },
  'asked-of': { nl: 'van wie gevraagd', en: 'of whom it is asked' },
};

const values: Readonly<Record<string, Sentence>> = {
  true: { nl: 'ja', en: 'yes' },
  false: { nl: 'nee', en: 'no' },
  none: { nl: 'geen', en: 'none' },
  capacity: { nl: 'belastbaarheid', en: 'capacity' },
  perspective: { nl: 'perspectief', en: 'perspective' },
  care: { nl: 'zorg', en: 'care' },
  first: { nl: 'eerste grens', en: 'first limit' },
  second: { nl: 'tweede grens', en: 'second limit' },
  third: { nl: 'derde grens', en: 'third limit' },
  asked: { nl: 'gevraagd', en: 'asked for' },
  waiting: { nl: 'op de wachtlijst', en: 'on the waiting list' },
  made: { nl: 'gedaan', en: 'made' },
  accepted: { nl: 'aangenomen', en: 'accepted' },
  ended: { nl: 'voorbij', en: 'over' },
  inspection: { nl: 'inzage', en: 'inspection' },
  correction: { nl: 'correctie', en: 'correction' },
  restriction: { nl: 'beperking', en: 'restriction' },
  objection: { nl: 'bezwaar', en: 'objection' },
  erasure: { nl: 'verwijdering', en: 'erasure' },
  school: { nl: 'school', en: 'school' },
  alliance: { nl: 'samenwerkingsverband', en: 'alliance' },
  'youth-health': { nl: 'jeugdgezondheid', en: 'youth health' },
  'neighbourhood-team': { nl: 'wijkteam', en: 'neighbourhood team' },
  'compulsory-education': { nl: 'leerplicht', en: 'compulsory education' },
};

const closings: Readonly<Record<string, Sentence>> = {
  'returned-own-school': { nl: 'terug op de eigen school', en: 'back at own school' },
  'returned-other-school': { nl: 'begonnen op een andere school', en: 'started at another school' },
  'other-programme': { nl: 'volgt een ander programma', en: 'follows another programme' },
  moved: { nl: 'verhuisd uit de regio', en: 'moved out of the region' },
  exempted: { nl: 'vrijgesteld', en: 'exempted' },
  'admin-error': { nl: 'fout in de administratie', en: 'administrative error' },
  withdrawn: { nl: 'ten onrechte geopend', en: 'opened by mistake' },
  'enrolled-abroad': { nl: 'ingeschreven in het buitenland', en: 'enrolled abroad' },
  'absence-stopped': { nl: 'het verzuim is over', en: 'the absence has stopped' },
  'left-to-school': { nl: 'school gaat verder', en: 'the school goes on' },
  'notice-sent': { nl: 'kennisgeving gestuurd', en: 'notice was sent' },
  warned: { nl: 'formeel gewaarschuwd', en: 'formally warned' },
  'criminal-route': { nl: 'strafrechtelijke route', en: 'criminal route' },
  'returned-mbo': { nl: 'begonnen op het mbo', en: 'started in vocational education' },
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
