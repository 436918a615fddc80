import { destroyMonth, type Open } from '@app/platform';
import type { ByTwo, Candidate, StaysBecause } from '../due/due';
import { destroyCase, type Destroying } from './destroy-case';

/** One item of a list that two people agreed on. */
export interface ToDestroy extends Omit<Destroying, 'caseId'> {
  readonly candidate: Candidate;
}

/** What is done with one item of a class, in the transaction that says so in the list. */
type Destroy = (open: Open, one: ToDestroy) => Promise<StaysBecause | undefined>;

/** Takes away what of a class is in the list; gives why it stays after all. */
export const destroyItem: Readonly<Record<ByTwo, Destroy>> = {
  'case-content': async (open, { candidate, ...how }) => {
    await destroyCase(open, { caseId: candidate.item, ...how });
    return undefined;
  },
  'supervision-result': async (open, { candidate, office }) => {
    await open.sql('delete from supervision_result where case_id = $1 and office_id = $2', [candidate.item, office]);
    return undefined;
  },
  'criminal-file': async (open, { candidate: { item, caseId }, office }) => {
    await open.sql('delete from criminal.writing where filed = $1', [item]);
    await open.sql('delete from criminal.file where filed = $1 and organisation_id = $2', [item, office]);
    if (caseId)
      await open.sql('delete from criminal_route where case_id = $1 and organisation_id = $2', [caseId, office]);
    return undefined;
  },
  'medical-note': async (open, { candidate, office }) => {
    await open.sql('delete from medical.note where filed = $1 and organisation_id = $2', [candidate.item, office]);
    return undefined;
  },
  'access-log': async (open, { candidate }) =>
    (await destroyMonth(open, candidate.item)) ? undefined : 'log-was-changed',
};
