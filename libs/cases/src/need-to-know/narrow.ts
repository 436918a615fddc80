import { z } from 'zod';
import { caseIn, type Category, ownerIn, type Told, toldAs, toldBy, toldEach } from './categories';
import { type Cell, cellOf, type Job } from './matrix';
import { type Shared, sharedIn, sharedNothing } from './shared';

/** Who is answered: what he does, and the role of his organisation, by which his own steps are known. */
export interface Answered {
  readonly job: Job;
  readonly role: string;
}

/** Where a value stands: in what is of whoever is answered himself, and in a case of which this is shared with him. */
interface At {
  readonly own: boolean;
  readonly granted: ReadonlySet<Category>;
  readonly shared: Shared;
}

/** Takes out of a value what is not for somebody. */
type Narrow = (value: unknown, at: At) => unknown;

const asItIs: Narrow = (value) => value;
const gone = Symbol('not for him');

const made = new WeakMap<z.core.$ZodType, Map<string, Narrow>>();

/**
 * An answer without what the matrix does not give to somebody. What the schema does not know of goes too: a field that
 * nobody described is shown to nobody. Compiled once per schema and kind of reader; what is shared with him in which case comes
 * with each answer.
 */
export function narrowed(
  schema: z.core.$ZodType,
  value: unknown,
  who: Answered,
  shared: Shared = sharedNothing,
): unknown {
  const kinds = made.get(schema) ?? new Map<string, Narrow>();
  made.set(schema, kinds);
  const kind = `${who.job} ${who.role}`;
  const narrow = kinds.get(kind) ?? compile(schema, who, new Map());
  kinds.set(kind, narrow);
  const shown = narrow(value, { own: false, granted: sharedIn(shared, shared.caseId), shared });
  return shown === gone ? undefined : shown;
}

/** The categories that an answer may hold for somebody, as they stand in the log of looks. */
export function categoriesIn(schema: z.core.$ZodType, who: Answered, shared: Shared = sharedNothing): Category[] {
  const granted = new Set([...shared.cases.values()].flatMap((some) => [...some]));
  return toldIn(schema).filter((category) => {
    const cell = cellOf(who.job, category);
    return isGranted(cell) ? granted.has(category) : cell !== 'none';
  });
}

/** Whether an answer may hold for somebody what only a share gives him. */
export function asksForShares(schema: z.core.$ZodType, { job }: Answered): boolean {
  return toldIn(schema).some((category) => isGranted(cellOf(job, category)));
}

const isGranted = (cell: Cell) => cell === 'granted' || cell === 'granted-summary';

const categoriesOf = new WeakMap<z.core.$ZodType, readonly Category[]>();

/** What the fields of an answer tell of: looked through once. */
function toldIn(schema: z.core.$ZodType): readonly Category[] {
  const known = categoriesOf.get(schema);
  if (known) return known;
  const found = new Set<Category>();
  walk(schema, new Set(), (told) => found.add(told.split('/')[0] as Category));
  categoriesOf.set(schema, [...found]);
  return [...found];
}

/** Whether an answer of this schema tells anything about a child. */
export function tellsOfChildren(schema: z.core.$ZodType): boolean {
  let found = false;
  walk(schema, new Set(), () => (found = true));
  return found;
}

function walk(schema: z.core.$ZodType, seen: Set<z.core.$ZodType>, on: (told: Told) => void): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  const told = toldBy(schema);
  for (const one of [...(told ? [told] : []), ...eachTold(schema)]) on(one);
  for (const part of partsOf(schema)) walk(part, seen, on);
}

function eachTold(schema: z.core.$ZodType): Told[] {
  return [...Object.values(toldEach(schema) ?? {}), ...Object.values(toldAs(schema)?.of ?? {})];
}

function partsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) return Object.values(schema.shape);
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodUnion) return schema.options;
  const inner = innerOf(schema);
  return inner ? [inner] : [];
}

/** What an optional, nullable or defaulted schema is made of. */
function innerOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? (schema.unwrap() as z.core.$ZodType)
    : undefined;
}

/** Objects that hold themselves are compiled once: what is under way is called later. */
type Underway = Map<z.core.$ZodType, { narrow: Narrow }>;

function compile(schema: z.core.$ZodType, who: Answered, underway: Underway): Narrow {
  const known = underway.get(schema);
  if (known) return (value, at) => known.narrow(value, at);
  const mine = { narrow: asItIs };
  underway.set(schema, mine);
  const inside = compileInside(schema, who, underway);
  const told = toldBy(schema);
  mine.narrow = inCase(caseIn(schema), owning(ownerIn(schema), who, told ? guarded(told, who, inside) : inside));
  return mine.narrow;
}

