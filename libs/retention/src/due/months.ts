import { monthsSealed } from '@app/platform';
import { addDays, addMonths, keptUntil, type LocalDate } from '@app/rules';
import type { Candidate, Candidates } from './due';

/** Whole months of the log of looks. It is one log for all who use the installation: any office looks at its list. */
export const monthsOfLog: Candidates = async (open, { organisation }, items) => {
  const offices = await open.sql(`select from organisation where id = $1 and role = 'compulsory-education'`, [
    organisation,
  ]);
  if (offices.length === 0) return [];
  const months = (await monthsSealed(open)).filter((month) => !items || items.includes(month));
  return months.map((month): Candidate => ({
    item: month,
    caseId: null,
    pupilId: null,
    kept: keptUntil('access-log', lastOf(month)),
  }));
};

const lastOf = (month: string): LocalDate => addDays(addMonths(`${month}-01` as LocalDate, 1), -1);
