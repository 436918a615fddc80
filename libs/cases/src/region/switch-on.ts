import type { Open } from '@app/platform';
import { type FirstDispatch, firstDispatchOf, type Instant, type Sentence } from '@app/rules';
import type { Absences } from '../signals/absences';
import type { Casebooks } from '../casebook';
import { changeMany, type LivedChange, onTrial } from '../change-many';
import { isHeldRegion } from './held-regions';
import { readCases, type Standing } from '../kept-case';
import { regionOf } from '../people';
import { casesInWords, Foreseen } from '../take-over/foreseen';

/** A case that begins with the switch of its region, with what it does at the first dispatch after that. */
interface BegunCase {
  readonly first: FirstDispatch;
  /** The names of its steps. */
  readonly steps: readonly string[];
}

const running = `select id from case_file where region_id = $1 and phase <> 'ended' order by id`;

/** Until $2, the next dispatch, all that goes off goes to each person in one mail, as it does when cases are taken over. */
const begins = [
  `update case_taken_over t set told_together_until = $2 from case_file c where c.id = t.case_id and c.region_id = $1`,
  `update region set told_together_until = $2 where id = $1`,
];

/**
 * Switches a region on that is held: all its cases begin, and then it is on, in one transaction. The worker sees either a
 * held region, or one in which what had passed waits for the next dispatch.
 *
 * @returns the cases that begin; none where the region was on already
 */
export async function switchOn(open: Open, books: Casebooks, regionId: string): Promise<BegunCase[]> {
  const held = await open.sql(`select from region where id = $1 and active_since is null for no key update`, [
    regionId,
  ]);
  if (held.length === 0) return [];
  const caseIds = (await open.sql<{ id: string }>(running, [regionId])).map(({ id }) => id);
  const begun = await changeMany(open, { books, caseIds, change: async (some) => some.map(begin) });
  const { settings } = await regionOf(open, regionId);
  const calendar = books.calendar(settings, await books.days.ofRegion(open, regionId));
  for (const statement of begins) await open.sql(statement, [regionId, new Date(calendar.nextDispatch(open.nowMs))]);
  await open.sql(`update region set active_since = $2 where id = $1`, [regionId, open.now]);
  return begun;
}

function begin({ change, at }: LivedChange): BegunCase {
  change.switchOn(at);
  return lookAhead(change.standing, at);
}

function lookAhead({ state, book }: Standing, from: Instant): BegunCase {
  return { first: firstDispatchOf(state, book, from), steps: Object.values(state.steps).map(({ name }) => name) };
}

/** What the switch leans on. */
export interface SwitchParts {
  readonly books: Casebooks;
  readonly absences: Absences;
}

/**
 * What the switch of a region would let go off, in words: how many cases the signals open that wait, and on which rungs all
 * cases land. All of it is done and taken back. As owner; nothing for a region that is on.
 */
export function foreseeSwitch(open: Open, parts: SwitchParts, regionId: string): Promise<Sentence[]> {
  return onTrial(open, async () => {
    if (!(await isHeldRegion(open, regionId))) return [];
    const begun = await switchOn(open, parts.books, regionId);
    const counted = await countWaiting(open, parts, regionId);
    const foreseen = new Foreseen();
    for (const { first, steps } of [...begun, ...counted.opened]) foreseen.count(first, steps);
    return [...signalsInWords(counted), ...foreseen.inWords()];
  });
}

const waiting = `
  select l.pupil_id as id from signal_look l join pupil p on p.id = l.pupil_id
   where p.region_id = $1 and l.look_at <= $2 order by l.look_at, l.pupil_id`;
/** So many children are counted at once: what one opens the next batch does not see, and its locks are gone. */
const childrenAtOnce = 50;

interface Counted {
  readonly children: number;
  readonly opened: readonly BegunCase[];
}

async function countWaiting(open: Open, parts: SwitchParts, regionId: string): Promise<Counted> {
  const children = (await open.sql<{ id: string }>(waiting, [regionId, open.now])).map(({ id }) => id);
  const opened: BegunCase[] = [];
  for (let first = 0; first < children.length; first += childrenAtOnce) {
    const some = children.slice(first, first + childrenAtOnce);
    opened.push(...(await onTrial(open, () => openedBy(open, parts, some))));
  }
  return { children: children.length, opened };
}

async function openedBy(
  open: Open,
  { books, absences }: SwitchParts,
  children: readonly string[],
): Promise<BegunCase[]> {
  const { fired } = await absences.raise(open, children);
  const ids = fired.flatMap(({ opened, caseId }) => (opened && caseId !== undefined ? [caseId] : []));
  return (await readCases(open, books, ids)).map((one) => lookAhead(one, open.nowMs));
}

function signalsInWords({ children, opened }: Counted): Sentence[] {
  if (children === 0) return [];
  const cases = casesInWords(opened.length);
  const [nl, en] = children === 1 ? ['1 leerling', '1 pupil'] : [`${children} leerlingen`, `${children} pupils`];
  return [
    {
      nl: `De signalen van ${nl} worden geteld: dat opent ${cases.nl}`,
      en: `The signals of ${en} are counted: that opens ${cases.en}`,
    },
  ];
}
