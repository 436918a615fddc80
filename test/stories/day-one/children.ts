import { calendarOf, dateOf, dayNumber, type LocalDate, parseSchoolHolidays } from '@app/rules';
import { readFileSync } from 'node:fs';
import { childNumbers } from '../../support/child-numbers';

/** The children, and what lists say of them. Each is called by the first name; school and number are in the rows. */

const bsn = childNumbers('bsn', 6);
const [ofEvi, ofLars, ofMila, ofNina, ofOtis, ofIris] = bsn as [string, string, string, string, string, string];
const [educationOfHugo] = childNumbers('education-number', 1);

/** Evi goes to two schools, which one number shows. */
export const pupils = [
  'brin;leerlingnummer;naam;geboortedatum;gemeente;bsn;onderwijsnummer',
  '99WR;101;Noor Achterberg;4-3-2011;WATERDAM;;',
  '99WR;102;Bram Stam;5-3-2011;Waterdam;;',
  '99WR;103;Aya Santos;6-3-2011;Rietoord;;',
  '99WR;104;Daan Mol;7-3-2011;Waterdam;;',
  `99WR;105;Evi Zomer;8-3-2012;Waterdam;${ofEvi};`,
  '99WR;106;Finn Haan;9-3-2011;Rietoord;;',
  '99WR;107;Guus Veen;10-3-2011;Waterdam;;',
  `99WR;108;Hugo Berg;11-3-2011;Waterdam;;${educationOfHugo}`,
  `99WR;109;Iris Duin;12-3-2011;Rietoord;${ofIris};`,
  '99WR;110;Jens Laan;13-3-2011;Waterdam;;',
  '99WR;111;Kira Meer;14-3-2011;Waterdam;;',
  `99WR;112;Lars Poel;15-3-2011;Waterdam;${ofLars};`,
  `99WR;113;Mila Rook;16-3-2011;Waterdam;${ofMila};`,
  `99WP;201;Evi Zomer;8-3-2012;Waterdam;${ofEvi};`,
  `99WP;202;Nina Tulp;17-3-2015;Rietoord;${ofNina};`,
  `99WP;203;Otis Wolf;18-3-2015;Rietoord;${ofOtis};`,
];

/** Cases that ran already. The last row is Evi's again, at her other school. */
export const runningCases = [
  'brin;leerlingnummer;afspraak;eerste dag afwezig;regie;open stap;stap sinds;uiterlijk;gedaan;reden',
  '99WR;101;long-relative-absence;6-10-2026;leerplicht;return-plan;;24-11-2026;round-table;gemeld',
  '99WR;102;Langdurig relatief verzuim;26-10-2026;school;Terugkeerplan|talk;;18-11-2026|1-12-2026;round-table;',
  '99WR;103;long-relative-absence;2-9-2026;ggd;capacity-advice;;13-11-2026;;',
  '99WR;104;relative-absence;17-11-2026;;inquiry;23-11-2026;7-12-2026;;',
  '99WR;105;long-relative-absence;20-11-2026;school;;;;;',
  '99WR;106;long-relative-absence;13-11-2026;swv;perspective-advice;;27-11-2026;;',
  '99WR;107;long-relative-absence;12-10-2026;ggd;capacity-advice;;30-10-2026;;',
  '99WP;201;long-relative-absence;20-11-2026;school;;;;;',
];

const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
const calendar = calendarOf({ schoolHolidays });

/** Rows of a pupil on each school day of a period. */
function eachSchoolDay(from: LocalDate, until: LocalDate, row: (on: LocalDate) => string): string[] {
  const rows: string[] = [];
  for (let day = dayNumber(from); day <= dayNumber(until); day += 1)
    if (calendar.isSchool(day)) rows.push(row(dateOf(day)));
  return rows;
}

const absenceHeader = 'leerlingnummer;datum;lesuur;code;minuten';
const lessons = (pupil: string, from: LocalDate, until: LocalDate) =>
  eachSchoolDay(from, until, (on) => `${pupil};${on};1;O;`);
const wholeDays = (pupil: string, from: LocalDate, until: LocalDate) =>
  eachSchoolDay(from, until, (on) => `${pupil};${on};;O;300`);

/**
 * What Rietplas states of three weeks; of the fourth nobody spoke yet. Hugo and Kira come to sixteen hours, Iris misses a
 * lesson on each day of the three weeks, Jens of the first two.
 */
export const ofRietplas = {
  given: { school: '99WR', covers: { from: '2026-11-02', until: '2026-11-20' } },
  lines: [
    absenceHeader,
    ...wholeDays('108', '2026-11-16', '2026-11-18'),
    ...lessons('109', '2026-11-02', '2026-11-20'),
    ...lessons('110', '2026-11-02', '2026-11-13'),
    ...wholeDays('111', '2026-11-16', '2026-11-18'),
  ],
} as const;
/** Kira was sick on the second of her days. */
export const corrected = { given: { school: '99WR' }, lines: [absenceHeader, '111;2026-11-17;;Z;'] } as const;
/** At De Wilg Evi missed four days of five hours. */
export const ofDeWilg = {
  given: { school: '99WP', covers: { from: '2026-11-23', until: '2026-11-27' } },
  lines: [absenceHeader, ...wholeDays('201', '2026-11-23', '2026-11-26')],
} as const;

const notificationHeader = 'meldingsnummer;soort;status;bsn;begin;laatste_mutatie';
const ofMila16 = (status: string, changed: string) => `M2;16-uur;${status};${ofMila};2026-11-16;${changed}`;
export const notifications = [
  notificationHeader,
  `M1;Langdurig relatief verzuim;gemeld;${ofLars};2026-10-26;2026-11-24T10:00`,
  ofMila16('gemeld', '2026-11-25T10:00'),
  `M3;18-plus verzuim;gemeld;${ofLars};2026-10-26;2026-11-24T10:00`,
  `M4;Langdurig relatief verzuim;gemeld;${ofNina};2026-10-26;2026-11-24T10:00`,
];
export const withdrawn = [notificationHeader, ofMila16('ingetrokken', '2026-11-29T10:00')];

export const enrolments = [
  'bsn;brin;status;begin;eind',
  `${ofNina};99WP;ingeschreven;2023-08-21;`,
  `${ofOtis};99WP;uitgeschreven;2023-08-21;2026-11-20`,
];
