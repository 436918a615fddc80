import type { Open } from '@app/platform';
import {
  type Book,
  bookOf,
  type Calendar,
  calendarOf,
  type LocalDate,
  type Recipient,
  type Region,
  type SchoolHoliday,
} from '@app/rules';
import type { Agreements, Published } from './agreements';

/** The book of a case, and which version of each workflow is in it. */
export interface Casebook extends Book {
  /** `workflow → id of the agreement`. */
  readonly ids: ReadonlyMap<string, string>;
}

/** What the database knows of the book of one case. */
interface Ground {
  case_id: string;
  region_id: string;
  settings: Region;
  closing_days: readonly LocalDate[];
  pinned: Readonly<Record<string, string>> | null;
  reached: readonly string[] | null;
}

const grounds = `
  select c.id as case_id, c.region_id, r.settings, s.closing_days::text[] as closing_days,
         (select json_object_agg(w.workflow, w.agreement_id) from case_workflow w where w.case_id = c.id) as pinned,
         (select array_agg(distinct p.role || '.' || m.level)
            from case_party p join membership m using (organisation_id) where p.case_id = c.id) as reached
    from case_file c join region r on r.id = c.region_id join organisation s on s.id = c.school_id
   where c.id = any($1)`;

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
    private readonly holidays: readonly SchoolHoliday[],
  ) {}

  /** The books of these cases, as `case → book`. */
  async of(open: Open, caseIds: readonly string[]): Promise<Map<string, Casebook>> {
    const rows = await open.sql<Ground>(grounds, [caseIds]);
    const newest = await this.agreements.newest(open, [...new Set(rows.map(({ region_id }) => region_id))]);
    const ids = rows.map((row) => new Map([...newest.get(row.region_id)!, ...Object.entries(row.pinned ?? {})]));
    const published = await this.agreements.byId(
      open,
      ids.flatMap((of) => [...of.values()]),
    );
    const known = new Map(published.map((one) => [one.id, one]));
    return new Map(rows.map((row, index) => [row.case_id, this.book(row, ids[index]!, known)]));
  }

  /** The calendar of a region, and of one of its schools. */
  calendar(region: Region, closingDays: readonly LocalDate[] = []): Calendar {
    const days = [...region.closingDays, ...closingDays];
    const { zone, dispatch, holidayRegion } = region;
    const key = JSON.stringify([zone, dispatch, holidayRegion, days]);
    return remembered(this.calendars, key, () =>
      calendarOf({ zone, dispatch, region: holidayRegion, schoolHolidays: this.holidays, closingDays: days }),
    );
  }

  private book(row: Ground, ids: Map<string, string>, known: ReadonlyMap<string, Published>): Casebook {
    const { settings, closing_days, reached } = row;
    const key = JSON.stringify([settings, closing_days, [...ids.values()].toSorted(), (reached ?? []).toSorted()]);
    return remembered(this.books, key, () => {
      const agreements = [...ids].map(([workflow, id]) => [workflow, known.get(id)!.agreement] as const);
      const agreed = bookOf({
        agreements: agreements.map(([, agreement]) => agreement),
        calendar: this.calendar(settings, closing_days),
        unreachable: settings.unreachable,
        decisiveAuthority: settings.decisiveAuthority !== undefined,
      });
      const levels = new Set(reached);
      return {
        ...agreed,
        ids,
        reachable: (recipient) => agreed.reachable(recipient) && levels.has(levelOf(recipient)),
        // Whether `director` reaches somebody is asked each time alarms are kept, of who directs then.
        reachesAll: true,
      };
    });
  }
}

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
