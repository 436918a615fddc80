import type { Basis, Purpose, StatedAbsence, WrittenAuthority, WrittenWords } from '@app/cases';

/** The words of a copy. It is for the family, who live here, so it is in Dutch alone. */

export const parts = {
  steps: 'Wat deze organisatie voor uw kind te doen had',
  forms: 'Wat zij daarbij heeft ingevuld',
  written: 'Wat zij heeft opgeschreven, gevraagd en geantwoord',
  absence: 'Afwezigheid die zij heeft opgegeven',
  told: 'Wat zij aan anderen heeft verteld',
  authority: 'Wie volgens haar het gezag heeft of helpt',
  looks: 'Wanneer iemand van haar in de gegevens keek',
} as const;

export const leftOut: readonly string[] = [
  'Wat andere organisaties bewaren. Dat vraagt u aan hen, op dezelfde manier.',
  'Namen van andere mensen. U leest wat zij doen en bij welke organisatie.',
  'Het burgerservicenummer. En waar anderen wonen of te bereiken zijn: alleen wat u zelf opgaf, leest u hier.',
  'Het eigen dossier van de jeugdarts of van een opsporingsambtenaar. Daarvoor gelden eigen regels; vraag het daar.',
];

export const nothing = 'Hierover bewaart deze organisatie niets.';
export const confidentialStep = 'Een stap waarvan de naam vertrouwelijk is';

export const dueOn = 'Uiterlijk';
export const state = 'Stand';
export const hours = 'Uren';
export const about = 'Waarover';
export const because = 'Waarvoor';
export const basis = 'Op grond van';
export const until = 'Tot en met';
export const ended = 'dit is beëindigd';
export const source = 'Bron';
export const mail = 'Uw e-mailadres';
export const phone = 'Uw telefoonnummer';
export const address = 'Uw adres';

export const states: Readonly<Record<string, string>> = {
  open: 'loopt',
  waiting: 'wacht',
  done: 'gedaan',
  skipped: 'overgeslagen, met een reden',
  ended: 'niet meer nodig',
};

export const kinds: Readonly<Record<WrittenWords['kind'], string>> = {
  note: 'Een notitie',
  question: 'Een vraag aan een ander',
  answer: 'Een antwoord aan een ander',
};

export const absences: Readonly<Record<StatedAbsence['kind'], string>> = {
  unauthorised: 'Afwezig zonder toestemming',
  authorised: 'Afwezig met toestemming',
  sick: 'Ziek gemeld',
  late: 'Te laat',
};

export const relatives: Readonly<Record<WrittenAuthority['kind'], string>> = {
  parent: 'Een ouder',
  guardian: 'Een voogd',
  'young-person': 'De jongere zelf',
  supporter: 'Iemand die het gezin helpt',
};

export const sources: Readonly<Record<string, string>> = {
  'birth-register': 'basisregistratie personen',
  court: 'uitspraak van de rechter',
  told: 'verteld door het gezin',
  'asked-by-family': 'gevraagd door het gezin',
};

export const purposes: Readonly<Record<Purpose, string>> = {
  'return-to-school': 'terug naar school',
  'support-at-school': 'hulp op school',
  place: 'een plek om te leren',
  care: 'hulp voor kind en gezin',
  supervision: 'toezicht op de leerplicht',
  'decision-at-table': 'een besluit van de tafel',
};

export const bases: Readonly<Record<Basis, string>> = {
  law: 'de wet',
  'public-task': 'haar publieke taak',
  consent: 'uw toestemming',
  vital: 'gevaar voor het kind',
  'advice-of-parents': 'wat u zelf hebt laten weten',
};

export const toldTo = (organisation: string) => `Verteld aan ${organisation}`;

/** `Iemand van de school keek 3 keer`. */
export const lookedAs = (role: string, times: number) =>
  `Iemand (${role}) keek ${times === 1 ? 'één keer' : `${times} keer`}`;

/** A word of a form: `at-home` reads `at home`. */
export const plain = (word: string) =>
  word
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();

export function plainValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainValue).join(', ');
  if (value === true) return 'ja';
  if (value === false) return 'nee';
  return typeof value === 'string' && !/^\d{4}-/.test(value) ? plain(value) : JSON.stringify(value).replaceAll('"', '');
}
