import type { Condition, Facts, FactValue } from '../agreements/agreement';
import { factInWords, valueInWords } from '../explain/facts';
import { inBoth, type Sentence } from '../explain/words';

type Stated = Readonly<Record<string, Sentence>>;

const say = (nl: string, en: string): Sentence => ({ nl, en });

/** Facts of the default catalogue as they stand after `als …` and `if …`, by what the fact is. */
const stated: Readonly<Record<string, Stated>> = {
  enrolled: {
    true: say('de leerling ingeschreven is', 'the pupil is enrolled'),
    false: say('de leerling nergens ingeschreven is', 'the pupil is enrolled nowhere'),
  },
  attends: {
    true: say('de leerling een programma volgt', 'the pupil follows a programme'),
    false: say('de leerling geen programma volgt', 'the pupil follows no programme'),
  },
  'support-need': {
    true: say('er ondersteuning nodig is', 'support is needed'),
    false: say('er geen ondersteuning nodig is', 'no support is needed'),
  },
  cooperates: {
    true: say('de ouders meewerken', 'the parents cooperate'),
    false: say('de ouders niet meewerken', 'the parents do not cooperate'),
  },
  culpable: {
    true: say('het verzuim verwijtbaar is', 'the absence is culpable'),
    false: say('het verzuim niet verwijtbaar is', 'the absence is not culpable'),
  },
  measure: {
    true: say('er een maatregel van de rechter is', 'there is a court measure'),
    false: say('er geen maatregel van de rechter is', 'there is no court measure'),
  },
  applied: {
    true: say('er een aanmelding bij een school loopt', 'an application to a school runs'),
    false: say('er geen aanmelding bij een school loopt', 'no application to a school runs'),
  },
  question: {
    none: say('er geen vraag meer voorligt', 'no question is at hand'),
    capacity: say('onduidelijk is wat de leerling aankan', 'it is unclear what the pupil can manage'),
    perspective: say('onduidelijk is welk onderwijs past', 'it is unclear which education fits'),
    care: say('er eerst hulp nodig is', 'care comes first'),
  },
  'consult-held': {
    true: say('het consult is geweest', 'the consult was held'),
    false: say('het consult niet is geweest', 'the consult was not held'),
  },
  improved: {
    true: say('het beter gaat', 'things have improved'),
    false: say('het niet beter gaat', 'things have not improved'),
  },
  stalled: {
    true: say('het vastloopt', 'things are stuck'),
    false: say('het niet meer vastloopt', 'things are no longer stuck'),
  },
  undermining: {
    true: say('er dreiging van ondermijning is', 'there is a threat of recruiting for crime'),
    false: say('er geen dreiging van ondermijning is', 'there is no threat of recruiting for crime'),
  },
  sick: {
    true: say('de leerling ziek gemeld is', 'the pupil is reported sick'),
    false: say('de leerling niet ziek gemeld is', 'the pupil is not reported sick'),
  },
  unanswered: {
    true: say('er geen antwoord komt', 'no answer comes'),
    false: say('er antwoord is', 'there is an answer'),
  },
  'payer-known': {
    true: say('bekend is wie betaalt', 'it is known who pays'),
    false: say('niet bekend is wie betaalt', 'it is not known who pays'),
  },
  priority: {
    true: say('er voorrang is', 'there is priority'),
    false: say('er geen voorrang is', 'there is no priority'),
  },
  granted: {
    true: say('de hulp is toegekend', 'care is granted'),
    false: say('de hulp niet is toegekend', 'care is not granted'),
  },
  'care-started': {
    true: say('de hulp is begonnen', 'care has started'),
    false: say('de hulp niet is begonnen', 'care has not started'),
  },
  examined: {
    true: say('er onderzocht is', 'there was an examination'),
    false: say('er niet onderzocht is', 'there was no examination'),
  },
};

/** One fact: `de leerling nergens ingeschreven is`; one that a region adds by its own word. */
function clause(fact: string, value: FactValue, isSo = true): Sentence {
  const known = isSo ? stated[fact]?.[String(value)] : undefined;
  if (known) return known;
  const [name, what] = [factInWords(fact), valueInWords(value)];
  return {
    nl: `‘${name.nl}’ ${isSo ? '' : 'niet '}‘${what.nl}’ is`,
    en: `‘${name.en}’ is ${isSo ? '' : 'not '}‘${what.en}’`,
  };
}

function wanted(fact: string, of: Condition[string]): Sentence {
  if (typeof of !== 'object') return clause(fact, of);
  const parts = Object.entries(of).flatMap(([operator, values]) => {
    const isSo = operator !== '$ne' && operator !== '$nin';
    const each = [values].flat().map((value) => clause(fact, value, isSo));
    return [joined(each, isSo ? say('of', 'or') : say('en', 'and'))];
  });
  return joined(parts, say('en', 'and'));
}

function joined(parts: readonly Sentence[], by: Sentence): Sentence {
  return inBoth((as) => parts.map((part) => part[as]).join(` ${by[as]} `));
}

/** What must be so, to stand after `als`, `zodra` or `dat`: in Dutch the verb comes last. */
export function conditionClause(condition: Condition): Sentence {
  const parts = Object.entries(condition).map(([fact, of]) => wanted(fact, of));
  return joined(parts, say('en', 'and'));
}

/** What an outcome establishes, in the same words. */
export function factsClause(facts: Facts): Sentence {
  return conditionClause(facts);
}
