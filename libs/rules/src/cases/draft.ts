import type { LocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import { remembering } from '../dates/remembering';
import type { Book } from './book';
import { laidOutCase, laidOutClock, laidOutProposal, laidOutStep } from './layout';
import type { Alarm, CaseState, ClockState, Matter, Proposal, StepState } from './state';
import type { TraceLine } from './trace';

/**
 * A case while one thing happens to it: the state that changes, the moment, and the lines that say so. The state it
 * began with stays as it was: what changes is copied once, at its first change, and then it is ours to write in. So
 * `state` is only to be kept when the draft is done.
 */
export class Draft {
  readonly lines: TraceLine[] = [];
  private copy?: Writable<CaseState>;
  private steps?: CaseState['steps'];
  private clocks?: CaseState['clocks'];
  private moment: Moment;

  constructor(
    private readonly before: CaseState,
    readonly book: Book,
    now: Instant,
  ) {
    this.moment = momentOf(now, book);
  }

  get now(): Instant {
    return this.moment.now;
  }

  set now(now: Instant) {
    if (now !== this.moment.now) this.moment = momentOf(now, this.book);
  }

  get state(): CaseState {
    return this.copy ?? this.before;
  }

  get calendar() {
    return this.book.calendar;
  }

  /** The local date of the moment. */
  get today(): LocalDate {
    return this.moment.today;
  }

  /**
   * The revision of a due date that begins now: whole seconds since the case opened. A corrected past cannot shift it, so
   * that what has gone off stays known by its key.
   */
  get revision(): number {
    return Math.floor((this.now - this.state.openedAt) / 1000);
  }

  /** Adds a line to the trace. `on` differs from today for what a case clock does. */
  say(what: Readonly<Record<string, unknown>>, on: LocalDate = this.today): void {
    this.lines.push({ at: this.moment.written, on, ...what });
  }

  set(change: Partial<CaseState>): void {
    const state = Object.assign(this.writable(), change);
    if (hasGaps(change)) this.copy = laidOutCase(state);
  }

  putStep(step: StepState, change?: Partial<StepState>): void {
    const state = this.writable();
    if (state.steps !== this.steps) this.steps = state.steps = { ...state.steps };
    const put = Object.assign(laidOutStep(step), change);
    (state.steps as Writable<CaseState['steps']>)[step.key] = put;
    if (state.left && isOpen(put)) this.takesPart(put.responsible);
  }

  /** A party that had left is asked or told something: it takes part again. */
  takesPart(role: string): void {
    const { left } = this.state;
    const others = left?.filter((one) => one !== role);
    if (others && others.length < left!.length) this.set({ left: others.length > 0 ? others : undefined });
  }

  putClock(clock: ClockState, change?: Partial<ClockState>): void {
    const state = this.writable();
    if (state.clocks !== this.clocks) this.clocks = state.clocks = { ...state.clocks };
    (state.clocks as Writable<CaseState['clocks']>)[clock.name] = Object.assign(laidOutClock(clock), change);
  }

  private writable(): Writable<CaseState> {
    return (this.copy ??= laidOutCase(this.before));
  }

  /** A matter that still runs, by its name. */
  matter(matter: string): Matter | undefined {
    const { kind, name } = partsOf(matter);
    if (kind === 'direction') return this.state.proposal;
    if (kind === 'clock') return this.state.clocks[name];
    const step = kind === 'step' ? this.state.steps[name] : undefined;
    return step && isOpen(step) ? step : undefined;
  }

  /** Changes what all matters share. */
  change(matter: Matter, change: Partial<Pick<Matter, 'alarms' | 'missed'>>): void {
    const name = matter.matter;
    if (name.startsWith('step:')) this.putStep(matter as StepState, change);
    else if (name.startsWith('clock:')) this.putClock(matter as ClockState, change);
    else this.set({ proposal: Object.assign(laidOutProposal(matter as Proposal), change) });
  }

  /** Takes an alarm out of its matter's plan. */
  unplan(alarm: Alarm): void {
    const matter = this.matter(alarm.matter);
    if (matter) this.change(matter, { alarms: matter.alarms.filter((other) => other !== alarm) });
  }
}

/** A moment, its local date, and how a trace writes it. */
interface Moment {
  now: Instant;
  today: LocalDate;
  written: string;
}

function momentOf(now: Instant, { calendar }: Book): Moment {
  return { now, today: calendar.dateAt(now), written: calendar.write(now) };
}

function hasGaps(change: Partial<CaseState>): boolean {
  for (const key in change) if (change[key as keyof CaseState] === undefined) return true;
  return false;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What kind of matter it is, and its name among those of its kind. */
export const partsOf = remembering((matter: string) => {
  const [kind, name = ''] = matter.split(':') as [string, string?];
  return { kind, name };
});

/** Whether somebody still has to do this step. */
export function isOpen(step: StepState): boolean {
  return step.state === 'open' || step.state === 'waiting';
}

/** Whether two keys name the same alarm. */
export function isSameAlarm(
  one: Alarm,
  other: Omit<Alarm, 'kind'> | Pick<Alarm, 'matter' | 'revision' | 'alarm' | 'turn'>,
): boolean {
  return (
    one.matter === other.matter &&
    one.revision === other.revision &&
    one.alarm === other.alarm &&
    one.turn === other.turn
  );
}
