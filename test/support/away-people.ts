import {
  type HandedPart,
  handOver,
  regionalList,
  type RegionalCase,
  tellDeparture,
  tellLeave,
  tellReturn,
} from '@app/cases';
import type { Open, Person } from '@app/platform';
import type { LocalDate } from '@app/rules';
import type { CaseFiles } from './case-file';

/** Days on which somebody is not there, and who takes his place. */
export interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly substitute?: string | undefined;
}

/** The people of a test region, by their places (`school.backup`), who come and go. */
export class AwayPeople {
  private constructor(
    private readonly files: CaseFiles,
    private readonly ids: ReadonlyMap<string, { id: string; organisation: string }>,
  ) {}

  static async of(files: CaseFiles): Promise<AwayPeople> {
    const rows = await files.platform.rows<{ place: string; id: string; organisation: string }>(
      `select o.role || '.' || m.level as place, m.person_id as id, o.id as organisation
         from membership m join organisation o on o.id = m.organisation_id where o.region_id = $1`,
      [files.region.id],
    );
    return new AwayPeople(files, new Map(rows.map(({ place, ...one }) => [place, one])));
  }

  get places(): string[] {
    return [...this.ids.keys()];
  }

  idOf(place: string): string {
    return this.ids.get(place)!.id;
  }

  /** Somebody signed in, at his own place. */
  person(place: string): Person {
    const { id, organisation } = this.ids.get(place)!;
    return { id, organisation, region: this.files.region.id, roles: place.split('.'), language: 'nl' };
  }

  leave(place: string, { from, until, substitute }: Days): Promise<string> {
    const substituteId = substitute && this.idOf(substitute);
    return this.as(place, (open) => tellLeave(open, this.placeOf(place), { from, until, substituteId }));
  }

  depart(place: string, from: LocalDate): Promise<string> {
    return this.as(place, (open) => tellDeparture(open, this.placeOf(place), from));
  }

  comeBack(place: string, awayId: string, on: LocalDate): Promise<void> {
    return this.as(place, (open) => tellReturn(open, this.placeOf(place), { awayId, on }));
  }

  handOver(place: string, parts: readonly HandedPart[]): Promise<void> {
    return this.as(place, (open) => handOver(open, this.idOf(place), parts));
  }

  /** The regional list of the officer, who sees every case. */
  async listed(): Promise<Map<string, RegionalCase>> {
    const { platform, officer } = this.files;
    const rows = await platform.door.asPerson(officer, (open) => regionalList(open, { limit: 1000 }));
    return new Map(rows.map((one) => [one.caseId, one]));
  }

  /** Who was told of a case after an event: the template, and the place of the person. */
  async told(caseId: string, afterSeq = 0): Promise<string[]> {
    const rows = await this.files.platform.rows<{ template: string; id: string }>(
      `select template, person_id as id from outbox where case_id = $1 and seq > $2 order by seq, template`,
      [caseId, afterSeq],
    );
    return rows.map(({ template, id }) => `${template} to ${this.placeOfId(id)}`);
  }

  placeOfId(id: string): string {
    return this.places.find((place) => this.idOf(place) === id)!;
  }

  private placeOf(place: string) {
    const { id, organisation } = this.ids.get(place)!;
    return { personId: id, organisationId: organisation };
  }

  private as<T>(place: string, work: (open: Open<Person>) => Promise<T>): Promise<T> {
    return this.files.platform.door.asPerson(this.person(place), work);
  }
}
