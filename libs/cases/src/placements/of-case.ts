import type { Open, Person } from '@app/platform';
import type { LocalDate } from '@app/rules';
import type {
  EducationLevel,
  FacilitySector,
  FacilityType,
  FollowUp,
  PayerState,
  PlacementGoal,
  ReturnedBecause,
  ReturnPath,
  TargetGroup,
} from './words';

/** A placement, or an offer of one, as the parties of the case see it. */
export interface PlacementOfCase {
  readonly id: string;
  readonly facility: string;
  readonly type: FacilityType;
  readonly returnsTo: ReturnPath | null;
  readonly programme: string | null;
  readonly state: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly answerBy: LocalDate;
  readonly outOfOrder: string | null;
  readonly refusedBecause: string | null;
  readonly startedOn: LocalDate | null;
  readonly reviewedOn: LocalDate | null;
  readonly outflowPlannedOn: LocalDate | null;
  readonly extensions: number;
  readonly endedOn: LocalDate | null;
  readonly endedAs: string | null;
  /** It is there longer than was agreed. */
  readonly overstays: boolean;
  /** The facility itself ends before the placement does. */
  readonly facilityEndsOn: LocalDate | null;
  readonly followUps: readonly { readonly months: number; readonly askedOn: LocalDate; readonly found: FollowUp }[];
}

/** A request for a place, and what came of it, the oldest first. */
export interface RequestOfCase {
  readonly id: string;
  readonly alliance: string;
  readonly allianceId: string;
  readonly state: string;
  readonly closedBecause: string | null;
  readonly checkedAs: string | null;
  readonly askedOn: LocalDate;
  readonly wishedOn: LocalDate;
  readonly goal: PlacementGoal;
  readonly type: FacilityType;
  readonly sector: FacilitySector;
  readonly level: EducationLevel | null;
  readonly year: number | null;
  readonly targetGroup: TargetGroup | null;
  readonly follows: string | null;
  readonly payer: PayerState;
  readonly payerSince: LocalDate;
  /** Its place among those who wait for the same; none for who does not wait. */
  readonly inLine: number | null;
  readonly returned: readonly { readonly because: ReturnedBecause; readonly on: LocalDate }[];
  readonly placements: readonly PlacementOfCase[];
}

const asked = `
  select json_agg(json_build_object('months', u.months, 'askedOn', u.asked_on, 'found', u.found) order by u.months)
    from placement_follow_up u where u.placement_id = p.id`;

const placement = `
  json_build_object(
    'id', p.id, 'facility', f.name, 'type', f.type, 'returnsTo', f.returns_to, 'programme', p.programme,
    'state', p.state, 'startsOn', p.starts_on, 'endsOn', p.ends_on, 'answerBy', p.answer_by,
    'outOfOrder', p.out_of_order, 'refusedBecause', p.refused_because, 'startedOn', p.started_on,
    'reviewedOn', p.reviewed_on, 'outflowPlannedOn', p.outflow_planned_on, 'extensions', p.extensions,
    'endedOn', p.ended_on, 'endedAs', p.ended_as, 'overstays', p.state = 'started' and p.ends_on < $2,
    'facilityEndsOn', case when p.state in ('offered', 'accepted', 'started') and f.valid_until < p.ends_on
                           then f.valid_until end,
    'followUps', coalesce((${asked}), '[]'))`;

const ofCase = `
  select r.id, o.id as "allianceId", o.name as alliance, r.state, r.closed_because as "closedBecause",
         r.checked_as as "checkedAs", r.asked_on as "askedOn", r.wished_on as "wishedOn", r.goal, r.type, r.sector,
         r.level, r.year, r.target_group as "targetGroup", r.follows_id as follows, r.payer,
         r.payer_since as "payerSince", nullif(place_in_line(r.id, $2), 0) as "inLine",
         (select coalesce(json_agg(json_build_object(
                   'because', b.because, 'on', (b.returned_at at time zone $3)::date) order by b.returned_at), '[]')
            from placement_return b where b.request_id = r.id) as returned,
         (select coalesce(json_agg(${placement} order by p.offered_at, p.id), '[]')
            from placement p join facility f on f.id = p.facility_id where p.request_id = r.id) as placements
    from placement_request r join organisation o on o.id = r.alliance_id
   where r.case_id = $1 order by r.asked_at, r.id`;

/** What was asked and given in a case, in the order in which it was: one placement after another. */
export function placementsOf(
  open: Open<Person>,
  caseId: string,
  { today, zone }: { readonly today: LocalDate; readonly zone: string },
): Promise<RequestOfCase[]> {
  return open.sql<RequestOfCase>(ofCase, [caseId, today, zone]);
}

/** Whose request or placement it is, for who may know of it; undefined for anybody else. */
export async function whoseIs(
  open: Open<Person>,
  what: 'placement' | 'placement_request',
  id: string,
): Promise<{ caseId: string; allianceId: string } | undefined> {
  const [found] = await open.sql<{ caseId: string; allianceId: string }>(
    `select case_id as "caseId", alliance_id as "allianceId" from ${what} where id = $1`,
    [id],
  );
  return found;
}
