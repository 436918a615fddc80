import { z } from 'zod';

/**
 * What data about a child is of, as the partners agreed who needs to know which: each field that an answer of the api may
 * hold about a child is of one of them.
 */
export const categories = [
  'identity',
  'bsn',
  'contact',
  'absence',
  'education',
  'medical-detail',
  'medical-conclusion',
  'family',
  'care',
  'agreements',
  'table',
  'judicial',
  'exemption',
] as const;
export type Category = (typeof categories)[number];

/**
 * How much of a category a field tells: of identity `summary` is initials, age and school and `full` the name; of
 * absence `summary` is weeks at home and `full` the hours; of agreements `summary` is a step's state and `full` its words;
 * of contact `summary` is who of the family there is and how each is reached first, `full` the address, the telephone number and the mail.
 */
export const details = ['summary', 'full'] as const;
export type Detail = (typeof details)[number];
export type Told = `${Category}/${Detail}`;

const key = 'x-tells';
const eachKey = 'x-tells-each';
const asKey = 'x-tells-as';
const ownKey = 'x-own-by';
const caseKey = 'x-of-case';

/**
 * Marks what a field of an answer tells about a child. Whoever may not know it does not get the field: in the description of
 * the api it may be left out, while whoever makes the answer gives all of it.
 */
export function tells<Schema extends z.ZodType>(told: Told, schema: Schema): Schema {
  return schema.meta({ [key]: told, ...(!isForAll(told) && { 'x-left-out': true }) }) as Schema;
}

/** Who is told of a case at all reads these; who looks after the installation reads of no case. */
const forAll: readonly Told[] = ['identity/summary', 'agreements/summary'];
const isForAll = (told: Told) => forAll.includes(told);

/** For the `meta` of an object of which all is told to the role that stands in one of its fields: somebody's own step. */
export const ownBy = (field: string): Record<string, string> => ({ [ownKey]: field });

/** For the `meta` of an object of one case: in which of its fields stands which, so that it tells what is shared in that. */
export const ofCase = (field: string): Record<string, string> => ({ [caseKey]: field });

/** What a field tells, where it is marked. */
export function toldBy(schema: z.core.$ZodType): Told | undefined {
  return z.globalRegistry.get(schema)?.[key] as Told | undefined;
}

/** In which field of an object stands whose it is. */
export function ownerIn(schema: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.[ownKey] as string | undefined;
}

/** In which field of an object stands of which case it is. */
export function caseIn(schema: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.[caseKey] as string | undefined;
}

/** What the values of a record tell, by their names; `else` of what is not named. */
export type ToldEach = Readonly<Record<string, Told>> & { readonly else: Told };

/** Marks a record of which the values tell different things: the facts of a case. */
export function tellsEach<Schema extends z.ZodRecord>(each: ToldEach, schema: Schema): Schema {
  return schema.meta({ [eachKey]: each }) as Schema;
}

export function toldEach(schema: z.core.$ZodType): ToldEach | undefined {
  return z.globalRegistry.get(schema)?.[eachKey] as ToldEach | undefined;
}

/** What an object tells where that stands in one of its fields: the category of a note. */
export interface ToldAs {
  readonly field: string;
  readonly of: Readonly<Record<string, Told>>;
}

/** Marks an object that tells what one of its fields names; `else` of what is not named, or it is shown to nobody. */
export function tellsAs<Schema extends z.ZodObject>(as: ToldAs, schema: Schema): Schema {
  return schema.meta({ [asKey]: as }) as Schema;
}

export function toldAs(schema: z.core.$ZodType): ToldAs | undefined {
  return z.globalRegistry.get(schema)?.[asKey] as ToldAs | undefined;
}
