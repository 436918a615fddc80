import { file } from './import-desk';

type Cells = Readonly<Record<string, string>>;

/** A list of one kind that is right, and what can be made of it that is wrong. */
export interface ListSample {
  /** Lists that must be there before. */
  readonly before: readonly (readonly [kind: string, list: string])[];
  /** The header: columns by the names in which it is told what is wrong with them. */
  readonly columns: string;
  /** Two rows that are kept, the first with letters that encodings differ on. */
  readonly rows: readonly [Cells, Cells];
  /** A row of something that is not known yet, what contradicts it, and in which column that is told. */
  readonly fresh: Cells;
  readonly otherwise: Cells;
  readonly toldIn: string;
  readonly dates: readonly string[];
  readonly moments: readonly string[];
  /** Columns with what must never be told again: it is of a person or a child. */
  readonly secret: readonly string[];
}

const organisations = file(
  'soort;naam;nummer;sectoren;gemeenten',
  'school;Rietplas;99WP;vo;',
  'leerplicht;Leerplicht Waterdam;;;Waterdam',
);
const people = file(
  'organisatie;niveau;naam;functie;e-mail',
  '99WP;persoon;Mirjam de Boer;zorgcoördinator;mirjam@rietplas.example',
  'Leerplicht Waterdam;persoon;Joost van Dalen;leerplichtambtenaar;joost@waterdam.example',
);
const pupils = file(
  'brin;leerlingnummer;naam;geboortedatum;gemeente',
  '99WP;q7391;Zoë Çelik;17-9-2011;Waterdam',
  '99WP;q7392;Renée Ünal;18-9-2011;Waterdam',
  '99WP;q7393;Ömer Ízzet;19-9-2011;Waterdam',
);
const children: ListSample['before'] = [
  ['organisations', organisations],
  ['people', people],
  ['pupils', pupils],
];

