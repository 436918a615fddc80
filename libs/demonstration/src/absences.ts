import { type Calendar, dateOf, dayNumber, type LocalDate } from '@app/rules';
import { type Chance, chance } from './chance';
import { childrenTold, type DemonstrationPupil, makePupils } from './pupils';
import type { DemonstrationRegion, Sector } from './regions';

/** A row of the import's own format. `known` is the day on which the school writes it down: later for a correction. */
export interface AbsenceRow {
  readonly pupil: DemonstrationPupil;
  readonly on: LocalDate;
  readonly known: LocalDate;
  /** '' is the whole day. */
  readonly lesson: number | '';
  readonly code: 'O' | 'Z' | 'G' | 'L';
  readonly minutes: number;
}

/** How somebody is absent. Most are as most children are; the others are why there is a platform. */
type Habit = 'ordinary' | 'at-home' | 'skips-lessons' | 'long-sick' | 'often-sick' | 'late';

/** How many of each sector have which habit, in a region of three hundred pupils; all the others are ordinary. */
const unusual: Readonly<Record<Sector, Partial<Record<Habit, number>>>> = {
  po: { 'at-home': 1, 'long-sick': 2, 'often-sick': 2 },
  vo: { 'at-home': 8, 'skips-lessons': 9, 'long-sick': 6, 'often-sick': 5, late: 6 },
  vso: { 'at-home': 2, 'long-sick': 1, 'often-sick': 1 },
  mbo: { 'at-home': 4, 'skips-lessons': 7, 'often-sick': 2, late: 5 },
};

const dayMinutes: Readonly<Record<Sector, number>> = { po: 315, vo: 300, vso: 300, mbo: 360 };

/**
 * The absence of a region, written from the seed: the same rows each time, in order of the day they are known. Only
 * school days of its calendar get rows.
 */
export function makeAbsences(region: DemonstrationRegion, calendar: Calendar): readonly AbsenceRow[] {
  const days = schoolDays(region.absences, calendar);
  const pupils = makePupils(region);
  const habits = habitsOf(pupils, region.unusual);
  const rows = pupils.flatMap((pupil, index) => {
    const luck = chance(`absence ${pupil.brin} ${pupil.number}`);
    return rowsOf(pupil, habits[index]!, days, luck);
  });
  const children = childrenTold(region);
  const told = region.told.flatMap(({ absent }, index) => (absent ? absentFor(children[index]!, absent, days) : []));
  return [...rows, ...told].toSorted((a, b) => byText(a.known, b.known) || byText(a.pupil.brin, b.pupil.brin));
}

/** Quicker than by locale, and the same for what we compare: days and codes. */
const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Whole days without leave, from one day to another. */
function absentFor(
  pupil: DemonstrationPupil,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  days: readonly LocalDate[],
): AbsenceRow[] {
  const minutes = dayMinutes[pupil.sector];
  return days
    .filter((on) => on >= from && on <= until)
    .map((on): AbsenceRow => ({ pupil, on, known: on, lesson: '', code: 'O', minutes }));
}

function schoolDays({ first, last }: DemonstrationRegion['absences'], calendar: Calendar): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = dayNumber(first); day <= dayNumber(last); day += 1) if (calendar.isSchool(day)) days.push(dateOf(day));
  return days;
}

/** The unusual ones are spread over the pupils of a sector, not the first ones of its list. */
function habitsOf(pupils: readonly DemonstrationPupil[], times: number): readonly Habit[] {
  const places = new Map<Sector, Habit[]>();
  for (const [sector, numbers] of Object.entries(unusual) as [Sector, Partial<Record<Habit, number>>][]) {
    const size = pupils.filter((pupil) => pupil.sector === sector).length;
    const special = Object.entries(numbers).flatMap(([habit, count]) =>
      Array<Habit>(Math.round(count * times)).fill(habit as Habit),
    );
    const all = Array<Habit>(size).fill('ordinary');
    for (const [index, habit] of special.entries()) all[Math.floor((index * size) / special.length)] = habit;
    places.set(sector, all);
  }
  return pupils.map(({ sector }) => places.get(sector)!.shift()!);
}

type Write = (on: LocalDate, code: AbsenceRow['code'], lesson?: number) => AbsenceRow;

function rowsOf(pupil: DemonstrationPupil, habit: Habit, days: readonly LocalDate[], luck: Chance): AbsenceRow[] {
  const write: Write = (on, code, lesson) => ({
    pupil,
    on,
    known: on,
    lesson: lesson ?? '',
    code,
    minutes: lesson === undefined ? dayMinutes[pupil.sector] : code === 'L' ? luck.whole(5, 25) : 50,
  });
  return habitRows[habit](days, luck, write);
}

const habitRows: Readonly<Record<Habit, (days: readonly LocalDate[], luck: Chance, write: Write) => AbsenceRow[]>> = {
  ordinary(days, luck, write) {
    const sick = spells(days, luck, { chance: 0.006, longest: 3 });
    return days.flatMap((on) => {
      if (sick.has(on)) return [write(on, 'Z')];
      if (luck.happens(0.004)) return [write(on, 'G')];
      return luck.happens(0.008) ? [write(on, 'L', 1)] : [];
    });
  },
  'at-home'(days, luck, write) {
    const from = luck.whole(5, days.length - 12);
    const until = luck.happens(0.2) ? from + luck.whole(12, 30) : days.length;
    return days.slice(from, until).map((on) => write(on, 'O'));
  },
  'skips-lessons'(days, luck, write) {
    const rows = days.flatMap((on) =>
      luck.happens(0.25) ? lessons(luck).map((lesson) => write(on, 'O', lesson)) : [],
    );
    return luck.happens(0.3) ? rows.map((row, index) => (index % 9 === 4 ? corrected(row) : [row])).flat() : rows;
  },
  'long-sick'(days, luck, write) {
    const from = luck.whole(8, days.length - 15);
    return days.slice(from, from + luck.whole(8, 24)).map((on) => write(on, 'Z'));
  },
  'often-sick'(days, luck, write) {
    const sick = spells(days, luck, { chance: 0.09, longest: 2 });
    return days.filter((on) => sick.has(on)).map((on) => write(on, 'Z'));
  },
  late(days, luck, write) {
    return days.filter(() => luck.happens(0.24)).map((on) => write(on, 'L', 1));
  },
};

/** Days of being ill, in spells that begin with this chance and last at most so many school days. */
function spells(
  days: readonly LocalDate[],
  luck: Chance,
  { chance: begin, longest }: Record<'chance' | 'longest', number>,
) {
  const sick = new Set<LocalDate>();
  let left = 0;
  for (const on of days) {
    if (left === 0 && luck.happens(begin)) left = luck.whole(1, longest);
    if (left > 0) sick.add(on);
    left = Math.max(0, left - 1);
  }
  return sick;
}

function lessons(luck: Chance): number[] {
  const first = luck.whole(1, 4);
  return Array.from({ length: luck.whole(1, 3) }, (_, index) => first + index);
}

/** Written down as unauthorised, and nine days later as what it was: sick. */
function corrected(row: AbsenceRow): AbsenceRow[] {
  return [row, { ...row, code: 'Z', known: dateOf(dayNumber(row.on) + 9) }];
}

/** A file in the import's own format. */
export function asCsv(rows: readonly AbsenceRow[]): string {
  const lines = rows.map(({ pupil, on, lesson, code, minutes }) =>
    [pupil.brin, pupil.number, on, lesson, code, minutes, ''].join(';'),
  );
  return ['brin;leerlingnummer;datum;lesuur;code;minuten;reden', ...lines, ''].join('\r\n');
}
