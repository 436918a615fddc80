import { type Open, Problem } from '@app/platform';
import { type LocalDate, momentsOf } from '@app/rules';
import { regionOf } from '../people';

/** What decides who consents for the child of a case. */
export interface AboutChild {
  readonly pupilId: string;
  readonly bornOn: LocalDate;
  readonly zone: string;
  /** On the clock of its region. */
  readonly today: LocalDate;
  /** The authority of everybody who has it today: parents and guardians. */
  readonly withAuthority: readonly string[];
}

const found = `
  select p.id as "pupilId", p.born_on as "bornOn", c.region_id as "regionId",
         array(select a.id from families_of(c.id) f join authority a on a.organisation_id = f.organisation_id
                where a.kind in ('parent', 'guardian') and a.ended_at is null
                  and not has_left(a.person_id, a.organisation_id, $2) order by a.recorded_at, a.id) as "withAuthority"
    from case_file c join pupil p on p.id = c.pupil_id where c.id = $1`;

/** @throws Problem `not-found` for a case that is not there */
export async function aboutChild(open: Open, caseId: string): Promise<AboutChild> {
  const [row] = await open.sql<Omit<AboutChild, 'zone' | 'today'> & { regionId: string }>(found, [caseId, open.now]);
  if (!row) throw new Problem('not-found');
  const { regionId, ...child } = row;
  const { zone } = (await regionOf(open, regionId)).settings;
  return { ...child, zone, today: momentsOf(zone).dateAt(open.nowMs) };
}
