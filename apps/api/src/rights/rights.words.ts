import type { BesideData, Right, RightOutcome, RightsRequest } from '@app/cases';
import { dayInWords, type LocalDate, recipientInWords, type Sentence } from '@app/rules';

/** Each right as people speak of it: what it is called, and what it is good for. */
const rightsInWords: Readonly<Record<Right, { readonly title: Sentence; readonly plain: Sentence }>> = {
  inspection: {
    title: { nl: 'Zien wat er over ons bewaard wordt', en: 'See what is kept about us' },
    plain: {
      nl: 'Deze organisatie geeft een kopie van wat zij bewaart.',
      en: 'This organisation gives a copy of what it keeps.',
    },
  },
  correction: {
    title: { nl: 'Iets laten verbeteren', en: 'Have something corrected' },
    plain: {
      nl: 'Klopt iets niet? Dan wordt het verbeterd. Blijft het staan, dan komen de eigen woorden ernaast.',
      en: 'Is something not right? Then it is corrected. If it stays, one’s own words stand beside it.',
    },
  },
  restriction: {
    title: { nl: 'Iets voorlopig laten afschermen', en: 'Have something kept apart for now' },
    plain: {
      nl: 'De gegevens blijven bewaard, maar bijna niemand kan ze zien zolang dit duurt.',
      en: 'The data are kept, but almost nobody can see them while this lasts.',
    },
  },
  objection: {
    title: { nl: 'Bezwaar maken tegen delen', en: 'Object to sharing' },
    plain: {
      nl: 'Deze organisatie deelt iets omdat dat bij haar taak hoort. Dat delen stopt, tot er een antwoord is.',
      en: 'This organisation shares something because that is its task. That sharing stops until there is an answer.',
    },
  },
  erasure: {
    title: { nl: 'Iets laten verwijderen', en: 'Have something erased' },
    plain: {
      nl: 'Gegevens worden weggehaald als de wet niet zegt dat ze bewaard moeten blijven.',
      en: 'Data are taken away unless the law says that they must be kept.',
    },
  },
};

/** All five, in the order in which they are offered. */
export const rightsExplained = Object.entries(rightsInWords).map(([right, said]) => ({
  right: right as Right,
  ...said,
}));

export const rightTitle = (right: Right): Sentence => rightsInWords[right].title;

const outcomes: Readonly<Record<RightOutcome, Sentence>> = {
  granted: { nl: 'Gedaan zoals gevraagd', en: 'Done as asked' },
  partly: { nl: 'Voor een deel gedaan', en: 'Done in part' },
  refused: { nl: 'Niet gedaan', en: 'Not done' },
};

export const outcomeTitle = (outcome: RightOutcome): Sentence => outcomes[outcome];

/** How far a request is: `Rietplas antwoordt uiterlijk op do 7 jan 2027.` */
export function requestInWords(one: RightsRequest, before: LocalDate): Sentence {
  const { organisation, answered, extended, isMissed } = one;
  const day = dayInWords(before);
  if (answered) {
    const how = outcomes[answered.outcome];
    return {
      nl: `${organisation} heeft geantwoord: ${small(how.nl)}.`,
      en: `${organisation} answered: ${small(how.en)}.`,
    };
  }
  if (isMissed) {
    return {
      nl: `${organisation} had op ${day.nl} moeten antwoorden. Wie daar de leiding heeft weet dat.`,
      en: `${organisation} should have answered by ${day.en}. Who leads it knows.`,
    };
  }
  if (extended) {
    return {
      nl: `${organisation} heeft meer tijd nodig en antwoordt uiterlijk op ${day.nl}.`,
      en: `${organisation} needs more time and answers by ${day.en}.`,
    };
  }
  return { nl: `${organisation} antwoordt uiterlijk op ${day.nl}.`, en: `${organisation} answers by ${day.en}.` };
}

/** From which day it counts, and why it ends on the day that it does. */
export function whyInWords({ receivedOn, why }: RightsRequest): Sentence[] {
  const day = dayInWords(receivedOn);
  const start = {
    nl: `Het verzoek kwam binnen op ${day.nl}; die dag telt niet mee`,
    en: `The request came in on ${day.en}; that day does not count`,
  };
  return [start, ...why.parts.filter(({ kind }) => kind !== 'start').map(({ sentence }) => sentence)];
}

const small = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

/** What a correction or a restriction comes to, for who reads the case. */
export function besideInWords({ right, organisation, askedByRole, outcome }: BesideData): Sentence {
  if (right === 'restriction') {
    return {
      nl: `Gegevens van ${organisation} zijn afgeschermd: alleen wie de regie heeft leest ze, en delen staat stil.`,
      en: `Data of ${organisation} are kept apart: only who directs reads them, and sharing stands still.`,
    };
  }
  const who = recipientInWords(askedByRole);
  const done: Readonly<Record<RightOutcome, Sentence>> = {
    granted: { nl: 'heeft dit verbeterd', en: 'corrected this' },
    partly: { nl: 'heeft dit voor een deel verbeterd', en: 'corrected this in part' },
    refused: { nl: 'heeft dit laten staan', en: 'left this as it is' },
  };
  return {
    nl: `Volgens ${who.nl} klopt hier iets niet; ${organisation} ${done[outcome].nl}.`,
    en: `According to ${who.en} something is not right here; ${organisation} ${done[outcome].en}.`,
  };
}
