import type { Open, Person } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { toldOf } from '../need-to-know/fine-count';
import type { OfferedFacility } from './offer';
import {
  type EducationLevel,
  type FacilitySector,
  type FacilityType,
  live,
  type PayerState,
  type PlacementGoal,
  type TargetGroup,
} from './words';

/** Of whom it is known where he is: he has a place, or was offered one. */
const served = `select from placement p where p.request_id = r.id and p.state in ${live}`;

/** SQL: the requests `r` that wait. Who was given back to the school does not. */
export const waits = `r.state = 'waiting' and not exists (${served})`;

/** SQL: who is first, at home the longest kind of time, then who waits longest. `today` is a parameter. */
export const inOrder = (today: string) => `placement_urgency(r.at_home_since, ${today}), r.asked_at, r.id`;

const first = `
  select r.id, r.case_id as "caseId"
    from placement_request r
   where r.alliance_id = $1 and r.type = $2 and r.sector = any($3)
     and ($4::text[] = '{}' or r.target_group = any($4)) and ${waits}
     and not exists (select from placement p where p.request_id = r.id and p.facility_id = $6)
   order by ${inOrder('$5::date')} limit 1`;

/** Whose turn it is at a facility; `isPassedOn` leaves out those who let a place there go already. */
export async function firstInLine(
  open: Open,
  at: OfferedFacility,
  { today, isPassedOn = false }: { readonly today: LocalDate; readonly isPassedOn?: boolean },
): Promise<{ id: string; caseId: string } | undefined> {
  const { allianceId, type, sectors, targetGroups } = at;
  const [found] = await open.sql<{ id: string; caseId: string }>(first, [
    allianceId,
    type,
    sectors,
    targetGroups,
    today,
    isPassedOn ? at.id : null,
  ]);
  return found;
}

/** The child of a request, for who may see its case. */
export interface WaitingChild {
  readonly pupilId: string;
  readonly name: string;
  readonly bornOn: LocalDate;
  readonly school: string;
  readonly municipality: string;
}

/** Somebody who waits, as the alliance sees him. */
export interface Waiting {
  readonly id: string;
  readonly caseId: string;
  readonly urgency: 1 | 2 | 3;
  readonly askedOn: LocalDate;
  readonly wishedOn: LocalDate;
  readonly atHomeSince: LocalDate | null;
  readonly goal: PlacementGoal;
  readonly type: FacilityType;
  readonly sector: FacilitySector;
  readonly level: EducationLevel | null;
  readonly year: number | null;
  readonly targetGroup: TargetGroup | null;
  readonly payer: PayerState;
  readonly payerSince: LocalDate;
  readonly checkedAs: string | null;
  readonly child: WaitingChild | null;
}

/** Which line is asked for. */
export interface LineAsked {
  readonly type?: FacilityType | undefined;
  readonly sector?: FacilitySector | undefined;
  readonly level?: EducationLevel | undefined;
  readonly year?: number | undefined;
}

/** More are not read at once. */
const most = 500;

/** SQL: a child by the case `c`, null for who may not see that. */
export const childOfCaseRow = `
  case when c.id is null then null else
    json_build_object('pupilId', k.id, 'name', k.name, 'bornOn', k.born_on, 'school', s.name, 'municipality', k.municipality) end`;

const list = `
  select r.id, r.case_id as "caseId", placement_urgency(r.at_home_since, $1) as urgency, r.asked_on as "askedOn",
         r.wished_on as "wishedOn", r.at_home_since as "atHomeSince", r.goal, r.type, r.sector, r.level, r.year,
         r.target_group as "targetGroup", r.payer, r.payer_since as "payerSince", r.checked_as as "checkedAs",
         ${childOfCaseRow} as child
    from placement_request r
    left join case_file c on c.id = r.case_id left join pupil k on k.id = c.pupil_id
    left join organisation s on s.id = c.school_id
   where r.alliance_id = app_organisation() and ${waits}
     and ($2::text is null or r.type = $2) and ($3::text is null or r.sector = $3)
     and ($4::text is null or r.level = $4) and ($5::int is null or r.year = $5)
   order by ${inOrder('$1::date')} limit ${most}`;

/** Who waits for a place with the person's alliance, the first first. */
export async function waitingList(open: Open<Person>, today: LocalDate, asked: LineAsked = {}): Promise<Waiting[]> {
  const { type = null, sector = null, level = null, year = null } = asked;
  return onRecord(open, await open.sql<Waiting>(list, [today, type, sector, level, year]));
}

/** Rows in which a child may be shown to who gives the places. */
export function onRecord<Row extends Pick<Waiting, 'caseId' | 'child'>>(open: Open<Person>, rows: Row[]): Row[] {
  const shown = rows.filter(({ child }) => child !== null);
  const [pupils, cases] = [shown.map(({ child }) => child!.pupilId), shown.map(({ caseId }) => caseId)];
  open.looked({ pupils, cases, because: 'gives-places' });
  return rows;
}

/** How many wait for one kind of place, and how many such places there are. */
export interface Line {
  readonly type: FacilityType;
  readonly sector: FacilitySector;
  readonly level: EducationLevel | null;
  readonly year: number | null;
  readonly waiting: number;
  readonly longerThanThreeMonths: number;
  readonly places: number;
}

const lines = `
  select r.type, r.sector, r.level, r.year, count(*)::int as waiting,
         count(*) filter (where placement_urgency(r.at_home_since, $1) = 1)::int as "longerThanThreeMonths",
         (select coalesce(sum(f.capacity), 0)::int from facility f
           where f.alliance_id = app_organisation() and f.type = r.type and r.sector = any(f.sectors)
             and $1 between f.valid_from and coalesce(f.valid_until, 'infinity')) as places
    from placement_request r
   where r.alliance_id = app_organisation() and ${waits}
   group by r.type, r.sector, r.level, r.year
   order by r.type, r.sector, r.level nulls first, r.year nulls first`;

/** The lines of the person's alliance, each of one type, level and year: where more is asked than there is. */
export async function linesOf(open: Open<Person>, today: LocalDate): Promise<Line[]> {
  const counted = await open.sql<Line>(lines, [today]);
  return counted.map((line) => ({
    ...line,
    waiting: toldOf(line.waiting),
    longerThanThreeMonths: toldOf(line.longerThanThreeMonths),
  }));
}
