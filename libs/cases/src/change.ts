import {
  advance,
  type CaseEvent,
  type CaseState,
  correct,
  correctCalendar,
  type CorrectedCalendar,
  type Facts,
  type Instant,
  joinWorkflow,
  type LocalDate,
  migrateWorkflow,
  notedLines,
  openCase,
  type Opening,
  perform,
  switchOn,
  type Told,
  type TraceLine,
  withdrawWorkflow,
} from '@app/rules';
import type { KeptCase, Standing } from './kept-case';

/** One event that the timeline gets, and the lines that say what came of it. */
export interface Entry {
  readonly event: CaseEvent;
  readonly lines: readonly TraceLine[];
  /** How many acts had been taken back when it was planned. */
  readonly era: number;
  readonly by?: { readonly role: string; readonly personId: string };
}

/** What an opening says before it, and who did it with what reason. */
export interface Joining {
  readonly said?: readonly TraceLine[] | undefined;
  readonly byHand?: Opening['byHand'];
  readonly by?: Entry['by'] | undefined;
  /** The first absence that it is about. */
  readonly firstDayAbsent?: LocalDate;
  /** What is known with it. */
  readonly sets?: Facts | undefined;
}

type ActEvent = CaseEvent & { kind: 'act' };

/**
 * What happens to one case while its lock is held. It changes nothing by itself: `writeChanges` does, for many cases
 * at once.
 */
export class Change {
  readonly entries: Entry[] = [];
  state: CaseState;
  era: number;
  private book: KeptCase['book'];

  /** @param kept without what is mirrored: the case is opened by this change */
  constructor(readonly kept: Standing & Partial<Pick<KeptCase, 'mirrored'>>) {
    this.state = kept.state;
    this.era = kept.era;
    this.book = kept.book;
  }

  /** The case as this change leaves it. */
  get standing(): Standing {
    return { ...this.kept, book: this.book, state: this.state, era: this.era };
  }

  /** A case that was not there: its opening is the first entry. */
  static opening(
    id: string,
    opening: Opening,
    book: KeptCase['book'],
    { said = [], by }: Pick<Joining, 'said' | 'by'> = {},
  ): Change {
    const { state, lines } = openCase(opening, book);
    const change = new Change({ id, state, book, era: 0 });
    change.entries.push({
      event: { kind: 'opened', ...opening },
      lines: [...said, ...lines],
      era: 0,
      ...(by && { by }),
    });
    return change;
  }

  /**
   * Lets everything planned until a moment go off: what was planned comes before the act of that moment. In a held region
   * nothing does.
   */
  advance(until: Instant): void {
    if (this.book.isHeld) return;
    const { state, firings } = advance(this.state, until, this.book);
    this.state = state;
    this.entries.push(...firings.map((firing) => ({ ...firing, era: this.era })));
  }

  /**
   * An act of a party. A refused one leaves no entry.
   *
   * @param history every event so far: what an act can be taken back from
   * @returns why it was refused
   */
  perform(event: ActEvent, by: Entry['by'], history: readonly CaseEvent[]): string | undefined {
    const { book } = this;
    const { act, at } = event;
    const done =
      act.act === 'correct' ? correct(this.state, act, at, { book, history }) : perform(this.state, act, at, book);
    if (done.refused !== undefined) return done.refused;
    this.tell(event, done, by);
    if (act.act === 'correct') this.era += 1;
    return undefined;
  }

  /** A second signal, or a person, adds a workflow; one that runs already stays as it is. */
  join(workflow: string, at: Instant, { said = [], byHand, by, firstDayAbsent, sets }: Joining = {}): void {
    const about = firstDayAbsent !== undefined && { firstDayAbsent };
    const joined = { at, workflow, ...(byHand && { byHand }), ...about, ...(sets && { facts: sets }) };
    const { state, lines } = joinWorkflow(this.state, joined, this.book);
    this.tell({ kind: 'joined', ...joined }, { state, lines: [...said, ...lines] }, by);
  }

  /** The signal behind a workflow no longer holds. */
  withdraw(workflow: string, at: Instant, said: readonly TraceLine[] = []): void {
    const { state, lines } = withdrawWorkflow(this.state, { at, workflow }, this.book);
    this.tell({ kind: 'withdrawn', at, workflow }, { state, lines: [...said, ...lines] });
  }

  /** The case goes over to another version of a workflow; everything after is judged by the book that has it. */
  migrate(event: Omit<Extract<CaseEvent, { kind: 'migrated' }>, 'kind'>, book: KeptCase['book']): void {
    this.book = book;
    this.tell({ kind: 'migrated', ...event }, migrateWorkflow(this.state, event, book));
  }

  /** The days off were corrected; everything after is counted by the book that has them. */
  correctCalendar(event: CorrectedCalendar & { at: Instant }, book: KeptCase['book'], by?: Entry['by']): void {
    this.book = book;
    this.tell({ kind: 'calendar-corrected', ...event }, correctCalendar(this.state, event, book), by);
  }

  /** The region is switched on: what passed until then begins to count. */
  switchOn(at: Instant): void {
    this.tell({ kind: 'switched-on', at }, switchOn(this.state, { at }, this.book));
  }

  /** Somebody wrote a note, which changes nothing in the case. */
  note(event: CaseEvent & { kind: 'noted' }, by: Entry['by']): void {
    this.tell(event, { state: this.state, lines: notedLines(event, this.book) }, by);
  }

  private tell(event: CaseEvent, { state, lines }: Told, by?: Entry['by']): void {
    this.state = state;
    this.entries.push({ event, lines, era: this.era, ...(by && { by }) });
  }
}
