import { organisations } from './organisations';

/** Where somebody stands in the contact chain of an organisation; `person` is the one who does the work. */
export const chain = ['person', 'backup', 'team-lead', 'management', 'board'] as const;
export type Place = (typeof chain)[number];

export interface DemonstrationPerson {
  readonly id: string;
  readonly organisation: string;
  readonly place: Place | 'chair';
  readonly name: string;
  /** What it says on the door, in Dutch: people call themselves so. */
  readonly function: string;
  readonly email: string;
  readonly language: 'nl' | 'en';
}

type Row = readonly [name: string, job: string];

/** Per organisation its contact chain, from the person up. Invented people; two of the four schools share a board. */
const chains: Readonly<Record<string, readonly Row[]>> = {
  wilg: [
    ['Hanna Terpstra', 'intern begeleider'],
    ['Koen Bleeker', 'leerkracht en achterwacht'],
    ['Marijke Stolwijk', 'teamleider'],
    ['Frans Oudkerk', 'directeur'],
    ['Ingrid van Wierden', 'bestuurder Stichting Onderwijs Waterrijk'],
  ],
  rietplas: [
    ['Mirjam de Boer', 'verzuimcoördinator'],
    ['Sander Hoeksma', 'ondersteuningscoördinator'],
    ['Yvonne Prins', 'teamleider havo'],
    ['Rob Tichelaar', 'rector'],
    ['Ingrid van Wierden', 'bestuurder Stichting Onderwijs Waterrijk'],
  ],
  oever: [
    ['Dagmar Wiersma', 'zorgcoördinator'],
    ['Milan Kuyper', 'gedragsdeskundige'],
    ['Els Bruinsma', 'teamleider'],
    ['Herman Zoet', 'directeur'],
    ['Ingrid van Wierden', 'bestuurder Stichting Onderwijs Waterrijk'],
  ],
  roc: [
    ['Samira Haddad', 'verzuimcoördinator'],
    ['Teun Blokzijl', 'studieloopbaanbegeleider'],
    ['Petra Slager', 'opleidingsmanager'],
    ['Maarten Duin', 'directeur'],
    ['Ingrid van Wierden', 'bestuurder Stichting Onderwijs Waterrijk'],
  ],
  'swv-po': [
    ['Annelies Kramer', 'consulent'],
    ['Bas Verhulst', 'consulent'],
    ['Corrie Nijland', 'teamleider'],
    ['Wim Asselbergs', 'directeur'],
    ['Ada Roelofs', 'voorzitter bestuur'],
  ],
  'swv-vo': [
    ['Jasper Kool', 'consulent'],
    ['Naima Bouazza', 'consulent'],
    ['Liesbeth Vonk', 'teamleider'],
    ['Erik Staal', 'directeur'],
    ['Ada Roelofs', 'voorzitter bestuur'],
  ],
  ggd: [
    ['Fatima Yilmaz', 'jeugdarts'],
    ['Ruben Smeets', 'jeugdverpleegkundige'],
    ['Karin Hofstra', 'teamleider jeugdgezondheid'],
    ['Otto Bergman', 'manager jeugd'],
    ['Simone Alkema', 'directeur publieke gezondheid'],
  ],
  wijkteam: [
    ['Loes Meijering', 'gezinswerker'],
    ['Amir Rahimi', 'gezinswerker'],
    ['Gerda Tukker', 'teamleider'],
    ['Paul Winkel', 'manager'],
    ['Nora Schuurman', 'bestuurder'],
  ],
  'leerplicht-waterdam': [
    ['Joost van Dalen', 'leerplichtambtenaar'],
    ['Chantal Bos', 'leerplichtambtenaar'],
    ['Peter Groothuis', 'teamleider leerplicht'],
    ['Marga Lindeman', 'afdelingshoofd'],
    ['Dirk Waaijer', 'gemeentesecretaris'],
  ],
  'leerplicht-rietoord': [
    ['Wietske Postma', 'leerplichtambtenaar'],
    ['Hassan Benali', 'leerplichtambtenaar'],
    ['Gonnie Rutgers', 'teamleider leerplicht'],
    ['Lex Bijlsma', 'afdelingshoofd'],
    ['Tineke Vorst', 'gemeentesecretaris'],
  ],
  tafel: [['Bert Hoogland', 'voorzitter thuiszitterstafel']],
  doorzettingsmacht: [['Carla Wolters', 'wethouder onderwijs']],
};

/** Works in English, so that the demonstration has somebody who does. */
const inEnglish = new Set(['Ruben Smeets']);

/** Everybody who can be told something or sign in, in the order of the organisations and their chains. */
export const people: readonly DemonstrationPerson[] = organisations.flatMap(({ id: organisation, domain }) =>
  chains[organisation]!.map(([name, job], index) => ({
    id: `${organisation}.${organisation === 'tafel' ? 'chair' : chain[index]!}`,
    organisation,
    place: organisation === 'tafel' ? ('chair' as const) : chain[index]!,
    name,
    function: job,
    email: `${asAddress(name)}@${domain}`,
    language: inEnglish.has(name) ? ('en' as const) : ('nl' as const),
  })),
);

function asAddress(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
}