const samples: Readonly<Record<string, ListSample>> = {
  organisations: {
    before: [],
    columns: 'soort;naam;nummer;sectoren;gemeenten',
    rows: [
      { soort: 'school', naam: 'Café Zoë', nummer: '99QR', sectoren: 'vo' },
      { soort: 'ggd', naam: 'GGD Çelik' },
    ],
    fresh: { soort: 'leerplicht', naam: 'Bureau Ñandú', gemeenten: 'Waterdam' },
    otherwise: { gemeenten: 'Rietoord' },
    toldIn: 'nummer',
    dates: [],
    moments: [],
    secret: ['naam', 'nummer', 'gemeenten'],
  },
  people: {
    before: [['organisations', organisations]],
    columns: 'organisatie;niveau;naam;functie;e-mail;taal',
    rows: [
      { organisatie: '99WP', niveau: 'persoon', naam: 'Zoë Çelik', functie: 'coördinator', 'e-mail': 'zoe@x.example' },
      { organisatie: 'Rietplas', niveau: 'backup', naam: 'Aya Santos', functie: 'mentor', 'e-mail': 'aya@x.example' },
    ],
    fresh: {
      organisatie: '99WP',
      niveau: 'teamleider',
      naam: 'Ömer',
      functie: 'conrector',
      'e-mail': 'omer@x.example',
    },
    otherwise: { functie: 'adjunct' },
    toldIn: 'functie',
    dates: [],
    moments: [],
    secret: ['naam', 'functie', 'e-mail'],
  },
  pupils: {
    before: [['organisations', organisations]],
    columns: 'brin;leerlingnummer;naam;geboortedatum;gemeente;bsn',
    rows: [
      { brin: '99WP', leerlingnummer: 'q7391', naam: 'Zoë Çelik', geboortedatum: '17-9-2011', gemeente: 'Waterdam' },
      {
        brin: '99WP',
        leerlingnummer: 'q7392',
        naam: 'Renée Ünal',
        geboortedatum: '2011-09-18',
        gemeente: 'Elders',
        bsn: '999990019',
      },
    ],
    fresh: { brin: '99WP', leerlingnummer: 'q7393', naam: 'Ömer', geboortedatum: '20110919', gemeente: 'Waterdam' },
    otherwise: { naam: 'Omar' },
    toldIn: 'leerlingnummer',
    dates: ['geboortedatum'],
    moments: [],
    secret: ['leerlingnummer', 'naam', 'geboortedatum', 'bsn'],
  },
  'running-cases': {
    before: children,
    columns: 'brin;leerlingnummer;naam;geboortedatum;afspraak;eerste dag afwezig;regie;open stap;stap sinds;uiterlijk',
    rows: [
      {
        brin: '99WP',
        naam: 'Zoë Çelik',
        geboortedatum: '17-9-2011',
        afspraak: 'Langdurig relatief verzuim',
        'eerste dag afwezig': '6-10-2026',
        regie: 'leerplicht',
        'open stap': 'talk',
        'stap sinds': '26-10-2026',
        uiterlijk: '24-11-2026',
      },
      {
        brin: '99WP',
        leerlingnummer: 'q7392',
        afspraak: 'long-relative-absence',
        'eerste dag afwezig': '2026-11-02',
        'open stap': 'talk',
        uiterlijk: '2026-12-18',
      },
    ],
    fresh: {
      brin: '99WP',
      leerlingnummer: 'q7393',
      afspraak: 'long-relative-absence',
      'eerste dag afwezig': '20261102',
      'open stap': 'talk',
      uiterlijk: '18/12/2026',
    },
    otherwise: { uiterlijk: '17-12-2026' },
    toldIn: 'leerlingnummer',
    dates: ['geboortedatum', 'eerste dag afwezig', 'stap sinds', 'uiterlijk'],
    moments: [],
    secret: ['leerlingnummer', 'naam', 'geboortedatum', 'eerste dag afwezig'],
  },
  absences: {
    before: children,
    columns: 'brin;leerlingnummer;datum;lesuur;code;minuten;reden;periode van;periode tot',
    rows: [
      { brin: '99WP', leerlingnummer: 'q7391', datum: '2-11-2026', code: 'Z', reden: 'bij oma in Curaçao' },
      { brin: '99WP', leerlingnummer: 'q7392', datum: '2026-11-03', lesuur: '2', code: 'O', minuten: '50' },
    ],
    fresh: { brin: '99WP', leerlingnummer: 'q7393', datum: '20261103', code: 'G' },
    otherwise: { code: 'Z' },
    toldIn: 'code',
    dates: ['datum', 'periode van', 'periode tot'],
    moments: [],
    secret: ['leerlingnummer', 'datum', 'reden'],
  },
  notifications: {
    before: children,
    columns: 'meldingsnummer;soort;status;bsn;geboortedatum;brin;begin;eind;uren;laatste mutatie;actie school',
    rows: [
      {
        meldingsnummer: 'q8391',
        soort: '18-plus verzuim',
        status: 'in behandeling',
        geboortedatum: '17-9-2011',
        brin: '99WP',
        begin: '2-11-2026',
        'laatste mutatie': '2-11-2026 10:15',
        'actie school': 'gesprek met Zoë',
      },
      {
        meldingsnummer: 'q8392',
        soort: '16-uur',
        status: 'afgehandeld',
        geboortedatum: '18-9-2011',
        brin: '99WP',
        begin: '2026-11-02',
        eind: '2026-11-20',
        uren: '16,5',
        'laatste mutatie': '2026-11-23T10:15:00Z',
      },
    ],
    fresh: {
      meldingsnummer: 'q8393',
      soort: '18-plus verzuim',
      status: 'gemeld',
      geboortedatum: '19-9-2011',
      brin: '99WP',
      begin: '3-11-2026',
      'laatste mutatie': '4-11-2026',
    },
    otherwise: { begin: '4-11-2026' },
    toldIn: 'laatste mutatie',
    dates: ['geboortedatum', 'begin', 'eind'],
    moments: ['laatste mutatie'],
    secret: ['meldingsnummer', 'geboortedatum', 'actie school'],
  },
  enrolments: {
    before: children,
    columns: 'geboortedatum;brin;vestiging;status;begin;eind;opleiding',
    rows: [
      { geboortedatum: '17-9-2011', brin: '99WP', status: 'ingeschreven', begin: '24-8-2026', opleiding: 'Café' },
      { geboortedatum: '18-9-2011', brin: '99WP', status: 'uitgeschreven', begin: '20250818', eind: '20-11-2026' },
    ],
    fresh: { geboortedatum: '19-9-2011', brin: '99WP', status: 'ingeschreven', begin: '24-8-2026' },
    otherwise: { eind: '1-12-2026' },
    toldIn: 'eind',
    dates: ['geboortedatum', 'begin', 'eind'],
    moments: [],
    secret: ['geboortedatum', 'opleiding'],
  },
};

/** @throws Error for a kind that nobody tries with wrong files: each has a sample */
export function sampleOf(kind: string): ListSample {
  const sample = samples[kind];
  if (!sample) throw new Error(`There is no sample of ${kind}: write one, and it is tried with every wrong file`);
  return sample;
}

/** A row as a line of the file. */
export const lineOf = ({ columns }: ListSample, cells: Cells): string =>
  columns
    .split(';')
    .map((column) => cells[column] ?? '')
    .join(';');

/** The header and rows of a file. */
export const linesOf = (sample: ListSample, ...rows: readonly Cells[]): string[] => [
  sample.columns,
  ...rows.map((cells) => lineOf(sample, cells)),
];
