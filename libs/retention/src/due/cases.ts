import { keptUntil, type LocalDate } from '@app/rules';
import type { Candidate, Candidates, StaysBecause } from './due';

/** SQL: whether something holds a case. */
export const isHeld = (caseId: string) =>
  `exists (select from legal_hold h where h.case_id = ${caseId} and h.lifted_at is null)`;

/** A case that was taken back has no closing: it ended with its last event. */
const ended = `
  select c.id as item, c.pupil_id as "pupilId", c.phase,
         coalesce((select max(l ->> 'on') from timeline t, json_array_elements(t.lines) l
                    where t.case_id = c.id and l ->> 'closed' is not null),
                  (select to_char(max(t.at) at time zone (r.settings ->> 'zone'), 'YYYY-MM-DD') from timeline t
                    where t.case_id = c.id)) as from,
         case when ${isHeld('c.id')} then 'held'
              when c.phase <> 'ended' then 'runs-again'
              when exists (select from case_party p where p.case_id = c.id and p.access_until > $3) then 'still-read'
              when exists (select from placement p where p.case_id = c.id and p.state in ('offered', 'accepted', 'started'))
                then 'place-runs'
              when exists (select from criminal_route k where k.case_id = c.id and k.closed_on is null)
                then 'criminal-route-runs'
              when exists (select from rights_request q where q.case_id = c.id and q.answered_at is null)
                then 'request-runs'
         end as stays
    from case_file c join region r on r.id = c.region_id
   where c.region_id = $1 and c.destroyed_on is null and (c.phase = 'ended' or c.id::text = any($4))
     and exists (select from organisation_area a join organisation o on o.id = a.organisation_id
                  where o.id = $2 and o.role = 'compulsory-education' and a.municipality = c.municipality)
     and ($4::text[] is null or c.id::text = any($4))
   order by c.id`;

interface Row {
  readonly item: string;
  readonly pupilId: string;
  readonly from: LocalDate;
  readonly stays: StaysBecause | null;
}

/** Cases that ended in the municipalities of an office: their content counts from the closing. */
export const endedCases: Candidates = async (open, { organisation, regionId, region }, items) => {
  const rows = await open.sql<Row>(ended, [regionId, organisation, open.now, items ?? null]);
  return rows.map(({ item, pupilId, from, stays }): Candidate => ({
    item,
    caseId: item,
    pupilId,
    kept: keptUntil('case-content', from, region),
    ...(stays && { staysBecause: stays }),
  }));
};
