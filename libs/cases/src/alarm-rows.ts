import { type Alarm, alarmsOf, type CaseState, directorOf, inOrder } from '@app/rules';
import type { Casebook } from './casebook';
import type { Standing } from './kept-case';

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

/** Everything that can still go off in a case, as rows. */
export function alarmRows({ id, book, state, era }: Standing): AlarmRow[] {
  const planned = inOrder(alarmsOf(state), { state, book });
  return planned.map((alarm, index) => {
    const { at, on, matter, revision, turn, kind, tell } = alarm;
    const rank = index - planned.findIndex((other) => other.at === at);
    return {
      case_id: id,
      at: new Date(at).toISOString(),
      line_on: on,
      matter,
      revision,
      alarm: alarm.alarm,
      turn,
      era,
      rank,
      kind,
      by_rules: needsRules(alarm, state, book),
      tell,
    };
  });
}

/** Plain alarms only tell, at their own moment, people who can all be reached: SQL may fire them in sets. */
function needsRules({ acting, at, moment, kind, tell }: Alarm, state: CaseState, book: Casebook): boolean {
  const director = directorOf(state);
  const tellsAll = tell.every((one) => book.reachable(one.replace(/^director\b/, director)));
  return acting || at !== moment || kind === 'review' || kind === 'start' || !tellsAll;
}
