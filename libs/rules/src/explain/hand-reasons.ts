import type { ByHand } from '../cases/events';
import type { Sentence } from './words';

const reasons: Readonly<Record<ByHand['reason'], Sentence>> = {
  'absence-not-stated': {
    nl: 'het verzuim staat in geen verzuimbestand',
    en: 'the absence is in no file of the school',
  },
  'notified-elsewhere': { nl: 'het is elders gemeld', en: 'it was notified elsewhere' },
  'asked-by-family': { nl: 'ouders of jongere vragen erom', en: 'the family asks for it' },
  'moved-here': { nl: 'de leerling is hier komen wonen', en: 'the pupil moved here' },
  'worry-of-partner': { nl: 'een partner maakt zich zorgen', en: 'a partner is worried' },
  other: { nl: 'een andere reden', en: 'another reason' },
};

/** Why somebody opened a case. */
export function handReasonInWords(reason: string): Sentence {
  return reasons[reason as ByHand['reason']] ?? { nl: reason, en: reason };
}
