import { type Alarm, alarmsOf, type CaseState, directorOf, inOrder, type Instant, namedWhere } from '@app/rules';
import type { Casebook } from '../casebook';
import type { Standing } from '../kept-case';

/** A row of `alarm`, as JSON. */
export interface AlarmRow {
  case_id: string;
  at: string;
  line_on: string;
  matter: string;
  revision: number;
  alarm: string;
  turn: number;
  era: number;
  rank: number;
  kind: Alarm['kind'];
  by_rules: boolean;
  tell: readonly string[];
}

/** An alarm as it is armed: its place among those of the same moment, and who lets it go off. */
interface Armed {
  readonly alarm: Alarm;
  readonly rank: number;
  readonly byRules: boolean;
}

/** What a change leaves of the alarms of a case: rows that go, and rows that come. */
export interface Rearmed {
  readonly gone: readonly AlarmRow[];
  readonly fresh: readonly AlarmRow[];
}

/** Everything that can still go off in a case, as rows. */
export function alarmRows(standing: Standing): AlarmRow[] {
  return armedIn(standing).map((armed) => rowOf(standing, armed));
}

/**
 * What is armed otherwise after a change. Most acts move one matter: the alarms of the others are the same objects, and
 * their rows stay untouched. What is due by `until` is left out of `gone`: whatever is due of a case goes with it.
 */
export function rearmed(before: Standing, after: Standing, until: Instant): Rearmed {
  const isSameEra = before.era === after.era;
  const was = new Map(armedIn(before).map((armed) => [armed.alarm, armed]));
  const is = armedIn(after);
  const stays = new Set<Alarm>();
  for (const { alarm, rank, byRules } of is) {
    const old = was.get(alarm);
    if (isSameEra && alarm.at > until && old?.rank === rank && old.byRules === byRules) stays.add(alarm);
  }
  const gone = [...was.values()].filter(({ alarm }) => alarm.at > until && !stays.has(alarm));
  return {
    gone: gone.map((armed) => rowOf(before, armed)),
    fresh: is.filter(({ alarm }) => !stays.has(alarm)).map((armed) => rowOf(after, armed)),
  };
}

function armedIn({ book, state }: Standing): Armed[] {
  const planned = alarmsOf(state);
  const ranks = ranksOf(planned, { state, book });
  return planned.map((alarm) => ({
    alarm,
    rank: ranks.get(alarm) ?? 0,
    byRules: needsRules(alarm, state, book),
  }));
}

/** The places of alarms that share their moment; the few that do are all that has to be put in order. */
function ranksOf(planned: readonly Alarm[], of: Pick<Standing, 'state' | 'book'>): Map<Alarm, number> {
  const together = new Map<Instant, Alarm[]>();
  for (const alarm of planned) together.set(alarm.at, [...(together.get(alarm.at) ?? []), alarm]);
  const shared = [...together.values()].filter(({ length }) => length > 1);
  return new Map(shared.flatMap((alarms) => inOrder(alarms, of).map((alarm, place) => [alarm, place] as const)));
}

function rowOf({ id, era }: Standing, { alarm: planned, rank, byRules }: Armed): AlarmRow {
  const { at, on, matter, revision, alarm, turn, kind, tell } = planned;
  return {
    case_id: id,
    at: new Date(at).toISOString(),
    line_on: on,
    matter,
    revision,
    alarm,
    turn,
    era,
    rank,
    kind,
    by_rules: byRules,
    tell,
  };
}

/** Plain alarms only tell, at their own moment, people who can all be reached: SQL may fire them in sets. */
function needsRules({ acting, at, moment, kind, tell }: Alarm, state: CaseState, book: Casebook): boolean {
  const director = directorOf(state);
  const tellsAll = tell.every((one) => book.reachable(namedWhere(director, one)));
  return acting || at !== moment || kind === 'review' || kind === 'start' || !tellsAll;
}
