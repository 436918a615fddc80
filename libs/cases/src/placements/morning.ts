import type { Open, Person } from '@app/platform';
import { addDays, type LocalDate } from '@app/rules';
import {
  childOfCaseRow,
  onRecord,
  linesOf,
  type Line,
  type Waiting,
  type WaitingChild,
  waitingList,
} from './waiting-list';
import { type FacilitySector, type FacilityType, live, type TargetGroup } from './words';

/** How far ahead a morning looks, in days. */
const ahead = 28;

/** A facility with places that come free, from the day on which the first does, and whose turn it is. */
export interface FreePlaces {
  readonly facility: string;
  readonly name: string;
  readonly type: FacilityType;
  readonly places: number;
  readonly freeFrom: LocalDate;
  /** The requests that fit, the first first: to offer is one act on the first of them. */
  readonly fitting: readonly string[];
}

/** A placement that somebody has to look at. */
export interface PlacementToSee {
  readonly id: string;
  readonly requestId: string;
  readonly caseId: string;
  readonly facility: string;
  readonly state: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly answerBy: LocalDate;
  readonly facilityEndsOn: LocalDate | null;
  readonly child: WaitingChild | null;
}

/** What a placement officer sees in the morning. */
export interface Morning {
  readonly today: LocalDate;
  readonly free: readonly FreePlaces[];
  readonly waiting: readonly Waiting[];
  /** Offers whose last day is today. */
  readonly expiring: readonly PlacementToSee[];
  readonly overstays: readonly PlacementToSee[];
  /** Placements that go on after their facility has ended. */
  readonly endingFacilities: readonly PlacementToSee[];
  readonly lines: readonly Line[];
}

const places = `
  select f.id as facility, f.name, f.type, f.sectors, f.target_groups as "targetGroups",
         count(*)::int as places, min(one.free_from) as "freeFrom"
    from facility f, lateral (
         select greatest($1::date, f.valid_from, max(p.ends_on) + 1) as free_from
           from generate_series(1, f.capacity) as place
           left join placement p on p.facility_id = f.id and p.place = place.place and p.state in ${live}
          group by place.place
         having not coalesce(bool_or(p.state = 'started' and p.ends_on < $1), false)) one
   where f.alliance_id = app_organisation() and one.free_from <= $2
     and one.free_from <= coalesce(f.valid_until, 'infinity')
   group by f.id order by "freeFrom", f.name, f.id`;

interface FreeRow extends Omit<FreePlaces, 'fitting'> {
  readonly sectors: readonly FacilitySector[];
  readonly targetGroups: readonly TargetGroup[];
}

const toSee = (condition: string) => `
  select p.id, p.request_id as "requestId", p.case_id as "caseId", f.name as facility, p.state, p.starts_on as "startsOn",
         p.ends_on as "endsOn", p.answer_by as "answerBy",
         case when f.valid_until < p.ends_on then f.valid_until end as "facilityEndsOn", ${childOfCaseRow} as child
    from placement p join facility f on f.id = p.facility_id
    left join case_file c on c.id = p.case_id left join pupil k on k.id = c.pupil_id
    left join organisation s on s.id = c.school_id
   where p.alliance_id = app_organisation() and ${condition}
   order by p.ends_on, p.id`;

/** The morning of the placement officer: what comes free within four weeks beside who waits, and what is to be seen to today. */
export async function morningOf(open: Open<Person>, today: LocalDate): Promise<Morning> {
  const waiting = await waitingList(open, today);
  const free = await open.sql<FreeRow>(places, [today, addDays(today, ahead)]);
  const see = async (condition: string, ...values: unknown[]) =>
    onRecord(open, await open.sql<PlacementToSee>(toSee(condition), values));
  return {
    today,
    free: free.map(({ sectors, targetGroups, ...row }) => ({
      ...row,
      fitting: waiting
        .filter((one) => one.type === row.type && sectors.includes(one.sector))
        .filter(({ targetGroup }) => targetGroups.length === 0 || targetGroups.some((group) => group === targetGroup))
        .map(({ id }) => id),
    })),
    waiting,
    expiring: await see(`p.state = 'offered' and p.answer_by = $1 and p.expires_at > $2`, today, open.now),
    overstays: await see(`p.state = 'started' and p.ends_on < $1`, today),
    endingFacilities: await runningBeyond(open),
    lines: await linesOf(open, today),
  };
}

/** Placements of the person's alliance that go on after their facility has ended; of one facility, or of all. */
export async function runningBeyond(open: Open<Person>, facility?: string): Promise<PlacementToSee[]> {
  const beyond = `p.state in ${live} and f.valid_until < p.ends_on`;
  const rows = await open.sql<PlacementToSee>(toSee(`${beyond} and ($1::uuid is null or f.id = $1)`), [
    facility ?? null,
  ]);
  return onRecord(open, rows);
}
