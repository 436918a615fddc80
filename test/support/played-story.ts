import { readFileSync } from 'node:fs';
import {
  type Act,
  addDays,
  advance,
  agreementOf,
  type Book,
  bookOf,
  calendarOf,
  type CaseEvent,
  type CaseState,
  correct,
  dateOf,
  dayNumber,
  type Facts,
  type Instant,
  joinWorkflow,
  type LocalDate,
  mistakeText,
  nextMoment,
  openCase,
  parseSchoolHolidays,
  perform,
  readWorkflow,
  type StepState,
  type TraceLine,
  withdrawWorkflow,
} from '@app/rules';
import type { RawAgreement } from './arbitrary-agreement';
import type { Move, Story } from './arbitrary-story';

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
}

const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));

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
  for (const move of story.moves) player.move(move);
  player.goOn(story.after);
  return { book, state: player.state, history: player.history, lines: player.lines };
}

class Player {
  readonly history: CaseEvent[] = [];
  readonly lines: TraceLine[] = [];
  state: CaseState;
  private date: LocalDate;
  private now: Instant;

  constructor(
    private readonly book: Book,
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
    const act = actOf(move, this);
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

  get today(): LocalDate {
    return this.book.calendar.dateAt(this.now);
  }

  get acts() {
    return this.history.filter((event) => event.kind === 'act');
  }

  get calendar() {
    return this.book.calendar;
  }

  outcomesOf({ workflow, id }: StepState): string[] {
    const agreed =
      workflow === undefined ? undefined : agreementOf(this.book, workflow).steps.find((one) => one.id === id);
    return Object.keys(agreed?.outcomes ?? {});
  }
}

const reason = 'so that it can be explained';

/** What a move comes to, here and now; undefined when there is nothing to do it to. */
function actOf(move: Move, player: Player): Act | undefined {
  const { pick } = move;
  const by = (['director', 'responsible', undefined] as const)[pick % 3];
  switch (move.kind) {
    case 'set':
      return { act: 'set', facts: chosen(changes(player.today), pick) };
    case 'accept':
      return { act: 'accept' };
    case 'refuse':
      return { act: 'refuse', reason };
    case 'close':
      return { act: 'close', outcome: 'elsewhere', by: 'compulsory-education' };
    case 'reopen':
      return { act: 'reopen', reason, starts: [chosen(Object.keys(player.state.steps), pick) ?? 'one'] };
    case 'correct': {
      const taken = chosen(player.acts, pick);
      return taken && { act: 'correct', takesBack: { at: taken.at, act: taken.act.act }, reason };
    }
    default: {
      const step = chosen(concerned(move, player.state), pick);
      return step && stepAct(move, step, by, player);
    }
  }
}

function chosen<Item>(items: readonly Item[], pick: number): Item {
  return items[pick % Math.max(1, items.length)]!;
}

const changes = (today: LocalDate): Facts[] => [
  { question: 'care' },
  { question: 'none' },
  { question: 'capacity', attends: false },
  { attends: true },
  { attends: false },
  { enrolled: false },
  { enrolled: true },
  { 'release-on': addDays(today, 30) },
];

/** Mostly a step on which the move makes sense; now and then any, so that acts are refused too. */
function concerned({ kind, pick }: Move, { steps }: CaseState): StepState[] {
  const all = Object.values(steps);
  const fitting = all.filter((step) => {
    if (kind === 'resume') return step.state === 'waiting';
    if (kind === 'escalate') return step.state === 'open' && step.missed;
    return step.state === 'open' || (kind === 'done' && step.state === 'waiting');
  });
  return pick % 10 === 0 || fitting.length === 0 ? all : fitting;
}

function stepAct({ kind, pick }: Move, step: StepState, by: Act['by'], player: Player): Act | undefined {
  const { calendar, today } = player;
  const later = (from: LocalDate, days: number) => dateOf(calendar.workingFrom(dayNumber(addDays(from, days))));
  const about = { step: step.key, by };
  const outcome = chosen(player.outcomesOf(step), pick);
  switch (kind) {
    case 'done':
      return { act: 'done', ...about, ...(outcome && { outcome }) };
    case 'skip':
      return { act: 'skip', ...about, reason, ...(outcome && pick % 2 === 0 && { outcome }) };
    case 'wait':
      return { act: 'wait', ...about, for: 'care', ...(pick % 4 === 0 && { review: addDays(today, 10) }) };
    case 'resume':
      return { act: 'resume', ...about };
    case 'extend':
      return { act: 'extend', ...about, reason, to: later(step.due.on > today ? step.due.on : today, 1 + (pick % 3)) };
    case 'promise':
      return { act: 'promise', ...about, on: addDays(today, pick % 12) };
    case 'escalate': {
      const rungs = step.alarms.filter((alarm) => alarm.kind === 'rung');
      return { act: 'escalate', ...about, by: 'director', reason, to: chosen(rungs, pick)?.alarm ?? 'R1' };
    }
    default:
      return undefined;
  }
}
