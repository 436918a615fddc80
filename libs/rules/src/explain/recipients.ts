import type { Level, Recipient, Role } from '../agreements/roles';
import { inBoth, listInWords, type Sentence } from './words';

type Named = Role | 'director' | 'responsible';

const names: Record<Named, Sentence> = {
  school: { nl: 'de school', en: 'the school' },
  alliance: { nl: 'het samenwerkingsverband', en: 'the alliance' },
  'youth-health': { nl: 'de jeugdgezondheidszorg', en: 'youth health care' },
  'neighbourhood-team': { nl: 'het wijkteam', en: 'the neighbourhood team' },
  'compulsory-education': { nl: 'leerplicht', en: 'compulsory education' },
  parents: { nl: 'de ouders', en: 'the parents' },
  'young-person': { nl: 'de jongere', en: 'the young person' },
  table: { nl: 'de thuiszitterstafel', en: 'the table' },
  'process-director': { nl: 'de procesregisseur', en: 'the process director' },
  'decisive-authority': { nl: 'wie doorzettingsmacht heeft', en: 'the holder of decisive authority' },
  facility: { nl: 'de voorziening', en: 'the facility' },
  'care-provider': { nl: 'de zorgaanbieder', en: 'the care provider' },
  'certified-institution': { nl: 'de gecertificeerde instelling', en: 'the certified institution' },
  'transition-coach': { nl: 'de overstapcoach', en: 'the transition coach' },
  'receiving-school': { nl: 'de ontvangende school', en: 'the receiving school' },
  'receiving-alliance': { nl: 'het ontvangende samenwerkingsverband', en: 'the receiving alliance' },
  'receiving-compulsory-education': { nl: 'de ontvangende leerplicht', en: 'the receiving compulsory education' },
  director: { nl: 'de regiehouder', en: 'the director' },
  responsible: { nl: 'wie de stap zou zetten', en: 'whose step it is' },
};

const levels: Record<Level | 'chair', Sentence> = {
  backup: { nl: 'de achterwacht', en: 'the backup' },
  'team-lead': { nl: 'de teamleider', en: 'the team lead' },
  management: { nl: 'de directie', en: 'the management' },
  board: { nl: 'het bestuur', en: 'the board' },
  chair: { nl: 'de voorzitter', en: 'the chair' },
};

/** Who is meant by `school`, `school.team-lead` or `table.chair`, with an article: `de teamleider van de school`. */
export function recipientInWords(recipient: Recipient): Sentence {
  const [role, level] = recipient.split('.') as [Named, (Level | 'chair') | undefined];
  const named = names[role] ?? { nl: role, en: role };
  if (!level) return named;
  const place = levels[level] ?? { nl: level, en: level };
  return inBoth((as) => `${place[as]} ${as === 'nl' ? 'van' : 'of'} ${named[as]}`);
}

/** Several recipients: `de school en de teamleider van leerplicht`. */
export function recipientsInWords(recipients: readonly Recipient[]): Sentence {
  return listInWords(recipients.map(recipientInWords));
}

/** With a capital, to begin a sentence with. */
export function capital({ nl, en }: Sentence): Sentence {
  return { nl: nl[0]!.toUpperCase() + nl.slice(1), en: en[0]!.toUpperCase() + en.slice(1) };
}
