import type { Open } from '@app/platform';
import type { Kept, LocalDate, Region, RetentionClassName } from '@app/rules';

/** Something that was kept long enough, or not yet. */
export interface Candidate {
  /** The number of a case, a month of the log, or the name under which a vault files. */
  readonly item: string;
  readonly caseId: string | null;
  readonly pupilId: string | null;
  readonly kept: Kept;
  /** Why it stays though its time has come. */
  readonly staysBecause?: StaysBecause;
}

/** Why something stays. `held` is a legal hold, `not-due` that its date moved, `gone` that it is not there any more. */
export type StaysBecause =
  | 'held'
  | 'not-due'
  | 'runs-again'
  | 'still-read'
  | 'place-runs'
  | 'criminal-route-runs'
  | 'request-runs'
  | 'log-was-changed'
  | 'gone';

/** For whom a list is made: an organisation, in its region, today. */
export interface Asked {
  readonly organisation: string;
  readonly regionId: string;
  readonly region: Pick<Region, 'retention'>;
  readonly today: LocalDate;
}

/** How the list of one class is made; of these items alone where they are named. */
export type Candidates = (open: Open, asked: Asked, items?: readonly string[]) => Promise<Candidate[]>;

/** What may go today. */
export const isDue = ({ kept, staysBecause }: Candidate, today: LocalDate): boolean =>
  staysBecause === undefined && kept.mayGoOn <= today;

/** What two people let go together. */
export type ByTwo = Extract<
  RetentionClassName,
  'case-content' | 'supervision-result' | 'criminal-file' | 'medical-note' | 'access-log'
>;
