import { type CsvRow, unreadable, type UnreadableRow } from '@app/platform';
import { type AbsenceKind, type LocalDate, type Sentence, writtenDate } from '@app/rules';
import type { AbsenceColumn, AbsenceProfile } from './absence-profile';

/** What a school states of one pupil on one day, or in one lesson of it. */
export interface Statement {
  readonly line: number;
  /** The school's own number of the pupil, as text. */
  readonly number: string;
  readonly on: LocalDate;
  /** A lesson, `day` for the whole day, or `late` for a time late that names no lesson. */
  readonly part: string;
  readonly kind: AbsenceKind;
  /** Lesson hours or clock hours, as the school counts; left out where hours do not count. */
  readonly hours?: number;
}

/** Why a row did not go in. */
export interface WrongRow {
  readonly line: number;
  readonly column: AbsenceColumn | '';
  readonly reason: Sentence;
}

/** What a row is judged by. */
export interface School {
  readonly brin: string | null;
  readonly countsIn: 'lesson' | 'clock';
  /** The date on which the file comes in. */
  readonly today: LocalDate;
}

type Cells = Readonly<Record<AbsenceColumn, string>>;
type Wrong = Omit<WrongRow, 'line'>;

/** Makes a statement of a row, or says for each column what is wrong with it. */
export function readAbsenceRow(
  row: CsvRow<AbsenceColumn> | UnreadableRow,
  { brin, countsIn, today }: School,
  profile: AbsenceProfile,
): Statement | readonly WrongRow[] {
  const { line } = row;
  if ('unreadable' in row) return [{ line, column: '', reason: unreadable[row.unreadable] }];
  const { cells } = row;
  const kind = profile.kinds.get(cells.code.toLowerCase());
  const on = writtenDate(cells.on);
  const wrong = [
    ...wrongSchool(cells.brin, brin),
    ...wrongNumber(cells.pupil),
    ...wrongDate(cells.on, on, today),
    ...wrongLesson(cells.lesson),
    ...(kind ? [] : [unknownCode(cells.code, profile)]),
    ...wrongMinutes(cells, kind, countsIn),
  ];
  if (wrong.length > 0 || !kind || !on) return wrong.map((part) => ({ line, ...part }));
  const lesson = cells.lesson === '' ? undefined : Number(cells.lesson);
  const hours = hoursOf(cells, { kind, countsIn, lessonMinutes: profile.lessonMinutes });
  const part = lesson === undefined ? (kind === 'late' ? 'late' : 'day') : String(lesson);
  return { line, number: cells.pupil, on, part, kind, ...(hours !== undefined && { hours }) };
}

/** A school that is a branch may be named by its institution alone. */
function wrongSchool(given: string, own: string | null): Wrong[] {
  const names = [own, own?.slice(0, 4)].map((name) => name?.toUpperCase());
  if (given === '' || names.includes(given.toUpperCase())) return [];
  const reason = { nl: 'Dit is niet uw eigen school', en: 'This is not your own school' };
  return [{ column: 'brin', reason }];
}

function wrongNumber(given: string): Wrong[] {
  if (/^[0-9A-Za-z][0-9A-Za-z./-]{0,19}$/.test(given)) return [];
  const reason = { nl: 'Geen leerlingnummer', en: 'No pupil number' };
  return [{ column: 'pupil', reason }];
}

function wrongDate(given: string, on: LocalDate | undefined, today: LocalDate): Wrong[] {
  if (!on) {
    const about = given === '' ? { nl: 'De datum ontbreekt', en: 'The date is missing' } : noDate;
    return [{ column: 'on', reason: about }];
  }
  const oldest = `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`;
  if (on > today) return [{ column: 'on', reason: { nl: 'Deze dag moet nog komen', en: 'This day is yet to come' } }];
  if (on >= oldest) return [];
  return [{ column: 'on', reason: { nl: 'Langer dan twee jaar geleden', en: 'More than two years ago' } }];
}

const noDate: Sentence = {
  nl: 'Geen datum die bestaat: schrijf 2026-11-02 of 2-11-2026',
  en: 'No date that exists: write 2026-11-02 or 2-11-2026',
};

function wrongLesson(given: string): Wrong[] {
  if (given === '' || (/^\d{1,2}$/.test(given) && Number(given) <= 20)) return [];
  const reason = { nl: 'Geen lesuur van 0 tot 20', en: 'No lesson from 0 to 20' };
  return [{ column: 'lesson', reason }];
}

function unknownCode(given: string, { kinds }: AbsenceProfile): Wrong {
  const known = [...kinds.keys()].filter((code) => code.length <= 2).map((code) => code.toUpperCase());
  if (given === '') return { column: 'code', reason: { nl: 'De code ontbreekt', en: 'The code is missing' } };
  return {
    column: 'code',
    reason: {
      nl: `Onbekende code; bekend zijn ${known.join(', ')}`,
      en: `Unknown code; known are ${known.join(', ')}`,
    },
  };
}

function wrongMinutes(
  { lesson, minutes }: Cells,
  kind: AbsenceKind | undefined,
  countsIn: School['countsIn'],
): Wrong[] {
  if (minutes !== '' && (!/^\d{1,4}$/.test(minutes) || Number(minutes) > 1440)) {
    return [
      { column: 'minutes', reason: { nl: 'Geen aantal minuten van een dag', en: 'No number of minutes of a day' } },
    ];
  }
  const isMeasured = Number(minutes) > 0 || (countsIn === 'lesson' && lesson !== '');
  if (kind !== 'unauthorised' || isMeasured) return [];
  const reason = {
    nl: 'Hoe lang? Vul het lesuur of de minuten in',
    en: 'How long? Fill in the lesson or the minutes',
  };
  return [{ column: 'minutes', reason }];
}

interface Measure {
  readonly kind: AbsenceKind;
  readonly countsIn: School['countsIn'];
  readonly lessonMinutes: number;
}

/** A lesson is one lesson hour whatever its length; without a lesson so many of the usual length as fit, begun ones too. */
function hoursOf({ lesson, minutes }: Cells, { kind, countsIn, lessonMinutes }: Measure): number | undefined {
  if (kind === 'late') return undefined;
  if (countsIn === 'lesson' && lesson !== '') return 1;
  if (Number(minutes) === 0) return undefined;
  const perHour = countsIn === 'lesson' ? lessonMinutes : 60;
  const hours = Number(minutes) / perHour;
  return countsIn === 'lesson' ? Math.ceil(hours) : Math.round(hours * 100) / 100;
}
