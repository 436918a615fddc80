import type { FamilyTask } from '../cases/events';
import { recipientInWords } from './recipients';
import type { Sentence } from './words';

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
