import { type BookOfEvent, type CaseEvent, replay, type TraceLine } from '@app/rules';
import { alarmRows, type AlarmRow } from '../firing/alarm-rows';
import type { Casebook } from '../casebook';
import type { NumberedCase } from '../kept-case';

/** An event with its number. */
export interface Numbered {
  readonly seq: number;
  readonly event: CaseEvent;
}

/** A case as its tables should have it. */
export interface WholeCase {
  /** As the snapshot has it, and what mirrors that. */
  readonly snapshot: NumberedCase;
  /** After every event. */
  readonly now: NumberedCase;
  readonly alarms: readonly AlarmRow[];
}

/** A case as its timeline makes it, and the lines that each event has by the rules as they are now. */
export interface Retold extends WholeCase {
  readonly lines: readonly (readonly TraceLine[])[];
}

/** What is told again. */
export interface Past {
  readonly id: string;
  readonly book: Casebook;
  readonly events: readonly Numbered[];
  /** The event up to which the snapshot goes; what follows was fired in sets. Left out: it goes up to the last. */
  readonly upTo?: number | undefined;
  /** Where the events are not to be judged by who can be reached today. */
  readonly bookThen?: BookOfEvent;
}

/** @throws Error when the events are no timeline: without an opening, or of agreements that the book does not have */
export function retell({ id, book, events, upTo = lastToFold(events), bookThen }: Past): Retold {
  const lines: (readonly TraceLine[])[] = [];
  let now: NumberedCase | undefined;
  let snapshot: NumberedCase | undefined;
  let era = 0;
  const told = replay(
    events.map(({ event }) => event),
    bookThen ?? book,
  );
  for (const one of told) {
    const { seq, event } = events[lines.length]!;
    if (isTakenBack(event)) era += 1;
    lines.push(one.lines);
    now = { id, book, seq, era, state: one.state };
    if (seq === upTo) snapshot = now;
  }
  if (!now || !snapshot) throw new Error('The snapshot names no event of the timeline');
  return { snapshot, now, alarms: alarmRows(now), lines };
}

/** A note changes no state: the snapshot goes up to what came before it, as whoever may not know of it sees it. */
function lastToFold(events: readonly Numbered[]): number | undefined {
  return events.findLast(({ event }) => event.kind !== 'noted')?.seq;
}

/** Whether an era ends with this event: what is planned after it is another alarm, though its name is the same. */
export function isTakenBack(event: CaseEvent): boolean {
  return event.kind === 'act' && event.act.act === 'correct';
}
