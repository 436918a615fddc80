import type { LocalDate, WhyDue } from '@app/rules';

/** What somebody may ask about his own data (AVG art. 15, 16, 18, 21 and 17). */
export const rights = ['inspection', 'correction', 'restriction', 'objection', 'erasure'] as const;
export type Right = (typeof rights)[number];

/** How a request ends; all but granting it asks for a reason. */
export const rightOutcomes = ['granted', 'partly', 'refused'] as const;
export type RightOutcome = (typeof rightOutcomes)[number];

/** The agreement that a request runs by. */
export const rightsWorkflow = 'rights-request';

/** The longest that somebody writes with a request. */
export const longestRequest = 2000;

/** A request as whoever asked it and whoever answers it read it. */
export interface RightsRequest {
  readonly id: string;
  readonly caseId: string;
  readonly pupilId: string;
  readonly right: Right;
  readonly organisationId: string;
  readonly organisation: string;
  readonly askedByRole: 'parents' | 'young-person';
  /** It came on paper, and was written down by who answers. */
  readonly isLetter: boolean;
  readonly receivedOn: LocalDate;
  /** Of the family itself; null when they were erased. */
  readonly words: string | null;
  /** The last day, and why it is that day. */
  readonly why: WhyDue;
  readonly isMissed: boolean;
  readonly extended: { readonly at: Date; readonly because: string } | null;
  readonly answered: {
    readonly at: Date;
    readonly outcome: RightOutcome;
    readonly reason: string | null;
  } | null;
  /** When a restriction was lifted. */
  readonly liftedAt: Date | null;
}
