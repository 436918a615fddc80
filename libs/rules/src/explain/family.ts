import type { DisagreedAbout, FamilyTask } from '../cases/events';
import type { TraceLine } from '../cases/trace';
import { recipientInWords } from './recipients';
import { dueInWords, type Sentence } from './words';

/** What a family is asked, in words that blame nobody: they stand on its own page as well as in the case. */
const tasks: Readonly<Record<FamilyTask, Sentence>> = {
  'come-and-talk': { nl: 'Een gesprek met elkaar', en: 'A talk with each other' },
  'give-your-view': { nl: 'Laten weten hoe u het zelf ziet', en: 'Tell how you see it yourself' },
  'visit-a-place': { nl: 'Samen een plek bekijken', en: 'See a place together' },
  'contact-care': { nl: 'Contact opnemen met de hulp', en: 'Contact those who can help' },
  'use-care': { nl: 'Beginnen met de hulp', en: 'Begin with the help' },
  'bring-papers': { nl: 'Papieren meenemen of opsturen', en: 'Bring or send papers' },
  'try-at-school': { nl: 'Een paar uur op school proberen', en: 'Try some hours at school' },
};

const named = /^agreed-with-(parents|young-person)-(.+)$/;

/** What is agreed with the family by the key of its step; undefined for any other step. */
export function familyTaskInWords(key: string): Sentence | undefined {
  const what = named.exec(key)?.[2];
  return what === undefined ? undefined : tasks[what as FamilyTask];
}

/** The title of such a step among those of a case. */
export function familyTitle(key: string): Sentence | undefined {
  const what = familyTaskInWords(key);
  if (!what) return undefined;
  const who = recipientInWords(named.exec(key)![1]!);
  return { nl: `${what.nl} (met ${who.nl})`, en: `${what.en} (with ${who.en})` };
}

/** What a family sees otherwise. */
const otherwise: Readonly<Record<DisagreedAbout, Sentence>> = {
  plan: { nl: 'het plan', en: 'the plan' },
  place: { nl: 'de plek', en: 'the place' },
  'own-track': { nl: 'een eigen traject', en: 'a track of its own' },
  'who-pays': { nl: 'wie betaalt', en: 'who pays' },
  support: { nl: 'de hulp', en: 'the support' },
  'no-answer': { nl: 'geen antwoord gekregen', en: 'no answer was given' },
};

/** What a family does not agree with: `een eigen traject`. */
export function disagreedInWords(about: DisagreedAbout): Sentence {
  return otherwise[about];
}

/** The line that says so: nobody is right or wrong in it. */
export function disagreementInWords({ disagreement, from, by, due }: TraceLine): Sentence {
  const [what, family] = [otherwise[disagreement as DisagreedAbout], recipientInWords(String(from))];
  const [who, on] = [recipientInWords(String(by)), dueInWords(String(due))];
  return {
    nl: `Bij ${family.nl} leeft een andere wens (${what.nl}): ${who.nl} bemiddelt, uiterlijk ${on.nl}`,
    en: `There is another wish of ${family.en} (${what.en}): ${who.en} mediates, by ${on.en}`,
  };
}
