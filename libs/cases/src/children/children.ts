import type { Open, Person } from '@app/platform';
import type { LocalDate } from '@app/rules';

/** A pupil of one school, as one compares it with another. */
export interface ComparedPupil {
  readonly id: string;
  readonly name: string;
  readonly bornOn: LocalDate;
  readonly municipality: string;
  readonly school: string;
  /** How many of its cases are open, of those that this person may see. */
  readonly openCases: number;
}

/** Two children, each with all its pupils. */
interface TwoChildren {
  readonly one: readonly ComparedPupil[];
  readonly other: readonly ComparedPupil[];
}

/** Two children who may be one. */
export interface PossibleChild extends TwoChildren {
  readonly why: 'equal-name' | 'equal-number';
}

/** What a person decided of children. */
export interface Decision {
  readonly reason: string;
  readonly person: string;
  readonly decidedAt: Date;
}

/** One that a later decision on the same pupils took the place of. */
export interface EarlierDecision extends Decision {
  readonly same: boolean;
}

/** One child that is a pupil of several schools. */
export interface JoinedChild {
  readonly pupils: readonly ComparedPupil[];
  /** Why, the newest first; without any it follows from equal numbers. */
  readonly decisions: readonly Decision[];
  /** What was decided of them before, the newest first. */
  readonly earlier: readonly EarlierDecision[];
}

/** Two children of whom a person decided that they are two. */
export type ChildrenApart = TwoChildren & Decision & Pick<JoinedChild, 'earlier'>;

/** More are not read at once: those that were decided make place. */
const most = 100;

/** The children who may be one, of the municipalities that this person's office watches. */
export async function possibleChildren(open: Open<Person>): Promise<PossibleChild[]> {
  const pairs = await open.sql<PairOf & Pick<PossibleChild, 'why'>>(
    `select one_id as one, other_id as other, why from possible_children($1)`,
    [most],
  );
  return (await withPupils(open, pairs)).map(({ one, other, why }) => ({ one, other, why }));
}

/** The open cases, of those that this person may see, of children who may be one. */
export async function casesOfPossibleChildren(open: Open<Person>): Promise<string[]> {
  const pupils = (await possibleChildren(open)).flatMap(({ one, other }) => [...one, ...other].map(({ id }) => id));
  const rows = await open.sql<{ id: string }>(
    `select id from cases_seen() where phase = 'open' and pupil_id = any($1) order by id`,
    [pupils],
  );
  return rows.map(({ id }) => id);
}

/** The children with several pupils, the last that became one first. */
export async function joinedChildren(open: Open<Person>): Promise<JoinedChild[]> {
  const found = await open.sql<{ id: string }>(`select id from joined_children($1) as id`, [most]);
  const ids = found.map(({ id }) => id);
  const children = await childrenOf(open, ids);
  const inForce = await decisionsOf(open, true);
  const replaced = await replacedDecisions(open);
  return ids.map((id) => {
    const pupils = children.get(id)!;
    const own = inForce.filter(({ one }) => pupils.some((pupil) => pupil.id === one));
    return {
      pupils,
      decisions: eachOnce(own.map(decisionOf), keyOf),
      earlier: earlierOn(replaced, { one: pupils, other: pupils }),
    };
  });
}

/** The children who were kept apart, the last first. Joining them takes it back. */
export async function childrenApart(open: Open<Person>): Promise<ChildrenApart[]> {
  const pairs = await withPupils(open, await decisionsOf(open, false));
  const replaced = await replacedDecisions(open);
  return eachOnce(pairs, childrenOfPair).map(({ one, other, ...decision }) => ({
    one,
    other,
    ...decisionOf(decision),
    earlier: earlierOn(replaced, { one, other }),
  }));
}

/** The pupils of the children that these are, as `pupil → all pupils of its child`; without those one may not compare. */
export async function childrenOf(
  open: Open<Person>,
  pupilIds: readonly string[],
): Promise<Map<string, ComparedPupil[]>> {
  const rows = await open.sql<ComparedPupil & { childId: string }>(
    `select id, child_id as "childId", name, born_on as "bornOn", municipality, school, cases as "openCases"
       from pupils_of_children($1)`,
    [pupilIds],
  );
  open.looked({ pupils: rows.map(({ id }) => id), because: 'compares-children' });
  const children = new Map<string, ComparedPupil[]>();
  for (const { childId, ...pupil } of rows) children.set(childId, [...(children.get(childId) ?? []), pupil]);
  return new Map(rows.map(({ id, childId }) => [id, children.get(childId)!]));
}

/** Pupils by their ids. */
interface PairOf {
  readonly one: string;
  readonly other: string;
}

async function withPupils<Pair extends PairOf>(open: Open<Person>, pairs: readonly Pair[]) {
  const children = await childrenOf(
    open,
    pairs.flatMap(({ one, other }) => [one, other]),
  );
  return pairs.flatMap((pair): (Omit<Pair, keyof PairOf> & TwoChildren)[] => {
    const [one, other] = [children.get(pair.one), children.get(pair.other)];
    return one && other ? [{ ...pair, one, other }] : [];
  });
}

const decided = `
  select d.one_id as one, d.other_id as other, d.same, d.reason, w.name as person, d.decided_at as "decidedAt"
    from child_decision d join person w on w.id = d.person_id`;
const newestFirst = `order by d.decided_at desc, d.id desc limit ${10 * most}`;

type DecidedPair = EarlierDecision & PairOf;

function decisionsOf(open: Open<Person>, same: boolean): Promise<DecidedPair[]> {
  return open.sql<DecidedPair>(`${decided} where d.same = $1 and d.replaced_at is null ${newestFirst}`, [same]);
}

function replacedDecisions(open: Open<Person>): Promise<DecidedPair[]> {
  return open.sql<DecidedPair>(`${decided} where d.replaced_at is not null ${newestFirst}`);
}

const isOf = (pupils: readonly ComparedPupil[], id: string) => pupils.some((pupil) => pupil.id === id);

/** Those on a pupil of the one and a pupil of the other. A split says of the others that they are one: it counts as the split. */
function earlierOn(replaced: readonly DecidedPair[], { one, other }: TwoChildren): EarlierDecision[] {
  const own = replaced.filter(
    (pair) => (isOf(one, pair.one) && isOf(other, pair.other)) || (isOf(one, pair.other) && isOf(other, pair.one)),
  );
  return eachOnce(
    own.map(({ same, ...decision }) => ({ same, ...decisionOf(decision) })),
    keyOf,
  );
}

const decisionOf = ({ reason, person, decidedAt }: Decision): Decision => ({ reason, person, decidedAt });

const childrenOfPair = ({ one, other }: TwoChildren) => [one[0]!.id, other[0]!.id].toSorted().join(' ');

/** A decision is kept for each pair of pupils: together they are one. */
const keyOf = ({ reason, person, decidedAt }: Decision) => `${decidedAt.getTime()} ${person} ${reason}`;

function eachOnce<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  const first = new Map<string, Item>();
  for (const item of items) if (!first.has(key(item))) first.set(key(item), item);
  return [...first.values()];
}
