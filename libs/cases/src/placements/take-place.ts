import type { Open } from '@app/platform';
import type { LocalDate } from '@app/rules';
import type { LockedRequest } from './requests';
import { live, type OutOfOrderBecause } from './words';

/** A place that is held for a child. */
export interface TakingPlace {
  readonly id: string;
  readonly request: Pick<LockedRequest, 'id' | 'caseId' | 'allianceId'>;
  readonly facilityId: string;
  /** This place and no other: one that passes on. */
  readonly place?: number;
  readonly follows?: string;
  readonly programme?: string | undefined;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly today: LocalDate;
  readonly answerBy: LocalDate;
  readonly expiresAt: Date;
  readonly outOfOrder?: OutOfOrderBecause | undefined;
}

/** Places of the facility that nobody has on these days, and that nobody has left who should have. */
const free = `
  from facility f, generate_series(1, f.capacity) as one(place)
 where f.id = $5 and ($6::int is null or one.place = $6) and not exists (
       select from placement p
        where p.facility_id = f.id and p.place = one.place and p.state in ${live}
          and (daterange(p.starts_on, p.ends_on, '[]') && daterange($7, $8, '[]')
               or p.state = 'started' and p.ends_on < $9))`;

const take = `
  insert into placement (id, request_id, case_id, alliance_id, facility_id, place, state, starts_on, ends_on, offered_at,
         answer_by, expires_at, follows_id, programme, out_of_order)
  select $1, $2, $3, $4, $5, one.place, 'offered', $7, $8, $10, $11, $12, $13, $14, $15
  ${free}
   order by one.place limit 1
  on conflict do nothing returning place`;

/** No facility has more: so often somebody else can have taken the place that was free a moment ago. */
const mostPlaces = 500;

/**
 * Takes the first place that is free on all of these days. Nobody waits in a queue for it: who else takes the same one at
 * this moment is stopped by the constraint, sees what was taken, and takes the next.
 *
 * @returns false when none is free
 */
export async function takePlace(open: Open, taking: TakingPlace): Promise<boolean> {
  const { id, request, facilityId, place, startsOn, endsOn, today } = taking;
  const of = [id, request.id, request.caseId, request.allianceId];
  const where = [facilityId, place ?? null, startsOn, endsOn, today];
  const { answerBy, expiresAt, follows = null, programme = null, outOfOrder = null } = taking;
  const how = [open.now, answerBy, expiresAt, follows, programme, outOfOrder];
  for (let others = 0; others <= mostPlaces; others += 1) {
    const [taken] = await open.sql(take, [...of, ...where, ...how]);
    if (taken) return true;
    if (!(await isAnyFree(open, taking))) return false;
  }
  return false;
}

async function isAnyFree(open: Open, { facilityId, place, startsOn, endsOn, today }: TakingPlace): Promise<boolean> {
  const text = `select ${free.replace(/\$(\d)/g, (_, number: string) => `$${Number(number) - 4}`)} limit 1`;
  return (await open.sql(text, [facilityId, place ?? null, startsOn, endsOn, today])).length > 0;
}
