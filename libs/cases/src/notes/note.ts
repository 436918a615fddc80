import { type LocalDate, partners } from '@app/rules';

/** How far a note of a category may go: to all parties, to parties that are named, or not beyond its own organisation. */
type Widest = 'all' | 'named' | 'own';

/**
 * What a note is about, and who may need to know: of health a conclusion for those that it concerns, of the family what
 * it told them, and what is a matter of justice, or was considered by the reporting code, stays where it is known.
 */
export const categories = {
  practical: 'all',
  absence: 'all',
  education: 'all',
  health: 'named',
  family: 'named',
  care: 'named',
  judicial: 'own',
  'reporting-code': 'own',
} as const satisfies Readonly<Record<string, Widest>>;

export type Category = keyof typeof categories;

/** For whom a note is: its own organisation, all parties of the case, or those that have these roles in it. */
export type Audience = 'own' | 'all' | readonly string[];

/** Whether an audience is wider than a category allows. */
export function isTooWide(category: Category, audience: Audience): boolean {
  const widest: Widest = categories[category];
  return audience === 'all' ? widest !== 'all' : audience !== 'own' && widest === 'own';
}

/** What a document is that lies elsewhere, and whose it is: files are not kept here. */
export const documentKinds = ['letter', 'report', 'plan', 'decision', 'statement', 'agreement', 'other'] as const;
export const documentOrigins = [...partners, 'family', 'other'] as const;

/** Evidence that lies elsewhere. */
export interface Document {
  readonly kind: (typeof documentKinds)[number];
  readonly from: (typeof documentOrigins)[number];
  readonly datedOn: LocalDate;
  readonly validUntil?: LocalDate | undefined;
}

/** What a child was asked with, about itself. */
export const instruments = ['educatiemeter', 'motivation', 'talents', 'interests', 'other'] as const;

/** What came of an instrument. Those are the child's own words, and part of its plan when that is said. */
export interface Instrument {
  readonly name: (typeof instruments)[number];
  readonly takenOn: LocalDate;
  readonly inPlan: boolean;
}

/** What the Inspectorate asked for. To enforce is for the officer to decide, whoever asks. */
export const inspectorateAsked = ['information', 'enforcement', 'place', 'nothing'] as const;

/** A contact with the Inspectorate about the child. */
export interface InspectorateContact {
  readonly on: LocalDate;
  readonly asked: (typeof inspectorateAsked)[number];
}

/** What a note is the record of, if it is of anything: one of these. */
export interface Recorded {
  readonly instrument?: Instrument | undefined;
  readonly inspectorate?: InspectorateContact | undefined;
}

/** What somebody writes. */
export interface NewNote extends Recorded {
  readonly category: Category;
  readonly audience: Audience;
  readonly text?: string | undefined;
  readonly document?: (Document & { readonly lies: string }) | undefined;
}

/** A note as somebody reads it who may. */
export interface Note {
  readonly id: string;
  readonly category: Category;
  /** Roles in the case of those that it is for beside its own organisation. */
  readonly audience: Audience;
  /** Null when it was erased, or when only a document is named. */
  readonly text: string | null;
  readonly document: (Document & { readonly lies: string | null }) | null;
  readonly recorded: Recorded | null;
  readonly organisation: string;
  readonly person: string | null;
  readonly writtenAt: Date;
}
