import { Readable } from 'node:stream';
import type { Casebooks } from '@app/cases';
import { type Imports, readRegionAgreements, type RegionHere } from '@app/imports';
import type { Config } from '@app/platform';
import { addDays, type Instant } from '@app/rules';
import { asCsv, makeAbsences } from './absences';
import { idOf, workerAt } from './region';
import { type DemonstrationRegion, type DemonstrationSize, regionsOf } from './regions';
import { type WeeklyFile, weeklyFiles } from './weekly-files';

/** When on a Monday the schools send what they wrote down in the week before. */
export const sendingTime = '06:30';

/** A file, where it comes from, and when it is sent. */
export interface Sent extends WeeklyFile {
  readonly region: DemonstrationRegion;
  readonly here: RegionHere;
  readonly at: Instant;
}

/** With what the files are made and sent. */
export interface MondayParts {
  readonly imports: Imports;
  readonly books: Casebooks;
  readonly config: Pick<Config, 'WORKFLOWS_DIR'>;
  /** Which regions there are; asked once. */
  readonly size: () => Promise<DemonstrationSize>;
}

/** The schools of the demonstration, which each Monday send a file of absence, also while somebody moves its clock. */
export class Mondays {
  private made: Promise<readonly Sent[]> | undefined;

  constructor(private readonly parts: MondayParts) {}

  /** The first moment after another at which files are sent. */
  async after(moment: Instant): Promise<Instant | undefined> {
    return (await this.files()).find(({ at }) => at > moment)?.at;
  }

  async filesAt(moment: Instant): Promise<readonly Sent[]> {
    return (await this.files()).filter(({ at }) => at === moment);
  }

  /**
   * Sends the files of a moment, each by the attendance coordinator of its school, about the week before. A file that came
   * in before changes nothing.
   */
  async send(moment: Instant): Promise<void> {
    for (const { region, here, school, sentOn, rows } of await this.filesAt(moment)) {
      const { id: personId, organisation } = workerAt(region, school);
      const { wrong } = await this.parts.imports.take({
        kind: 'absences',
        region: here,
        bytes: Readable.from([Buffer.from(asCsv(rows))]),
        covers: { from: addDays(sentOn, -7), until: addDays(sentOn, -1) },
        personId,
        organisationId: organisation,
        school: organisation,
      });
      if (wrong > 0) throw new Error(`The demonstration wrote ${wrong} wrong rows for ${school} on ${sentOn}`);
    }
  }

  /** Makes the files, if that was not done: it takes a moment, in which nothing else goes on here. */
  async prepare(): Promise<void> {
    await this.files();
  }

  private files(): Promise<readonly Sent[]> {
    this.made ??= this.parts.size().then((size) => this.make(size));
    return this.made;
  }

  private make(size: DemonstrationSize): readonly Sent[] {
    const { books, config } = this.parts;
    const all = regionsOf(size).flatMap((region) => {
      const { region: settings } = readRegionAgreements(config.WORKFLOWS_DIR, region.id);
      const calendar = books.calendar(settings);
      const here = { id: idOf(region, 'region', region.id), name: region.id, settings };
      const files = weeklyFiles(makeAbsences(region, calendar));
      return files.map((file): Sent => ({ ...file, region, here, at: calendar.timeOn(file.sentOn, sendingTime) }));
    });
    return all.toSorted((one, other) => one.at - other.at);
  }
}
