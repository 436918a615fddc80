import type { Open, Person } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { childOfCaseRow, onRecord, type WaitingChild } from './waiting-list';
import { live, type PayerState } from './words';

/** Who has a place, or was offered it: an agreed stay on one place of a facility. */
export interface StayOnBoard {
  readonly id: string;
  readonly requestId: string;
  readonly caseId: string;
  readonly facilityId: string;
  readonly place: number;
  readonly state: 'offered' | 'accepted' | 'started';
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly answerBy: LocalDate;
  /** Whole hours until the offer is over; none for what is no offer. */
  readonly hoursLeft: number | null;
  readonly payer: PayerState;
  readonly extensions: number;
  readonly reviewedOn: LocalDate | null;
  readonly outflowPlannedOn: LocalDate | null;
  /** It is there longer than was agreed. */
  readonly overstays: boolean;
  readonly child: WaitingChild | null;
}

const stays = `
  select p.id, p.request_id as "requestId", p.case_id as "caseId", p.facility_id as "facilityId", p.place, p.state,
         p.starts_on as "startsOn", p.ends_on as "endsOn", p.answer_by as "answerBy", r.payer, p.extensions,
         p.reviewed_on as "reviewedOn", p.outflow_planned_on as "outflowPlannedOn",
         case when p.state = 'offered'
              then greatest(0, floor(extract(epoch from p.expires_at - $2) / 3600))::int end as "hoursLeft",
         p.state = 'started' and p.ends_on < $1 as overstays, ${childOfCaseRow} as child
    from placement p join placement_request r on r.id = p.request_id
    left join case_file c on c.id = p.case_id left join pupil k on k.id = c.pupil_id
    left join organisation s on s.id = c.school_id
   where p.alliance_id = app_organisation() and p.state in ${live}
   order by p.facility_id, p.place, p.starts_on, p.id`;

/** Who is where in the facilities of the person's alliance, place by place. */
export async function staysOnBoard(open: Open<Person>, today: LocalDate): Promise<StayOnBoard[]> {
  return onRecord(open, await open.sql<StayOnBoard>(stays, [today, open.now]));
}
