import { type Open, Problem } from '@app/platform';
import {
  BeyondKnownHolidays,
  type ClosingDays,
  type CorrectedCalendar,
  holidayTable,
  inOrderOfTime,
  type LocalDate,
  parseHolidayTable,
  type SchoolHolidayRow,
  withFeed,
  wrongInPeriod,
} from '@app/rules';
import type { Casebooks } from '../casebook';
import type { Entry } from '../change';
import { onTrial } from '../change-many';
import { CaseProblem } from '../problem';
import { type CorrectedCase, countAgain } from './count-again';
import { lockCalendars, newestDays } from './kept-days';

export { type CorrectedCase };

/** What a correction moves, or would move; `isSame` where the days off are what they were. */
export interface CorrectionOutcome {
  readonly isSame: boolean;
  /** Whether days off of this kind stop a term; those of any other organisation than a school are only told. */
  readonly stopsTerms: boolean;
  readonly cases: readonly CorrectedCase[];
}

/** The closing days of one organisation as they are now. */
export interface ClosingCalendar {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly regionId: string;
  readonly days: readonly ClosingDays[];
  readonly savedAt: Date | null;
}

/** All closing days of an organisation from now on, and who says so. */
export interface ClosingDaysAsked {
  readonly organisationId: string;
  readonly days: readonly ClosingDays[];
  readonly by?: Entry['by'];
}

/** All school holidays of a region from now on, and who says so. */
export interface HolidaysAsked {
  readonly regionId: string;
  readonly rows: readonly SchoolHolidayRow[];
  readonly by?: Entry['by'];
}

/** Whether something is kept, or only what would come of it is said. */
export type How = 'trial' | 'save';

/** An organisation has no more closing periods than this in the years that a calendar looks ahead. */
const mostPeriods = 300;

interface Asked {
  readonly regionId: string;
  readonly organisationId?: string;
  /** Of days off that stop terms, which those are. */
  readonly what: CorrectedCalendar['what'] | undefined;
  readonly days: readonly unknown[];
  /** The days as they are now. */
  readonly was: readonly unknown[];
  readonly by?: Entry['by'];
}

/**
 * Corrects days off. Every case that they concern is counted again in one transaction, with one event each; what they were
 * stays known, because earlier dates were counted by it. Closing days of an organisation that is no school are kept in the
 * same way and concern no case: they stop no term. As owner: a school may correct its days and need not see each of its cases.
 */
export class Calendars {
  /** @param file the school holidays of `workflows/calendars` */
  constructor(
    private readonly books: Casebooks,
    private readonly file: readonly SchoolHolidayRow[],
  ) {}

  /** @throws Problem `not-found` for an organisation of elsewhere */
  async ofOrganisation(open: Open, organisationId: string): Promise<ClosingCalendar> {
    const [found] = await open.sql<
      Omit<ClosingCalendar, 'days'> & { closing: LocalDate[]; days: ClosingDays[] | null }
    >(
      `select o.id, o.name, o.role, o.region_id as "regionId", o.closing_days::text[] as closing, v.days, v.saved_at as "savedAt"
         from organisation o ${newestDays('o')}
        where o.id = $1`,
      [organisationId],
    );
    if (!found) throw new Problem('not-found');
    const { closing, days, ...rest } = found;
    return { ...rest, days: days ?? closing.map((on) => ({ first: on, last: on, name: unnamed })) };
  }

  /** The school holidays of a region as they are now. */
  async ofRegion(open: Open, regionId: string): Promise<readonly SchoolHolidayRow[]> {
    const [newest] = await open.sql<{ days: SchoolHolidayRow[] }>(
      `select days from calendar_version where region_id = $1 and organisation_id is null order by id desc limit 1`,
      [regionId],
    );
    return newest?.days ?? this.file;
  }

