import {
  advance,
  type Book,
  type CaseEvent,
  type CaseState,
  correct,
  type Instant,
  joinWorkflow,
  notedLines,
  openCase,
  perform,
  switchOn,
  type TraceLine,
  withdrawWorkflow,
} from '@app/rules';
import { inWords, type Said, unlike, written } from './said';

/** An event of a timeline, and the lines that say what came of it. */
export interface KeptEvent extends Said {
  readonly seq: number;
}

/** A moment at which the clock was put, and the number of the last event before. */
export interface Look {
  readonly at: Instant;
  readonly after: number;
}

/** Moments at which nobody needs to have looked: from the first up to the second. */
export interface Outage {
  readonly from: Instant;
  readonly until: Instant;
}

/** When things could go off. */
export interface Looking {
  readonly looks: readonly Look[];
  readonly outages?: readonly Outage[];
}

/** What the rules alone make of a case. */
export interface Replayed {
  /** Where the timeline first is otherwise than the rules, in words. */
  readonly difference?: string;
  readonly state: CaseState;
  /** For each event the states by which its messages may have been written. */
  readonly afters: readonly (readonly CaseState[])[];
}

/**
 * Plays a case again by the rules: what came from outside is taken from the timeline, everything planned must go off by
 * itself, at the first moment at which the clock stood at or past it; after an outage that is its end, and what was
 * overtaken meanwhile is overtaken.
 */
export function replay(kept: readonly KeptEvent[], book: Book, looking: Looking): Replayed {
  const player = new Player(kept, book, looking);
  const difference = player.play();
  return { state: player.state, afters: player.afters, ...(difference !== undefined && { difference }) };
}

class Player {
  readonly afters: CaseState[][];
  state: CaseState;
  private readonly opened: readonly TraceLine[];
  private index = 1;
  private place: number;

  constructor(
    private readonly kept: readonly KeptEvent[],
    private readonly book: Book,
    private readonly looking: Looking,
  ) {
    const [{ event, seq }] = kept as [KeptEvent];
    if (event.kind !== 'opened') throw new Error('The first event of a case opens it');
    const { state, lines } = openCase(event, book);
    this.state = state;
    this.opened = lines;
    this.afters = [[state]];
    this.place = Math.max(
      0,
      looking.looks.findLastIndex(({ after }) => after < seq),
    );
  }

  /** Plays up to the first difference. */
  play(): string | undefined {
    let difference = unlike(this.kept[0]!, this.opened);
    while (difference === undefined && this.index < this.kept.length) {
      const next = this.kept[this.index]!;
      difference = next.event.kind === 'fired' ? this.goOff(next) : this.happen(next);
    }
    return difference ?? this.passUntil(this.looking.looks.length, 'the end');
  }

  /** What is planned goes off at the first look that finds it due, all that is due at once. */
  private goOff(next: KeptEvent): string | undefined {
    const { looks } = this.looking;
    for (; this.place < looks.length && looks[this.place]!.after < next.seq; this.place += 1) {
      const { at } = looks[this.place]!;
      const { state, firings } = advance(this.state, at, this.book);
      if (firings.length === 0) continue;
      const kept = this.kept.slice(this.index, this.index + firings.length);
      const difference = firings.flatMap((firing, place) => unlike(kept[place], firing.lines, firing.event) ?? [])[0];
      if (difference === undefined) return this.take(kept, state);
      if (!this.isOutage(at)) return `${difference}; looked at ${written(at)}`;
    }
    return `${inWords(next)} is in the timeline, but by the rules nothing goes off`;
  }

  /** What comes from outside finds that everything until then has gone off; but for the switch of the region, before which nothing did. */
  private happen(next: KeptEvent): string | undefined {
    const { at } = next.event;
    const until = this.looking.looks.findLastIndex((look) => look.after < next.seq && look.at === at);
    const isFirst = next.event.kind === 'switched-on';
    if (isFirst) this.place = Math.max(this.place, until);
    const overdue = isFirst ? undefined : (this.passUntil(until, inWords(next)) ?? this.missing(at, inWords(next)));
    if (overdue !== undefined) return overdue;
    const { refused, state, lines } = this.toldOf(next.event);
    if (refused !== undefined) return `${inWords(next)} is in the timeline, but the rules refuse it: ${refused}`;
    // The act's transaction may have let them go off, and wrote their messages by the state that the act left.
    for (const after of this.afters) if (after[0] === this.state) after.push(state);
    this.take([next], state);
    return unlike(next, lines);
  }

  private toldOf(event: CaseEvent): { state: CaseState; lines: readonly TraceLine[]; refused?: string } {
    const { state, book } = this;
    if (event.kind === 'joined') return joinWorkflow(state, event, book);
    if (event.kind === 'withdrawn') return withdrawWorkflow(state, event, book);
    if (event.kind === 'switched-on') return switchOn(state, event, book);
    if (event.kind === 'noted') return { state, lines: notedLines(event, book) };
    if (event.kind !== 'act') throw new Error(`A ${event.kind} event does not come from outside`);
    const { act, at } = event;
    const history = this.kept.slice(0, this.index).map((one) => one.event);
    return act.act === 'correct' ? correct(state, act, at, { book, history }) : perform(state, act, at, book);
  }

  private passUntil(place: number, before: string): string | undefined {
    for (; this.place < place; this.place += 1) {
      const { at } = this.looking.looks[this.place]!;
      const missing = this.isOutage(at) ? undefined : this.missing(at, before);
      if (missing !== undefined) return missing;
    }
    return undefined;
  }

  private missing(at: Instant, before: string): string | undefined {
    const [firing] = advance(this.state, at, this.book).firings;
    return firing && `by the rules ${inWords(firing)} comes before ${before}; looked at ${written(at)}`;
  }

  private take(kept: readonly KeptEvent[], state: CaseState): undefined {
    this.index += kept.length;
    this.state = state;
    this.afters.push(...kept.map(() => [state]));
  }

  private isOutage(at: Instant): boolean {
    return (this.looking.outages ?? []).some(({ from, until }) => at >= from && at < until);
  }
}
