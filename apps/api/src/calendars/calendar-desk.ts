import {
  abilityOf,
  Calendars,
  CaseProblem,
  type CorrectionOutcome,
  mayAdminister,
  mayClose,
  regionOf,
  type ClosingCalendar,
} from '@app/cases';
import { Door, type MachineTask, type Person, Problem } from '@app/platform';
import { type ClosingDays, type HolidayChange, momentsOf, readHolidayFeed, withFeed } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { correction, closingCalendar, holidayCalendar } from './calendar.shapes';
import { partnerOf } from '../cases/partners';

type Correction = z.infer<typeof correction>;

/** A school may correct its days and need not see each of its cases: that many are counted again, and not which. */
const owner: MachineTask = { task: 'calendar', role: 'owner' };

/** Lets an organisation say on which days it is closed, and a region correct its school holidays: first what that would move. */
@Injectable()
export class CalendarDesk {
  constructor(
    private readonly door: Door,
    private readonly calendars: Calendars,
  ) {}

  /** @throws Problem `not-found` for an organisation of elsewhere */
  ofOrganisation(person: Person, organisationId: string): Promise<z.infer<typeof closingCalendar>> {
    return this.door.asPerson(person, async (open) => {
      const { id, name, days, savedAt } = await this.calendars.ofOrganisation(open, organisationId);
      const { write } = momentsOf((await regionOf(open, person.region)).settings.zone);
      return {
        id,
        name,
        days: [...days],
        ...(savedAt && { savedAt: write(savedAt.getTime()) }),
        mayClose: mayClose(grantsOf(person), id),
      };
    });
  }

  /** The school holidays of the person's region that are not over. */
  holidays(person: Person): Promise<z.infer<typeof holidayCalendar>> {
    return this.door.asPerson(person, async (open) => {
      const { name, settings } = await regionOf(open, person.region);
      const today = momentsOf(settings.zone).dateAt(open.nowMs);
      const rows = await this.calendars.ofRegion(open, person.region);
      const holidays = rows
        .filter(({ region, last }) => region === settings.holidayRegion && last >= today)
        .map(({ name: holiday, first, last }) => ({ name: holiday, first, last }))
        .toSorted((one, other) => one.first.localeCompare(other.first));
      return { region: name, holidays };
    });
  }

  /** @throws Problem `not-allowed` for whoever does not answer for the organisation, CaseProblem `wrong-days` */
  async close(
    person: Person,
    organisationId: string,
    { days, isTrial }: { days: readonly ClosingDays[]; isTrial: boolean },
  ): Promise<Correction> {
    const { role } = await this.door.asPerson<ClosingCalendar>(person, (open) =>
      this.calendars.ofOrganisation(open, organisationId),
    );
    if (!mayClose(grantsOf(person), organisationId)) throw new Problem('not-allowed');
    const by = { role, personId: person.id };
    const outcome = await this.door.asMachine(owner, (open) =>
      this.calendars.close(open, { organisationId, days, by }, isTrial ? 'trial' : 'save'),
    );
    return this.told(person, outcome, isTrial);
  }

  /** @throws Problem `not-allowed` for whoever does not administer the region, CaseProblem `wrong-days` for a wrong feed */
  async correctHolidays(
    person: Person,
    { feed, isTrial }: { feed: readonly unknown[]; isTrial: boolean },
  ): Promise<Correction> {
    if (!mayAdminister(grantsOf(person), person.region)) throw new Problem('not-allowed');
    const { rows: said, mistakes } = readHolidayFeed(JSON.stringify(feed));
    if (mistakes.length > 0) throw new CaseProblem('wrong-days', mistakes.slice(0, 20).join('; '));
    const by = { role: 'compulsory-education', personId: person.id };
    const regionId = person.region;
    const { changes, ...outcome } = await this.door.asMachine(owner, async (open) => {
      const corrected = withFeed(await this.calendars.ofRegion(open, regionId), said);
      const asked = { regionId, rows: corrected.rows, by };
      const done = await this.calendars.correctHolidays(open, asked, isTrial ? 'trial' : 'save');
      return { ...done, changes: corrected.changes };
    });
    return { ...(await this.told(person, outcome, isTrial)), changes: changes.map(changeOf) };
  }

  /** Which cases, as far as the person sees them; of the others how many. */
  private async told(
    person: Person,
    { isSame, stopsTerms, cases }: CorrectionOutcome,
    isTrial: boolean,
  ): Promise<Correction> {
    const moved = cases.filter(({ points }) => points.length > 0);
    const rows = await this.door.asPerson(person, (open) =>
      open.sql<{ id: string }>(`select id from case_file where id = any($1)`, [moved.map(({ caseId }) => caseId)]),
    );
    const seen = new Set(rows.map(({ id }) => id));
    const mine = moved.filter(({ caseId }) => seen.has(caseId));
    return {
      isTrial,
      isSame,
      stopsTerms,
      counted: cases.length,
      moved: moved.length,
      cases: mine.map(({ points, ...one }) => ({ ...one, points: [...points] })),
      elsewhere: moved.length - mine.length,
    };
  }
}

const grantsOf = (person: Person) => abilityOf(person, partnerOf(person.roles)?.grants);

function changeOf({ kind, holiday, row, was }: HolidayChange) {
  const is = { first: row.first, last: row.last };
  return { kind, holiday, is, ...(was && { was: { first: was.first, last: was.last } }) };
}
