import type { AskedByHand, LinkReason, NewNote } from '@app/cases';
import type { Act, Facts, LocalDate } from '@app/rules';

/** The child of a told case. */
export interface ToldChild {
  /** The school's own number; above those of other pupils. */
  readonly number: string;
  readonly school: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: LocalDate;
  readonly municipality: string;
}

/** Something that a partner does in a told case, on the morning of a working day. */
export type Happening = {
  readonly on: LocalDate;
  /** The organisation whose person does it. */
  readonly by: string;
} & (
  | {
      /** Its step is named as the agreement names it, or by its key where two that are open have one name. */
      readonly does: Act;
    }
  | { readonly notes: NewNote }
  | {
      /** Ties it to the case of another told child of the region, by that one's number. */
      readonly links: string;
      readonly as: LinkReason;
    }
);

/** How a told case is opened, where no signal does. */
export interface OpenedByHand {
  readonly on: LocalDate;
  readonly by: string;
  readonly workflow: string;
  readonly firstDayAbsent: LocalDate;
  readonly reason: AskedByHand['reason'];
  readonly facts: Facts;
}

/** A case whose course is written out: what is not written here, nobody does, but for what comes back each week or month. */
export interface ToldCase {
  /** What it shows. */
  readonly name: string;
  readonly child: ToldChild;
  /** The days of which its school says that it was absent without leave, both included. */
  readonly absent?: { readonly from: LocalDate; readonly until: LocalDate };
  readonly opened?: OpenedByHand;
  /** Nobody does what comes back either. */
  readonly isLeftAlone?: true;
  readonly happens: readonly Happening[];
}
