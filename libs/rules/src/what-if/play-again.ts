import { advance, nextMoment } from '../cases/advance';
import type { Book } from '../cases/book';
import type { CaseEvent } from '../cases/events';
import { booksThen, happen } from '../cases/fold';
import { openCase } from '../cases/open';
import type { CaseState } from '../cases/state';
import type { TraceLine } from '../cases/trace';
import type { Instant } from '../dates/moments';

/** What of a case is played, and by what. */
export interface Playing {
  /** Its timeline, the opening first. What went off may be left out: it goes off by itself. */
  readonly events: readonly CaseEvent[];
  readonly book: Book;
  /** It is played up to this moment, or its last event. */
  readonly until: Instant;
  /** Its region is not switched on: nothing goes off before the event that says so. */
  readonly isHeld?: boolean;
}

/** One thing that happened in it. An act that was refused changed nothing. */
export interface Happened {
  readonly event: CaseEvent;
  readonly lines: readonly TraceLine[];
  /** At the opening the case as it was opened. */
  readonly before: CaseState;
  readonly after: CaseState;
  readonly refused?: string;
}

/**
 * Plays a case again by the rules alone, moment by moment, as if somebody had always looked: what came from outside (its
 * opening, acts, joins, withdrawals, corrections of days off, the switch of its region) comes again, and what is planned
 * goes off by itself.
 */
export function playAgain({ events, book, until, isHeld = false }: Playing, seen: (one: Happened) => void): CaseState {
  const outside = events.filter(isFromOutside);
  const bookAt = booksThen(outside, () => book);
  const player = new Player(outside[0], bookAt(0, undefined), seen);
  let isOn = !isHeld && !outside.some(({ kind }) => kind === 'switched-on');
  for (let place = 1; place < outside.length; place += 1) {
    const event = outside[place]!;
    if (isOn) player.liveUntil(event.at, bookAt(place - 1, player.state));
    player.happen(event, bookAt(place, player.state));
    isOn ||= event.kind === 'switched-on';
  }
  if (isOn) player.liveUntil(until, bookAt(outside.length - 1, player.state));
  return player.state;
}

/** A note changes nothing, and a rung is only spent in a past that was taken back. */
function isFromOutside({ kind }: CaseEvent): boolean {
  return kind !== 'fired' && kind !== 'noted' && kind !== 'spent';
}

class Player {
  state: CaseState;
  private readonly history: CaseEvent[] = [];

  constructor(
    opening: CaseEvent | undefined,
    book: Book,
    private readonly seen: (one: Happened) => void,
  ) {
    if (opening?.kind !== 'opened') throw new Error('The first event of a case opens it');
    const { state, lines } = openCase(opening, book);
    this.state = state;
    this.follow({ event: opening, lines, before: state, after: state });
  }

  happen(event: CaseEvent, book: Book): void {
    const before = this.state;
    const { state, lines, refused } = happen(before, event, book, this.history);
    this.follow({ event, lines, before, after: state, ...(refused !== undefined && { refused }) });
  }

  liveUntil(until: Instant, book: Book): void {
    let next = nextMoment(this.state);
    while (next !== undefined && next <= until) {
      const before = this.state;
      const gone = advance(before, next, book);
      for (const { event, lines } of gone.firings) this.follow({ event, lines, before, after: gone.state });
      next = gone.next;
    }
  }

  private follow(one: Happened): void {
    this.state = one.after;
    if (one.refused === undefined) this.history.push(one.event);
    this.seen(one);
  }
}
