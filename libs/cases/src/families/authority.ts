import type { Language } from '@app/platform';
import type { LocalDate } from '@app/rules';

/** Why somebody may know and act for a child: by law, by being the child, or because the family asked him. */
export const relativeKinds = ['parent', 'guardian', 'young-person', 'supporter'] as const;
export type RelativeKind = (typeof relativeKinds)[number];

/** From what it is known. */
export const authoritySources = ['birth-register', 'court', 'told', 'asked-by-family'] as const;
export type AuthoritySource = (typeof authoritySources)[number];

/** How somebody wants to be reached first. */
export const channels = ['mail', 'phone', 'letter'] as const;
export type Channel = (typeof channels)[number];

/** Authority as it is written down: of one person over one child. */
export interface NewAuthority {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly kind: RelativeKind;
  readonly source: AuthoritySource;
  readonly since: LocalDate;
  /** The last day, where that is known; that of parents ends with the eighteenth birthday. */
  readonly until?: LocalDate | undefined;
  readonly channel: Channel;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  /** Nobody but the officer and he himself is told how he is reached. */
  readonly isShielded: boolean;
  /** Languages, the best one first. */
  readonly speaks: readonly string[];
  /** The keyed hash of his number, by which he is known when he signs in with DigiD. */
  readonly bsnHash?: string | undefined;
}

/** How somebody of a family is reached: his own, and of nobody else in it. */
export interface ContactDetails {
  readonly email: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly channel: Channel;
  readonly isShielded: boolean;
}

/** Somebody of a family as a partner sees him who may. */
export interface Relative {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly role: 'parents' | 'young-person';
  readonly kind: RelativeKind;
  readonly source: AuthoritySource;
  readonly since: LocalDate;
  readonly until: LocalDate | null;
  readonly channel: Channel;
  readonly language: Language;
  /** Null also where it is shielded from who asks. */
  readonly email: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly isShielded: boolean;
  readonly speaks: readonly string[];
  readonly contactId: string | null;
  readonly contact: string | null;
}

/** For whom somebody answers in a case: a supporter stands beside the parents, and is told nothing by himself. */
export function roleOf(kind: RelativeKind): Relative['role'] {
  return kind === 'young-person' ? 'young-person' : 'parents';
}
