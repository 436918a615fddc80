import { type Open, type Person, Problem } from '@app/platform';
import { CaseProblem } from '../problem';
import { childrenOf } from './children';

/** Pupils of two children, and why these are one or two. */
export interface Deciding {
  readonly one: string;
  readonly other: string;
  readonly reason: string;
}

/**
 * Makes two children one: from then on a signal of either joins the case of the child. Two cases that are open stay two,
 * and are linked. A later number changes nothing about it, and what is one already stays as it is.
 *
 * @throws Problem `not-found` for children whom this person's office does not watch
 */
export async function joinChildren(open: Open<Person>, { reason, ...pair }: Deciding): Promise<void> {
  const { one, other } = await sidesOf(open, pair);
  if (isOne({ one, other })) return;
  await decide(open, pairsOf(one, other), { same: true, reason });
}

/**
 * Remembers that two children are two, so that nobody is asked about them again.
 *
 * @throws Problem `not-found`; CaseProblem `one-child` for pupils that are one child now: those are split
 */
export async function keepChildrenApart(open: Open<Person>, { reason, ...pair }: Deciding): Promise<void> {
  const { one, other } = await sidesOf(open, pair);
  if (isOne({ one, other })) throw new CaseProblem('one-child');
  await decide(open, pairsOf(one, other), { same: false, reason });
}

/**
 * Takes one pupil out of a child that it is not: it and its cases are a child of their own again, and the others stay one.
 * What its signals brought into cases of the others ends there, and is counted again for itself.
 *
 * @throws Problem `not-found`, also for a pupil that is a child by itself
 */
export async function splitChild(open: Open<Person>, pupilId: string, reason: string): Promise<void> {
  await oneAtATime(open);
  const rest = (await idsOfChild(open, pupilId)).filter((id) => id !== pupilId);
  if (rest.length === 0) throw new Problem('not-found');
  await decide(open, pairsOf(rest, rest), { same: true, reason });
  await decide(open, pairsOf([pupilId], rest), { same: false, reason });
}

/** What is decided is decided of children whom no list changes meanwhile, and no other person. */
async function oneAtATime(open: Open<Person>): Promise<void> {
  await open.sql(`select pg_advisory_xact_lock(hashtext('import'), hashtext($1))`, [open.who.region]);
}

/** The pupils of two children. */
interface Sides {
  readonly one: readonly string[];
  readonly other: readonly string[];
}

async function sidesOf(open: Open<Person>, { one, other }: Omit<Deciding, 'reason'>): Promise<Sides> {
  await oneAtATime(open);
  return { one: await idsOfChild(open, one), other: await idsOfChild(open, other) };
}

async function idsOfChild(open: Open<Person>, pupilId: string): Promise<string[]> {
  const pupils = (await childrenOf(open, [pupilId])).get(pupilId);
  if (!pupils) throw new Problem('not-found');
  return pupils.map(({ id }) => id);
}

const isOne = ({ one, other }: Sides) => one.some((id) => other.includes(id));

type Pair = readonly [string, string];

/** Every pair of one and another, each once. */
function pairsOf(some: readonly string[], others: readonly string[]): Pair[] {
  const pairs = some.flatMap((one) => others.map((other): Pair => (one < other ? [one, other] : [other, one])));
  return [...new Map(pairs.filter(([one, other]) => one !== other).map((pair) => [pair.join(' '), pair])).values()];
}

const replace = `
  update child_decision d set replaced_at = $3 from unnest($1::uuid[], $2::uuid[]) as p (one_id, other_id)
   where d.one_id = p.one_id and d.other_id = p.other_id and d.replaced_at is null`;

const keep = `
  insert into child_decision (one_id, other_id, same, reason, organisation_id, person_id, decided_at)
  select one_id, other_id, $3, $4, $5, $6, $7 from unnest($1::uuid[], $2::uuid[]) as p (one_id, other_id)`;

/** The newest decision on two pupils holds; the earlier ones stay to be read. */
async function decide(
  open: Open<Person>,
  pairs: readonly Pair[],
  { same, reason }: { readonly same: boolean; readonly reason: string },
): Promise<void> {
  const [ones, others] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  await open.sql(replace, [ones, others, open.now]);
  await open.sql(keep, [ones, others, same, reason, open.who.organisation, open.who.id, open.now]);
  await open.sql(`select settle_children($1)`, [[...new Set([...ones, ...others])]]);
}
