import type { Open, Vaults } from '@app/platform';
import { endedCases } from './cases';
import { type Asked, type ByTwo, type Candidate, type Candidates, isDue } from './due';
import { monthsOfLog } from './months';
import { supervisionResults } from './results';
import { criminalFiles, medicalNotes } from './vaults';

/** How the list of each class is made. */
export const candidatesOf = (vaults: Vaults): Readonly<Record<ByTwo, Candidates>> => ({
  'case-content': endedCases,
  'supervision-result': supervisionResults,
  'criminal-file': criminalFiles(vaults),
  'medical-note': medicalNotes(vaults),
  'access-log': monthsOfLog,
});

export const byTwo: readonly ByTwo[] = [
  'case-content',
  'supervision-result',
  'criminal-file',
  'medical-note',
  'access-log',
];

/** What of a class may go today; nothing is written. */
export async function dueToday(open: Open, list: Candidates, asked: Asked): Promise<Candidate[]> {
  return (await list(open, asked)).filter((one) => isDue(one, asked.today));
}
