import type { Mistakes } from '../agreements/read';
import type { Calendar } from '../dates/calendar';
import { dateOf, dayNumber, type LocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import type { Absence, AbsenceKind } from '../signals/absences';
import type { ScenarioShape } from './scenario-shape';

/** An absence, and when it is known; a correction names the kind it was. */
export interface StatedAbsence extends Absence {
  knownAt: Instant;
  was?: AbsenceKind;
}

/** The absences of a scenario, in the order in which they are known. An absence is known at 00:00 of its date. */
export function readAbsences(shape: ScenarioShape, calendar: Calendar, mistakes: Mistakes): readonly StatedAbsence[] {
  const stated = shape.absences.map((row, index): StatedAbsence => {
    needHours(row, ['absences', index], mistakes);
    if (!('recorded' in row)) return { ...row, knownAt: calendar.startOf(row.on) };
    const { recorded, ...absence } = row;
    const moment = calendar.read(recorded);
    if (moment === undefined)
      mistakes.add(['absences', index, 'recorded'], `"${recorded}" is no moment`, 'Write `2026-12-14T10:00`.');
    return { ...absence, knownAt: Math.max(moment ?? 0, calendar.startOf(row.on)) };
  });
  return [...stated, ...runs(shape, calendar, mistakes)].toSorted((one, other) => one.knownAt - other.knownAt);
}

function runs(shape: ScenarioShape, calendar: Calendar, mistakes: Mistakes): StatedAbsence[] {
  const written = shape['absences-from'] ?? [];
  return (Array.isArray(written) ? written : [written]).flatMap(({ on, to, every: _every, ...absence }) => {
    needHours(absence, ['absences-from'], mistakes);
    return schoolDays(on, to, calendar).map((day) => ({ ...absence, on: day, knownAt: calendar.startOf(day) }));
  });
}

function schoolDays(from: LocalDate, to: LocalDate, calendar: Calendar): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) if (calendar.isSchool(day)) days.push(dateOf(day));
  return days;
}

function needHours(
  row: { kind: AbsenceKind; hours?: number; was?: AbsenceKind },
  path: (string | number)[],
  mistakes: Mistakes,
): void {
  const needed = row.kind === 'unauthorised' && row.was === undefined && row.hours === undefined;
  if (needed) mistakes.add([...path, 'hours'], 'Unauthorised absence needs its hours', 'Add `hours: 6`.');
}

/** What is known at a moment: a correction changes the kind of one statement of its day. */
export function knownAt(stated: readonly StatedAbsence[], moment: Instant): readonly Absence[] {
  const known: Absence[] = [];
  for (const { knownAt: at, was, ...absence } of stated) {
    if (at > moment) break;
    if (was === undefined) known.push(absence);
    else correct(known, was, absence);
  }
  return known;
}

function correct(known: Absence[], was: AbsenceKind, to: Absence): void {
  const index = known.findIndex((absence) => absence.on === to.on && absence.kind === was);
  if (index >= 0) known[index] = { ...known[index], ...to };
}
