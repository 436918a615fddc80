import type { Sentence } from '../explain/words';

/** What absence is, as it is notified and counted: one word for each kind, for forms, screens and figures. */
export const absenceDefinitions = {
  relative: {
    title: { nl: 'Relatief verzuim', en: 'Relative absence' },
    help: {
      nl: 'Ingeschreven op een school, en zonder geldige reden afwezig.',
      en: 'Enrolled at a school, and absent without a valid reason.',
    },
    source: 'Leerplichtwet 1969 art. 21 en 21a',
  },
  'sixteen-hours': {
    title: { nl: 'Wettelijk verzuim (16 uur)', en: 'Statutory absence (16 hours)' },
    help: {
      nl: 'Relatief verzuim van zestien uur les of praktijk in vier opeenvolgende lesweken: de school moet dit melden.',
      en: 'Relative absence of sixteen hours of lessons or practice in four consecutive school weeks: the school must notify it.',
    },
    partOf: 'relative',
    source: 'Leerplichtwet 1969 art. 21 en 21a',
  },
  'long-relative': {
    title: { nl: 'Langdurig relatief verzuim', en: 'Long relative absence' },
    help: {
      nl: 'Ingeschreven, en langer dan vier weken zonder onderbreking ongeoorloofd afwezig.',
      en: 'Enrolled, and absent without leave for more than four weeks without a break.',
    },
    partOf: 'relative',
    source: 'Meldsoort van het verzuimregister (DUO)',
  },
  luxury: {
    title: { nl: 'Luxe verzuim', en: 'Holiday without leave' },
    help: {
      nl: 'Op vakantie buiten de schoolvakanties, zonder dat verlof is gegeven.',
      en: 'On holiday outside the school holidays, without leave.',
    },
    partOf: 'relative',
    source: 'Meldsoort van het verzuimregister (DUO)',
  },
  other: {
    title: { nl: 'Overig verzuim', en: 'Other absence' },
    help: {
      nl: 'Verzuim onder de wettelijke grens, te laat komen of een ziekmelding die de school niet vertrouwt.',
      en: 'Absence below the legal limit, being late, or a sick report that the school doubts.',
    },
    source: 'Meldsoort van het verzuimregister (DUO)',
  },
  absolute: {
    title: { nl: 'Absoluut verzuim', en: 'Absolute absence' },
    help: {
      nl: 'Leerplichtig of kwalificatieplichtig, en op geen enkele school ingeschreven, zonder vrijstelling.',
      en: 'Of compulsory age, and enrolled at no school at all, without an exemption.',
    },
    source: 'Leerplichtwet 1969 art. 2, 3 en 19',
  },
} as const satisfies Record<string, AbsenceDefinition>;

/** One kind of absence, and what it is. */
export interface AbsenceDefinition {
  readonly title: Sentence;
  /** What it is, for who fills in a form. */
  readonly help: Sentence;
  /** The kind that it is a part of. */
  readonly partOf?: string;
  readonly source: string;
}

/** The kinds that a school notifies; absolute absence is found by the municipality. */
export const notifiedKinds = [
  'sixteen-hours',
  'long-relative',
  'luxury',
  'other',
] as const satisfies readonly (keyof typeof absenceDefinitions)[];
