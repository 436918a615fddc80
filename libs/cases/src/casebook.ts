import type { Open } from '@app/platform';
import {
  type Agreement,
  type Book,
  bookOf,
  type Calendar,
  calendarOf,
  type LocalDate,
  type Recipient,
  type Region,
} from '@app/rules';
import type { Agreements } from './agreements/agreements';
import type { KeptDays, SchoolDays } from './calendars/kept-days';

/** The book of a case, and which version of each workflow is in it. */
export interface Casebook extends Book {
  /** `workflow → id of the agreement`. */
  readonly ids: ReadonlyMap<string, string>;
  /** The name of the calendar by which the case counts now. */
  readonly calendarName: string;
  /** Its region is not switched on: nothing goes off in the case. */
  readonly isHeld: boolean;
}

/**
 * What the database knows of the book of one case. What most cases of a school have in common comes as text: equal texts
 * are read once.
 */
interface Ground {
  readonly case_id: string;
  readonly region_id: string;
  readonly school_id: string;
  /** The names of the calendars by which it counted; the last one counts. */
  readonly calendars: string;
  /** A list of days. */
  readonly closing_days: string;
  /** `workflow → agreement`, for those that run; null when none does. */
  readonly pinned: string | null;
  /** Versions that its workflows went over from and to. */
  readonly migrated: string | null;
  /** `role → organisation`. */
  readonly parties: string;
}

const grounds = `
  select c.id as case_id, c.region_id, c.school_id, array_to_json(c.calendars)::text as calendars,
         array_to_json(s.closing_days)::text as closing_days,
         (select json_object_agg(w.workflow, w.agreement_id)::text
            from case_workflow w where w.case_id = c.id) as pinned,
         (select json_agg(array[m.from_id, m.to_id] order by m.done_at, m.id)::text
            from case_migration o join agreement_migration m on m.id = o.migration_id where o.case_id = c.id) as migrated,
         (select coalesce(json_object_agg(p.role, p.organisation_id), '{}')::text
            from case_party p where p.case_id = c.id) as parties
    from case_file c join organisation s on s.id = c.school_id
   where c.id = any($1)`;

interface Around {
  /** `case → the calendars by which it counted, by name`. */
  readonly calendars: ReadonlyMap<string, ReadonlyMap<string, SchoolDays>>;
  /** `region → settings`, and whether it is held. */
  readonly regions: ReadonlyMap<string, { readonly settings: Region; readonly isHeld: boolean }>;
  /** `region → workflow → agreement`: the newest. */
  readonly newest: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `organisation → levels at which somebody answers today`. */
  readonly levels: ReadonlyMap<string, readonly string[]>;
}

/** As many different books as a large region has at one time; then they are made anew. */
const mostRemembered = 500;

/**
 * Makes the books that cases are judged by: a running workflow in the version it was opened on, any other in the
 * newest, the calendar of region and school, and who can be reached. Equal books are made once.
 */
export class Casebooks {
  private readonly calendars = new Map<string, Calendar>();
  private readonly books = new Map<string, Casebook>();

  constructor(
    private readonly agreements: Agreements,
    readonly days: KeptDays,
  ) {}

  /** The books of these cases, as `case → book`. */
  async of(open: Open, caseIds: readonly string[]): Promise<Map<string, Casebook>> {
    const rows = await open.sql<Ground>(grounds, [caseIds]);
    const around = await this.around(open, rows);
    const books = new Map<string, Casebook>();
    const equal = new Map<string, Casebook>();
    for (const row of rows) {
      const days = keysOf(around.calendars.get(row.case_id)!);
      const ground = [row.region_id, days, row.pinned, row.migrated, row.parties].join(' ');
      const book = equal.get(ground) ?? (await this.book(open, row, around));
      equal.set(ground, book);
      books.set(row.case_id, book);
    }
    return books;
  }

  private async around(open: Open, rows: readonly Ground[]): Promise<Around> {
    const regions = [...new Set(rows.map(({ region_id }) => region_id))];
    const parties = [...new Set(rows.map((row) => row.parties))];
    const organisations = [...new Set(parties.flatMap((text) => Object.values(readMap(text))))];
    const known = await open.sql<{ id: string; settings: Region; isHeld: boolean }>(
      `select id, settings, active_since is null as "isHeld" from region where id = any($1)`,
      [regions],
    );
    const levels = await open.sql<{ id: string; levels: string[] }>(
      `select id, array_agg(level) as levels
         from (select distinct organisation_id as id, level from membership where organisation_id = any($1)) place
        where id not in (select organisation_id from organisations_away($2))
           or exists (select from who_answers(place.id, place.level, null, null, $2))
        group by id`,
      [organisations, open.now],
    );
    return {
      calendars: await this.calendarsOf(open, rows),
      regions: new Map(known.map((one) => [one.id, one])),
      newest: await this.agreements.newest(open, regions),
      levels: new Map(levels.map((one) => [one.id, one.levels])),
    };
  }

