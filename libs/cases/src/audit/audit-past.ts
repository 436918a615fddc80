import type { AlarmName, AuditedCase } from './audit-read';
import type { Difference } from './differences';
import { isTakenBack } from './retold';

/** What the timeline of a case and the keys of what went off say of each other. */
export interface ComparedPast {
  readonly differences: readonly Difference[];
  /** Numbers of events that say a second time that something went off. */
  readonly again: ReadonlySet<number>;
  /** Firings that events have, and that are not there. */
  readonly missing: readonly (AlarmName & { readonly seq: number })[];
}

/** One key has one event and one firing. */
export function comparePast({ events, firings, seq }: AuditedCase): ComparedPast {
  const differences: Difference[] = [];
  const again = new Set<number>();
  const missing: (AlarmName & { seq: number })[] = [];
  const keys = new Set(firings.map(keyOf));
  const first = new Map<string, number>();
  for (const fired of firedIn(events)) {
    const earlier = first.get(keyOf(fired));
    if (earlier !== undefined) {
      again.add(fired.seq);
      differences.push({ what: 'fired-twice', detail: { ...alarmNamed(fired), seq: fired.seq, first: earlier } });
      continue;
    }
    first.set(keyOf(fired), fired.seq);
    if (keys.has(keyOf(fired))) continue;
    missing.push(fired);
    differences.push({ what: 'firing-missing', detail: { ...alarmNamed(fired), seq: fired.seq } });
  }
  const there = new Set(events.map((event) => event.seq));
  const named = [...firings.filter((firing) => !first.has(keyOf(firing))).map((firing) => firing.seq), seq];
  for (const gone of new Set(named)) {
    if (gone !== null && !there.has(gone)) differences.push({ what: 'event-missing', detail: { seq: gone } });
  }
  return { differences, again, missing };
}

function firedIn(events: AuditedCase['events']): (AlarmName & { seq: number })[] {
  let era = 0;
  return events.flatMap(({ seq, event }) => {
    if (isTakenBack(event)) era += 1;
    if (event.kind !== 'fired') return [];
    const { matter, revision, alarm, turn } = event;
    return [{ matter, revision, alarm, turn, era, seq }];
  });
}

/** The key of an alarm as one text. */
export function keyOf({ matter, revision, alarm, turn, era }: AlarmName): string {
  return JSON.stringify([matter, revision, alarm, turn, era]);
}

/** The key of an alarm, to be reported. */
export function alarmNamed({ matter, revision, alarm, turn, era }: AlarmName): AlarmName {
  return { matter, revision, alarm, turn, era };
}
