import type { Facts, FirstDispatch, LocalDate, TakenOver } from '@app/rules';
import type { ChildOfCase } from '../parties';

/** A case that ran before its region came here. */
export interface RunningCase extends ChildOfCase {
  readonly pupilId: string;
  readonly workflow: string;
  readonly firstDayAbsent: LocalDate;
  /** Those that the workflow does not declare are left out. */
  readonly facts?: Facts;
  readonly takenOver: TakenOver;
  /** What the list said of it: by this the same row is known again. */
  readonly said: readonly unknown[];
}

/** Why a case is not taken over. */
export type NotTakenOver = 'runs-already' | 'not-agreed-here' | 'nobody-directs' | 'no-next-date';

/** What became of one: it is open now, with what it does first; or why not. */
export type TakenCase =
  | { readonly caseId: string; readonly first: FirstDispatch }
  | { readonly caseId?: undefined; readonly whyNot: NotTakenOver };