  private async calendarsOf(open: Open, rows: readonly Ground[]): Promise<Around['calendars']> {
    const wanted = rows.flatMap(({ case_id, region_id: regionId, school_id: schoolId, calendars, closing_days }) => {
      const closingDays = JSON.parse(closing_days) as LocalDate[];
      return (JSON.parse(calendars) as string[]).map((name) => ({ case_id, regionId, schoolId, name, closingDays }));
    });
    const days = await this.days.of(open, wanted);
    const found = new Map<string, Map<string, SchoolDays>>(rows.map(({ case_id }) => [case_id, new Map()]));
    for (const [index, { case_id, name }] of wanted.entries()) found.get(case_id)!.set(name, days[index]!);
    return found;
  }

  /** The calendar of a region, and of one of its schools. */
  calendar(region: Region, days: SchoolDays = this.days.plain): Calendar {
    const { zone, dispatch, holidayRegion } = region;
    const closingDays = [...region.closingDays, ...days.closingDays];
    const key = JSON.stringify([zone, dispatch, holidayRegion, closingDays, days.key]);
    return remembered(this.calendars, key, () =>
      calendarOf({
        zone,
        dispatch,
        region: holidayRegion,
        schoolHolidays: days.schoolHolidays,
        closingDays,
        ofSchool: days.ofSchool,
      }),
    );
  }

  private async book(open: Open, row: Ground, around: Around): Promise<Casebook> {
    const { settings, isHeld } = around.regions.get(row.region_id)!;
    const days = around.calendars.get(row.case_id)!;
    const ids = new Map([...around.newest.get(row.region_id)!, ...Object.entries(readMap(row.pinned ?? '{}'))]);
    const reached = Object.entries(readMap(row.parties)).flatMap(([role, organisation]) =>
      (around.levels.get(organisation) ?? []).map((level) => `${role}.${level}`),
    );
    const others = (JSON.parse(row.migrated ?? '[]') as string[][]).flat();
    const published = await this.agreements.byId(open, [...ids.values(), ...others]);
    const known = new Map(published.map((one) => [one.id, one]));
    const key = JSON.stringify([
      settings,
      isHeld,
      keysOf(days),
      [...ids.values()].toSorted(),
      others,
      reached.toSorted(),
    ]);
    return remembered(this.books, key, () => {
      const agreements = [...ids].map(([workflow, id]) => [workflow, known.get(id)!.agreement] as const);
      const calendars = new Map([...days].map(([name, one]) => [name, this.calendar(settings, one)]));
      const calendarName = [...days.keys()].at(-1)!;
      const agreed = bookOf({
        agreements: agreements.map(([, agreement]) => agreement),
        calendar: calendars.get(calendarName)!,
        unreachable: settings.unreachable,
        decisiveAuthority: settings.decisiveAuthority !== undefined,
      });
      const levels = new Set(reached);
      return {
        ...agreed,
        ids,
        isHeld,
        calendarName,
        ...(calendars.size > 1 && { calendars }),
        ...(others.length > 0 && { otherVersions: byVersion(others.map((id) => known.get(id)!.agreement)) }),
        reachable: (recipient) => agreed.reachable(recipient) && levels.has(levelOf(recipient)),
        // Whether `director` reaches somebody is asked each time alarms are kept, of who directs then.
        reachesAll: true,
      };
    });
  }
}

/** Equal texts are equal calendars, under equal names. */
const keysOf = (days: ReadonlyMap<string, SchoolDays>) =>
  JSON.stringify([...days].map(([name, { key }]) => [name, key]));

const byVersion = (agreements: readonly Agreement[]) =>
  new Map(agreements.map((agreement) => [`${agreement.workflow}@${agreement.version}`, agreement]));

const readMap = (text: string) => JSON.parse(text) as Record<string, string>;

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key) ?? make();
  if (known.size >= mostRemembered) known.clear();
  known.set(key, found);
  return found;
}

/** A role is reached through the person, a level through whoever has it. */
function levelOf(recipient: Recipient): string {
  return recipient.includes('.') ? recipient : `${recipient}.person`;
}