  /**
   * The organisation is closed on these days of its own, and on no others.
   *
   * @throws CaseProblem `wrong-days`, `beyond-known-holidays`
   */
  async close(open: Open, { organisationId, days, by }: ClosingDaysAsked, how: How): Promise<CorrectionOutcome> {
    const { regionId, role } = await this.ofOrganisation(open, organisationId);
    expectRight(days);
    await lockCalendars(open, regionId, 'alone');
    const { days: was } = await this.ofOrganisation(open, organisationId);
    const asked: Asked = {
      regionId,
      organisationId,
      what: role === 'school' ? 'closing-days' : undefined,
      days: inOrderOfTime(days.map(plain)),
      was,
      ...(by && { by }),
    };
    return this.correct(open, asked, how);
  }

  /** The school holidays of a region are these, and no others. */
  async correctHolidays(open: Open, { regionId, rows, by }: HolidaysAsked, how: How): Promise<CorrectionOutcome> {
    await lockCalendars(open, regionId, 'alone');
    const was = inOrder(await this.ofRegion(open, regionId));
    return this.correct(open, { regionId, what: 'school-holidays', days: inOrder(rows), was, ...(by && { by }) }, how);
  }

  private async correct(open: Open, asked: Asked, how: How): Promise<CorrectionOutcome> {
    const stopsTerms = asked.what !== undefined;
    if (JSON.stringify(asked.days) === JSON.stringify(asked.was)) return { isSame: true, stopsTerms, cases: [] };
    const save = () => this.save(open, asked);
    return { isSame: false, stopsTerms, cases: how === 'save' ? await save() : await onTrial(open, save) };
  }

  private async save(open: Open, { regionId, organisationId, what, days, was, by }: Asked): Promise<CorrectedCase[]> {
    if (what === 'school-holidays') await keepFirst(open, regionId, was);
    const row = await keep(open, { regionId, organisationId, days, personId: by?.personId });
    if (!what) return [];
    try {
      return await countAgain(open, this.books, { regionId, organisationId, what, row, by });
    } catch (error) {
      if (error instanceof BeyondKnownHolidays) throw new CaseProblem('beyond-known-holidays', error.message);
      throw error;
    }
  }
}

/** Equal days as equal texts, wherever they were read. */
const plain = ({ first, last, name }: ClosingDays): ClosingDays => ({ first, last, name });
const inOrder = (rows: readonly SchoolHolidayRow[]) => parseHolidayTable(holidayTable(withFeed(rows, []).rows));

/** The name of days that were told before they had names. */
const unnamed = 'vrij';

/** @throws CaseProblem `wrong-days` that says of which period what is wrong */
function expectRight(days: readonly ClosingDays[]): void {
  if (days.length > mostPeriods) throw new CaseProblem('wrong-days', `there are more than ${mostPeriods} periods`);
  for (const one of days) {
    const wrong = wrongInPeriod(one);
    if (wrong) throw new CaseProblem('wrong-days', `${one.first}: ${wrong}`);
  }
}

/** What held until the first correction: the file of the platform may change, and earlier dates were counted by it. */
async function keepFirst(open: Open, regionId: string, rows: readonly unknown[]): Promise<void> {
  await open.sql(
    `insert into calendar_version (region_id, days, saved_at)
     select $1, $2, $3
      where not exists (select from calendar_version where region_id = $1 and organisation_id is null)`,
    [regionId, JSON.stringify(rows), open.now],
  );
}

interface Kept {
  readonly regionId: string;
  readonly organisationId: string | undefined;
  readonly days: readonly unknown[];
  readonly personId: string | undefined;
}

async function keep(open: Open, { regionId, organisationId, days, personId }: Kept): Promise<number> {
  const [row] = await open.sql<{ id: number }>(
    `insert into calendar_version (region_id, organisation_id, days, saved_at, person_id)
     values ($1, $2, $3, $4, $5) returning id`,
    [regionId, organisationId ?? null, JSON.stringify(days), open.now, personId ?? null],
  );
  return row!.id;
}
