import { Readable } from 'node:stream';
import type { Imports, RegionHere } from '@app/imports';
import { addDays, type Calendar, type Instant, type LocalDate, type Region } from '@app/rules';
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

  private readonly region: RegionHere;

  constructor(
    private readonly imports: Imports,
    calendar: Calendar,
    settings: Region,
  ) {
    this.region = { id: idOf('region', 'waterrijk'), name: 'Waterrijk', settings };
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

  /**
   * Sends the files of a moment, each by the attendance coordinator of its school, about the week before. A file that came
   * in before changes nothing.
   */
  async send(moment: Instant): Promise<void> {
    for (const { school, sentOn, rows } of this.filesAt(moment)) {
      const { wrong } = await this.imports.take({
        kind: 'absences',
        region: this.region,
        bytes: Readable.from([Buffer.from(asCsv(rows))]),
        covers: { from: addDays(sentOn, -7), until: addDays(sentOn, -1) },
        ...sender(school),
      });
      if (wrong > 0) throw new Error(`The demonstration wrote ${wrong} wrong rows for ${school} on ${sentOn}`);
    }
  }
}

function sender(school: string) {
  const id = idOf('organisation', school);
  return { personId: idOf('person', `${school}.person`), organisationId: id, school: id };
}
