import type { Title } from '../agreements/agreement';
import type { Sentence } from '../explain/words';

/** How long something is kept, from a day on. */
export type Keeps =
  | { readonly months: number }
  | { readonly days: number }
  /** Until somebody becomes so old: the day from which it counts is that of birth. */
  | { readonly untilAge: number }
  /** Until the end of the school year after the one of that day. */
  | 'next-school-year';

/** How a class goes: by two people who looked at its list, or by the clock alone where nothing is to be weighed. */
export type Goes = 'by-two' | 'by-the-clock';

/** One kind of what is kept: how long, from when, and why so long. */
export interface RetentionClass {
  readonly title: Title;
  readonly keeps: Keeps;
  /** What the day is from which it counts, in words that go behind "from" and "na". */
  readonly from: Sentence;
  readonly basis: Sentence;
  readonly goes: Goes;
  /** The fewest months that a region may agree on, where it may keep it shorter. */
  readonly leastMonths?: number;
}

/**
 * What is kept, and how long: the one list. Terms of the law and of the selection list of municipalities are the same
 * everywhere; where the platform set a term itself, a region may agree on a shorter one (`retention:` in its `region.yaml`).
 */
export const retentionClasses = {
  'case-content': {
    title: { nl: 'Inhoud van een gesloten zaak', en: 'Content of a closed case' },
    keeps: { months: 12 },
    from: { nl: 'de sluiting', en: 'the closing' },
    basis: {
      nl: 'Afspraak van het platform: een jaar na sluiting; wie langer moet bewaren, doet dat in zijn eigen dossier.',
      en: 'Agreed for the platform: a year after the closing; who must keep longer does so in his own file.',
    },
    goes: 'by-two',
    leastMonths: 3,
  },
  'supervision-result': {
    title: { nl: 'Uitkomst van het leerplichttoezicht', en: 'Result of the supervision of school attendance' },
    keeps: { untilAge: 19 },
    from: { nl: 'de geboorte', en: 'birth' },
    basis: { nl: 'Selectielijst gemeenten 2020, 12.1.3.', en: 'Selection list of municipalities 2020, 12.1.3.' },
    goes: 'by-two',
  },
  'criminal-file': {
    title: { nl: 'Strafrechtelijk spoor', en: 'Criminal route' },
    keeps: { months: 60 },
    from: { nl: 'de eerste verwerking', en: 'the first processing' },
    basis: { nl: 'Wet politiegegevens: vijf jaar.', en: 'Police Data Act (Wpg): five years.' },
    goes: 'by-two',
  },
  'medical-note': {
    title: { nl: 'Notities van jeugdarts en verpleegkundige', en: 'Notes of youth doctor and nurse' },
    keeps: { months: 240 },
    from: { nl: 'de laatste wijziging', en: 'the last change' },
    basis: { nl: 'WGBO, BW 7:454: twintig jaar.', en: 'WGBO, BW 7:454: twenty years.' },
    goes: 'by-two',
  },
  'access-log': {
    title: { nl: 'Logboek van wie keek', en: 'Log of who looked' },
    keeps: { months: 60 },
    from: { nl: 'de laatste dag van de maand', en: 'the last day of the month' },
    basis: { nl: 'NEN 7513: ten minste vijf jaar.', en: 'NEN 7513: at least five years.' },
    goes: 'by-two',
  },
  'preventive-contact': {
    title: { nl: 'Met wie een preventief contact was', en: 'With whom a preventive contact was' },
    keeps: 'next-school-year',
    from: { nl: 'de dag van het contact', en: 'the day of the contact' },
    basis: { nl: 'Afspraak van het platform.', en: 'Agreed for the platform.' },
    goes: 'by-the-clock',
  },
  consultation: {
    title: { nl: 'Naam bij een anonieme consultatie', en: 'Name in an anonymous consultation' },
    keeps: { months: 12 },
    from: { nl: 'de dag van de consultatie', en: 'the day of the consultation' },
    basis: { nl: 'Afspraak van het platform.', en: 'Agreed for the platform.' },
    goes: 'by-the-clock',
  },
  absence: {
    title: { nl: 'Verzuim per dag, zoals een school het opgaf', en: 'Absence per day, as a school stated it' },
    keeps: { months: 60 },
    from: { nl: 'de laatste dag van het schooljaar', en: 'the last day of the school year' },
    basis: { nl: 'Verzuim en in- en uitschrijving: vijf jaar.', en: 'Absence and enrolment: five years.' },
    goes: 'by-the-clock',
  },
  'former-pupil': {
    title: { nl: 'Leerling die van school is', en: 'Pupil who left school' },
    keeps: { months: 24 },
    from: {
      nl: 'de laatste dag waarop er iets van de leerling bekend werd',
      en: 'the last day on which something of the pupil became known',
    },
    basis: { nl: 'Overige gegevens van een leerling: twee jaar.', en: 'Other data of a pupil: two years.' },
    goes: 'by-the-clock',
  },
  message: {
    title: { nl: 'Welke berichten zijn verstuurd', en: 'Which messages were sent' },
    keeps: { months: 24 },
    from: { nl: 'de dag van versturen', en: 'the day of sending' },
    basis: { nl: 'Afspraak van het platform.', en: 'Agreed for the platform.' },
    goes: 'by-the-clock',
    leastMonths: 6,
  },
  draft: {
    title: { nl: 'Formulieren die niemand verstuurde', en: 'Forms that nobody sent' },
    keeps: { days: 30 },
    from: { nl: 'de laatste wijziging', en: 'the last change' },
    basis: { nl: 'Afspraak van het platform.', en: 'Agreed for the platform.' },
    goes: 'by-the-clock',
  },
  session: {
    title: { nl: 'Aanmeldingen die voorbij zijn', en: 'Sessions that are over' },
    keeps: { days: 1 },
    from: { nl: 'de dag van aanmelden', en: 'the day of signing in' },
    basis: { nl: 'Een aanmelding duurt ten hoogste twaalf uur.', en: 'A session lasts twelve hours at most.' },
    goes: 'by-the-clock',
  },
} as const satisfies Readonly<Record<string, RetentionClass>>;

export type RetentionClassName = keyof typeof retentionClasses;

/** A class by its name, as all of them are described. */
export const retentionClass = (name: RetentionClassName): RetentionClass => retentionClasses[name];

/** What two people let go together. */
export const goesByTwo = (Object.keys(retentionClasses) as RetentionClassName[]).filter(
  (name) => retentionClass(name).goes === 'by-two',
);
