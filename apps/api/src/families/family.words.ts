import { recipientInWords, type Sentence } from '@app/rules';

export const motto: Sentence = {
  nl: 'Wij zijn er niet voor of tegen ouders of school. Wij zijn er voor het recht van het kind om te leren.',
  en: 'We are not for or against parents or school. We are there for the right of the child to learn.',
};

/** What somebody does in a phase, without a word about anybody. */
const doing: Readonly<Record<string, Sentence>> = {
  observe: { nl: 'brengt in beeld hoe het nu gaat', en: 'looks at how things are now' },
  analyse: { nl: 'zoekt samen met u uit wat nodig is', en: 'finds out with you what is needed' },
  plan: { nl: 'maakt samen met u een plan', en: 'makes a plan with you' },
  act: { nl: 'doet wat in het plan is afgesproken', en: 'does what was agreed in the plan' },
  evaluate: { nl: 'kijkt samen met u of het helpt', en: 'looks with you whether it helps' },
};

const otherwise: Sentence = { nl: 'doet wat is afgesproken', en: 'does what was agreed' };

/** What is expected of a partner, for its family: never the inner name of a step. */
export function expectedInWords(phase: string | undefined): Sentence {
  return doing[phase ?? ''] ?? otherwise;
}

/** A partner in the words of a family: `De school`. */
export function partnerInWords(role: string): Sentence {
  const { nl, en } = recipientInWords(role);
  return { nl: capital(nl), en: capital(en) };
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
