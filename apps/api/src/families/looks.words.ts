import type { LookedAt, ToldCategory } from '@app/cases';
import type { Sentence } from '@app/rules';
import { partnerInWords } from './family.words';

/** What is looked at and told, in plain words: as parents speak of it. */
export const toldInPlainWords: Readonly<Record<ToldCategory, Sentence>> = {
  identity: { nl: 'naam en school', en: 'name and school' },
  bsn: { nl: 'burgerservicenummer', en: 'citizen service number' },
  contact: { nl: 'adres en telefoon', en: 'address and telephone' },
  absence: { nl: 'afwezigheid', en: 'absence' },
  education: { nl: 'onderwijs en hulp op school', en: 'education and support at school' },
  'medical-detail': { nl: 'aantekeningen van de jeugdarts', en: 'notes of the youth doctor' },
  'medical-conclusion': { nl: 'het advies van de jeugdarts', en: 'the advice of the youth doctor' },
  family: { nl: 'het gezin', en: 'the family' },
  care: { nl: 'hulp en wachten op hulp', en: 'care and waiting for care' },
  agreements: { nl: 'de afspraken', en: 'the agreements' },
  table: { nl: 'besluiten van de tafel', en: 'decisions of the table' },
  judicial: { nl: 'of er een maatregel loopt', en: 'whether there is a measure' },
  exemption: { nl: 'vrijstelling', en: 'exemption' },
};

/** `De school (Rietplas) keek 3 keer: naam en school, afwezigheid, de afspraken.` */
export function lookInWords(
  { role, organisation, times }: Pick<LookedAt, 'role' | 'organisation' | 'times'>,
  categories: readonly string[],
): Sentence {
  const who = partnerInWords(role);
  const what = categories.flatMap((one) => toldInPlainWords[one as ToldCategory] ?? []);
  const listed = (language: 'nl' | 'en') => what.map((one) => one[language]).join(', ');
  return {
    nl: `${who.nl} (${organisation}) keek ${times === 1 ? 'één keer' : `${times} keer`}: ${listed('nl')}.`,
    en: `${who.en} (${organisation}) looked ${times === 1 ? 'once' : `${times} times`}: ${listed('en')}.`,
  };
}
