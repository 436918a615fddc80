import type { LocalDate, Role } from '@app/rules';
import type { PlacesTold } from '../places/places-told';
import type { ToldCase } from '../told/told-case';
import type { ToldFamily } from '../told/told-family';

export type Sector = 'po' | 'vo' | 'vso' | 'mbo';

/** A partner of an invented region. `domain` is where its people get their mail: the reserved `.example`. */
export interface DemonstrationOrganisation {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly domain: string;
  /** Of a school: its code in the register of institutions, what it teaches. */
  readonly brin?: string;
  readonly sector?: Sector;
  /** Of an alliance: the schools that it serves. */
  readonly serves?: readonly Sector[];
  /** Of compulsory education: whose residents it watches over. */
  readonly municipality?: string;
}

/** Somebody in a contact chain: name, and what it says on the door. */
export type Row = readonly [name: string, job: string];

/** The same hours on some days. */
export interface Consults {
  /** The organisation whose doctor holds them. */
  readonly at: string;
  readonly days: readonly LocalDate[];
  readonly begins: readonly string[];
  readonly minutes: number;
  readonly place: string;
}

/** An invented region as the demonstration plays it. */
export interface DemonstrationRegion {
  /** The folder of its own agreements, and what its ids are made from. */
  readonly id: string;
  /** When its partners signed what they must sign before they are told of a child. */
  readonly signedOn: { readonly covenant: LocalDate; readonly processorAgreement: LocalDate };
  readonly organisations: readonly DemonstrationOrganisation[];
  /** Per organisation its contact chain, from the person up. */
  readonly chains: Readonly<Record<string, readonly Row[]>>;
  /** Who stands apart from those chains, per organisation and place. */
  readonly apart?: Readonly<Record<string, Readonly<Partial<Record<'privacy-officer' | 'boa', Row>>>>>;
  /** How many pupils a school of a sector has. */
  readonly sizes: Readonly<Partial<Record<Sector, number>>>;
  /** Where they live: seven of ten in the first. */
  readonly municipalities: readonly [string, ...string[]];
  /** How many times the numbers of `absences.ts` are absent as few are. */
  readonly unusual: number;
  /** Of which days there are absences. */
  readonly absences: { readonly first: LocalDate; readonly last: LocalDate };
  /** Cases whose course is written out, with their children. */
  readonly told: readonly ToldCase[];
  /** When youth health holds consults. */
  readonly consults: readonly Consults[];
  /** Families who have pages of their own. */
  readonly families: readonly ToldFamily[];
  /** Its facilities, and who sought a place there. */
  readonly places?: PlacesTold;
}

export const schoolsOf = ({ organisations }: DemonstrationRegion) =>
  organisations.filter(({ role }) => role === 'school');
