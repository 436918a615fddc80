import { readFileSync } from 'node:fs';
import {
  addDays,
  advance,
  type Book,
  bookOf,
  calendarOf,
  type CaseEvent,
  type CaseState,
  correct,
  correctCalendar,
  type Instant,
  joinWorkflow,
  type LocalDate,
  mayMigrate,
  migrateWorkflow,
  mistakeText,
  nextMoment,
  openCase,
  parseSchoolHolidays,
  perform,
  readWorkflow,
  type TraceLine,
  withdrawWorkflow,
} from '@app/rules';
import type { RawAgreement } from './arbitrary-agreement';
import type { Move, Story } from './arbitrary-story';
import { actOf } from './move-to-act';

/** A case after its story: every event of it, and every line that said so. */
export interface Played {
  book: Book;
  state: CaseState;
  history: readonly CaseEvent[];
  lines: readonly TraceLine[];
}

/** A change of a case: what it was, what it became, and by which event. */
export interface Change {
  before: CaseState;
  after: CaseState;
  event: CaseEvent;
  at: Instant;
}

/** How a story is played. */
export interface Playing {
  /** Is shown every change. */
  seen?: (change: Change) => void;
  /** Stands between one event and the next, as a database does. */
  kept?: (state: CaseState) => CaseState;
  /** Nothing runs by itself between two moves: what was planned goes off all at once. */
  outages?: boolean;
  /** The case goes over to the first workflow of another book after so many moves. */
  migrations?: readonly { after: number; to: Book }[];
  /** The case counts by the calendar of another book, by its name, after so many moves. */
  corrections?: readonly { after: number; to: Book; name: string }[];
}

/** Those of this repository. */
export const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));

/** The book of a story: its agreements read as files are, and its region. */
export function bookFor(maps: readonly RawAgreement[], story: Story): Book {
  const agreements = maps.map((map) => {
    const { agreement, mistakes } = readWorkflow(map);
    if (!agreement) throw new Error(mistakes.map(mistakeText).join('\n'));
    return agreement;
  });
  const { region, closingDays, unreachable, decisiveAuthority } = story;
  return bookOf({
    agreements,
    calendar: calendarOf({ region, closingDays, schoolHolidays }),
    unreachable,
    decisiveAuthority,
  });
}

/** Plays a story: moment by moment what was planned, then each move, then what is planned until it ends. */
export function playStory(story: Story, book: Book, playing: Playing = {}): Played {
  const player = new Player(book, story, playing);
  for (const [index, move] of story.moves.entries()) {
    for (const { after, to } of playing.migrations ?? []) if (after === index) player.migrate(to);
    for (const { after, to, name } of playing.corrections ?? []) if (after === index) player.correct(to, name);
    player.move(move);
  }
  player.goOn(story.after);
  return { book: player.book, state: player.state, history: player.history, lines: player.lines };
}

class Player {
  readonly history: CaseEvent[] = [];
  readonly lines: TraceLine[] = [];
  state: CaseState;
  private date: LocalDate;
  private now: Instant;
  private calendarName = '0';

  constructor(
    public book: Book,
    { on, time, firstDayAbsent, facts }: Story,
    private readonly playing: Playing,
  ) {
    this.date = on;
    this.now = book.calendar.timeOn(on, time);
    const workflow = [...book.agreements.keys()][0]!;
    const opening = { at: this.now, workflow, firstDayAbsent, facts };
    const { state, lines } = openCase(opening, book);
    this.state = state;
    this.lines.push(...lines);
    this.follow({ kind: 'opened', ...opening }, state, state);
  }

  move(move: Move): void {
    this.date = addDays(this.date, move.gap);
    this.until(Math.max(this.now, this.book.calendar.timeOn(this.date, move.time)));
    const before = this.state;
    const at = this.now;
    if (move.kind === 'join' || move.kind === 'withdraw') return this.workflow(move.kind);
    const { state, history, book } = this;
    const act = actOf(move, { state, history, book, today: book.calendar.dateAt(at) });
    if (!act) return;
    const told =
      act.act === 'correct'
        ? correct(before, act, at, { book: this.book, history: this.history })
        : perform(before, act, at, this.book);
    this.lines.push(...told.lines);
    if (told.refused === undefined) this.follow({ kind: 'act', at, act }, before, told.state);
  }

  /** The second workflow of the book joins, or is withdrawn, as signals do. */
  private workflow(how: 'join' | 'withdraw'): void {
    const second = [...this.book.agreements.keys()][1];
    const runs = this.state.workflows.some(({ workflow, running }) => workflow === second && running);
    if (!second || this.state.phase !== 'open' || runs !== (how === 'withdraw')) return;
    const before = this.state;
    const event = { at: this.now, workflow: second };
    const { state, lines } = (how === 'join' ? joinWorkflow : withdrawWorkflow)(before, event, this.book);
    this.lines.push(...lines);
    this.follow({ kind: how === 'join' ? 'joined' : 'withdrawn', ...event }, before, state);
  }

  /** As the platform does it: after everything that was planned until now. */
  migrate(to: Book): void {
    this.until(this.now);
    const before = this.state;
    const workflow = [...to.agreements.keys()][0]!;
    if (!mayMigrate(before, workflow)) return;
    const [from, other] = [this.book, to].map(({ agreements }) => agreements.get(workflow)!.version);
    const event = { at: this.now, workflow, from: from!, to: other! };
    this.book = to;
    const { state, lines } = migrateWorkflow(before, event, to);
    this.lines.push(...lines);
    this.follow({ kind: 'migrated', ...event }, before, state);
  }

  correct(book: Book, to: string): void {
    this.until(this.now);
    const before = this.state;
    if (before.phase === 'ended') return;
    const event = { at: this.now, what: 'closing-days', from: this.calendarName, to } as const;
    this.book = book;
    this.calendarName = to;
    const { state, lines } = correctCalendar(before, event, book);
    this.lines.push(...lines);
    this.follow({ kind: 'calendar-corrected', ...event }, before, state);
  }

  goOn(days: number): void {
    this.date = addDays(this.date, days);
    this.until(this.book.calendar.startOf(this.date));
  }

  private until(until: Instant): void {
    if (this.playing.outages) this.advance(until);
    else
      for (let next = nextMoment(this.state); next !== undefined && next <= until; next = nextMoment(this.state))
        this.advance(next);
    this.now = until;
  }

  private advance(until: Instant): void {
    const before = this.state;
    const { state, firings } = advance(before, until, this.book);
    for (const { event, lines } of firings) {
      this.lines.push(...lines);
      this.follow(event, before, state);
    }
  }

  private follow(event: CaseEvent, before: CaseState, after: CaseState): void {
    this.history.push(event);
    this.state = this.playing.kept ? this.playing.kept(after) : after;
    this.playing.seen?.({ before, after, event, at: event.at });
  }
}