/** Knows an object to be of whoever is answered by the role, or the roles, that stand in one of its fields. */
function owning(field: string | undefined, { role }: Answered, narrow: Narrow): Narrow {
  if (field === undefined) return narrow;
  return (value, at) => {
    const owner = (value as Readonly<Record<string, unknown>> | null)?.[field];
    const own = at.own || (Array.isArray(owner) ? owner.includes(role) : owner === role);
    return narrow(value, own === at.own ? at : { ...at, own });
  };
}

/** Knows an object to be of the case that stands in one of its fields, and so what is shared there. */
function inCase(field: string | undefined, narrow: Narrow): Narrow {
  if (field === undefined) return narrow;
  return (value, at) => {
    const caseId = (value as Readonly<Record<string, unknown>> | null)?.[field];
    const granted = sharedIn(at.shared, typeof caseId === 'string' ? caseId : undefined);
    return narrow(value, granted === at.granted ? at : { ...at, granted });
  };
}

function guarded(told: Told, { job }: Answered, inside: Narrow): Narrow {
  const [category, detail] = told.split('/') as [Category, string];
  const cell = cellOf(job, category);
  if (cell === 'full' || (cell === 'summary' && detail === 'summary')) return inside;
  if (cell === 'own') return (value, at) => (at.own || detail === 'summary' ? inside(value, at) : gone);
  if (cell === 'granted' || (cell === 'granted-summary' && detail === 'summary')) {
    return (value, at) => (at.granted.has(category) ? inside(value, at) : gone);
  }
  return () => gone;
}

function compileInside(schema: z.core.$ZodType, who: Answered, underway: Underway): Narrow {
  if (schema instanceof z.ZodObject) return ofObject(schema, who, underway);
  if (schema instanceof z.ZodArray) {
    const narrow = compile(schema.element as z.core.$ZodType, who, underway);
    return (value, at) =>
      Array.isArray(value) ? value.map((one) => narrow(one, at)).filter((one) => one !== gone) : value;
  }
  if (schema instanceof z.ZodRecord) return ofRecord(schema, who, underway);
  if (schema instanceof z.ZodUnion) return ofUnion(schema, who, underway);
  const inner = innerOf(schema);
  return inner ? compile(inner, who, underway) : asItIs;
}

/** By the choice that fits; a value that fits none is shown to nobody. */
function ofUnion(schema: z.ZodUnion, who: Answered, underway: Underway): Narrow {
  const choices = schema.options.map((option) => ({ option, narrow: compile(option, who, underway) }));
  return (value, at) => {
    const fitting = choices.find(({ option }) => z.safeParse(option, value).success);
    return fitting ? fitting.narrow(value, at) : gone;
  };
}

function ofObject(schema: z.ZodObject, who: Answered, underway: Underway): Narrow {
  const fields = new Map(
    Object.entries(schema.shape).map(([name, part]) => [name, compile(part as z.core.$ZodType, who, underway)]),
  );
  const as = toldAs(schema);
  const inside: Narrow = (value, at) => eachOf(value, (name) => fields.get(name), at);
  const byKind = new Map(Object.entries(as?.of ?? {}).map(([kind, told]) => [kind, guarded(told, who, inside)]));
  if (!as) return inside;
  return (value, at) => {
    const kind = (value as Readonly<Record<string, unknown>> | null)?.[as.field];
    const narrow = byKind.get(String(kind)) ?? byKind.get('else');
    return narrow ? narrow(value, at) : gone;
  };
}

function ofRecord(schema: z.ZodRecord, who: Answered, underway: Underway): Narrow {
  const narrow = compile(schema.valueType as z.core.$ZodType, who, underway);
  const each = toldEach(schema);
  if (!each) return (value, at) => eachOf(value, () => narrow, at);
  const byName = new Map(Object.entries(each).map(([name, told]) => [name, guarded(told, who, narrow)]));
  return (value, at) => eachOf(value, (name) => byName.get(name) ?? byName.get('else'), at);
}

function eachOf(value: unknown, narrowOf: (name: string) => Narrow | undefined, at: At): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const narrow = narrowOf(name);
    const shown = narrow ? narrow(inner, at) : gone;
    return shown === gone ? [] : [[name, shown] as const];
  });
  return Object.fromEntries(kept);
}
