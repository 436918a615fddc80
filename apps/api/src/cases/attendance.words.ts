import type { Register } from '@app/cases';
import { dayInWords, type Sentence } from '@app/rules';

/** What of attendance is registered, for whoever reads it. */
export function registrationWords({ since, until }: Register): Sentence {
  const [from, last] = [dayInWords(since), until && dayInWords(until)];
  return {
    nl: `Vanaf ${from.nl} telt alleen wat de school registreerde; ${last ? `zij deed opgave tot en met ${last.nl}` : 'zij deed nog geen opgave'}.`,
    en: `From ${from.en} only what the school registered counts; ${last ? `it stated up to ${last.en}` : 'it has stated nothing yet'}.`,
  };
}
