import { Readable } from 'node:stream';
import type { Person } from '@app/platform';
import type { Calendar, Instant, LocalDate } from '@app/rules';
import type { AbsenceImports } from '@app/schools';
import { asCsv, makeAbsences, type WeeklyFile, weeklyFiles } from './absences';
import { makePupils } from './pupils';
import { idOf } from './region';

/** The half school year of which there are absences. */
export const halfYear: { readonly first: LocalDate; readonly last: LocalDate } = {
  first: '2026-08-31',
  last: '2027-01-29',
};
/** When on a Monday the schools send what they wrote down in the week before. */
export const sendingTime = '06:30';

/** The schools of the demonstration, which each Monday send a file of absence, also while somebody moves its clock. */
export class Mondays {
  private readonly files: readonly (WeeklyFile & { readonly at: Instant })[];

  constructor(
    private readonly imports: AbsenceImports,
    calendar: Calendar,
  ) {
    const rows = makeAbsences(makePupils(), { ...halfYear, calendar });
    this.files = weeklyFiles(rows).map((file) => ({ ...file, at: calendar.timeOn(file.sentOn, sendingTime) }));
  }

  /** The first moment after another at which files are sent. */
  after(moment: Instant): Instant | undefined {
    return this.files.find(({ at }) => at > moment)?.at;
  }

  filesAt(moment: Instant): readonly WeeklyFile[] {
    return this.files.filter(({ at }) => at === moment);
  }

  /** Sends the files of a moment, each by the attendance coordinator of its school. A file that came in before changes nothing. */
  async send(moment: Instant): Promise<void> {
    for (const { school, sentOn, rows } of this.filesAt(moment)) {
      const { wrong } = await this.imports.take(sender(school), Readable.from([Buffer.from(asCsv(rows))]));
      if (wrong > 0) throw new Error(`The demonstration wrote ${wrong} wrong rows for ${school} on ${sentOn}`);
    }
  }
}

function sender(school: string): Person {
  return {
    id: idOf('person', `${school}.person`),
    organisation: idOf('organisation', school),
    region: idOf('region', 'waterrijk'),
    roles: ['school', 'person'],
    language: 'nl',
  };
}
