import type { Vaults } from '@app/platform';
import { keptUntil, type LocalDate } from '@app/rules';
import type { Candidate, Candidates, StaysBecause } from './due';

interface Filed {
  readonly filed: string;
  readonly from: LocalDate;
}

interface Known {
  readonly id: string;
  readonly pupilId: string | null;
  readonly stays: StaysBecause | null;
}

const zone = `(select r.settings ->> 'zone' from region r where r.id = $2)`;

const criminal = `
  select filed, to_char(opened_at at time zone ${zone}, 'YYYY-MM-DD') as from
    from criminal.file where organisation_id = $1 and ($3::text[] is null or filed = any($3)) order by filed`;

const medical = `
  select filed, to_char(max(written_at) at time zone ${zone}, 'YYYY-MM-DD') as from
    from medical.note where organisation_id = $1 and ($3::text[] is null or filed = any($3)) group by filed order by filed`;

/** The cases of which something of a partner can lie in a vault: no statement joins them, so each name is made again. */
const cases = `
  select c.id, c.pupil_id as "pupilId",
         case when exists (select from legal_hold h where h.case_id = c.id and h.lifted_at is null) then 'held'
              when $2 and exists (select from criminal_route k where k.case_id = c.id and k.closed_on is null)
                then 'criminal-route-runs' end as stays
    from case_file c
   where exists (select from case_party p where p.case_id = c.id and p.organisation_id = $1)
      or exists (select from criminal_route k where k.case_id = c.id and k.organisation_id = $1)`;

/** Files of the criminal route, from when they were opened. */
export const criminalFiles = (vaults: Vaults): Candidates => filedIn(vaults, 'criminal');

/** What youth health notes for itself, from the last note of a child on. */
export const medicalNotes = (vaults: Vaults): Candidates => filedIn(vaults, 'medical');

function filedIn(vaults: Vaults, vault: 'criminal' | 'medical'): Candidates {
  return async (open, { organisation, regionId }, items) => {
    const files = await open.sql<Filed>(vault === 'criminal' ? criminal : medical, [
      organisation,
      regionId,
      items ?? null,
    ]);
    if (files.length === 0) return [];
    const nameOf = await vaults.namesIn(vault);
    const known = await open.sql<Known>(cases, [organisation, vault === 'criminal']);
    const byName = new Map(known.map((one) => [nameOf(one.id), one]));
    return files.map(({ filed, from }): Candidate => {
      const { id = null, pupilId = null, stays = null } = byName.get(filed) ?? {};
      const kept = keptUntil(vault === 'criminal' ? 'criminal-file' : 'medical-note', from);
      return { item: filed, caseId: id, pupilId, kept, ...(stays && { staysBecause: stays }) };
    });
  };
}
