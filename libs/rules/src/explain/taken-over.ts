import type { Turn } from '../cases/state';
import { handReasonInWords } from './hand-reasons';
import type { WhyPart } from './why-due';
import { dayInWords, type Sentence } from './words';

/** That a step ran already when its case came here. */
export type TakenTurn = Extract<Turn, { kind: 'taken-over' }>;

const ranUnder: Readonly<Record<string, Sentence>> = {
  sas: {
    nl: '; zij liep onder SAS, de aanpak van vóór de MAS',
    en: '; it ran by the SAS, the approach before the MAS',
  },
  mas: { nl: '; zij liep onder de MAS', en: '; it ran by the MAS' },
};

/** That a case ran already, came with a list, and by which method it ran. */
export function takenOverInWords(list: string, reason: string | undefined, method: string | undefined): Sentence {
  const why = reason === undefined ? undefined : handReasonInWords(reason);
  const under = ranUnder[method ?? ''] ?? { nl: '', en: '' };
  return {
    nl: `De zaak liep al en is overgenomen uit de lijst ‘${list}’${why ? `: ${why.nl}` : ''}${under.nl}`,
    en: `The case ran already and was taken over from the list ‘${list}’${why ? `: ${why.en}` : ''}${under.en}`,
  };
}

/** When the step began, as far as the list knew. */
export function takenBegin({ since }: TakenTurn): WhyPart {
  if (since === undefined) {
    return {
      kind: 'start',
      sentence: {
        nl: 'De stap liep al; wanneer zij begon, stond niet in de lijst',
        en: 'The step ran already; the list did not say when it started',
      },
    };
  }
  const day = dayInWords(since);
  return {
    kind: 'start',
    on: since,
    sentence: { nl: `De stap begon op ${day.nl}`, en: `The step started on ${day.en}` },
  };
}

/** That its date is not counted here. */
export function takenPart({ on, due, list }: TakenTurn): WhyPart {
  const [day, to] = [dayInWords(on), dayInWords(due)];
  return {
    kind: 'taken-over',
    on,
    to: due,
    sentence: {
      nl: `Op ${day.nl} is de stap overgenomen uit de lijst ‘${list}’, met deze datum: ${to.nl}`,
      en: `On ${day.en} the step was taken over from the list ‘${list}’, with this date: ${to.en}`,
    },
  };
}

/** The same in one line. */
export function takenSummary({ list }: TakenTurn): Sentence {
  return {
    nl: `overgenomen uit de lijst ‘${list}’, met deze datum`,
    en: `taken over from the list ‘${list}’, with this date`,
  };
}
