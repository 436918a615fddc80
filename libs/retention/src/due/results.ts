import { keptUntil, type LocalDate } from '@app/rules';
import { isHeld } from './cases';
import type { Candidate, Candidates } from './due';

/** What an office keeps of cases that were destroyed: until the nineteenth birthday. */
export const supervisionResults: Candidates = async (open, { organisation }, items) => {
  const rows = await open.sql<{ item: string; pupilId: string; bornOn: LocalDate; held: boolean }>(
    `select s.case_id as item, s.pupil_id as "pupilId", s.born_on as "bornOn", ${isHeld('s.case_id')} as held
       from supervision_result s where s.office_id = $1 and ($2::text[] is null or s.case_id::text = any($2))
      order by s.case_id`,
    [organisation, items ?? null],
  );
  return rows.map(({ item, pupilId, bornOn, held }): Candidate => ({
    item,
    caseId: item,
    pupilId,
    kept: keptUntil('supervision-result', bornOn),
    ...(held && { staysBecause: 'held' }),
  }));
};
