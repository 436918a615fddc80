import type { SignalRule } from '../agreements/agreement';
import { perform } from '../cases/acts';
import { advance, nextMoment } from '../cases/advance';
import type { Book } from '../cases/book';
import type { Act, CaseEvent, Opening } from '../cases/events';
import { correctCalendar } from '../cases/correct-calendar';
import { correct } from '../cases/fold';
import { joinWorkflow, openCase, type Told, withdrawWorkflow } from '../cases/open';
import type { CaseState } from '../cases/state';
import type { TraceLine } from '../cases/trace';
import type { Instant } from '../dates/moments';
import type { Absence } from '../signals/absences';
import { crossingsOf, explainCrossing } from '../signals/crossings';
import type { Crossing } from '../signals/crossing';
import type { Correction } from './scenario';

/** A case of the child: what it is now, how it came to be, and the signals that it stands on. */
interface Running {
  state: CaseState;
  history: CaseEvent[];
  openedBy: Map<string, string>;
  /** The name of the calendar by which it counts. */
  calendar: string;
}

/** A crossing that was counted: with the case that it opened or joined, unless it went off silently. */
interface Counted {
  fired: boolean;
  into?: Running;
}

/** One child in virtual time: its cases, the signals on its absence, and the trace of all that happens. */
export class Child {
  readonly trace: TraceLine[] = [];
  private readonly cases: Running[] = [];
  private readonly counted = new Map<string, Counted[]>();

  constructor(
    private book: Book,
    private readonly signals: readonly SignalRule[],
  ) {}

  /** When something next happens by itself. */
  next(): Instant | undefined {
    const moments = this.cases.map(({ state }) => nextMoment(state)).filter((moment) => moment !== undefined);
    return moments.length > 0 ? Math.min(...moments) : undefined;
  }

  /** Lets everything planned until a moment go off. */
  advance(until: Instant): void {
    for (const running of this.cases) {
      const { state, firings } = advance(running.state, until, this.book);
      running.state = state;
      for (const { event, lines } of firings) {
        running.history.push(event);
        this.trace.push(...lines);
      }
    }
  }

  open(opening: Opening): Running {
    const told = openCase(opening, this.book);
    const history: CaseEvent[] = [{ kind: 'opened', ...opening }];
    const opened = { history, openedBy: new Map<string, string>(), calendar: this.calendar, state: told.state };
    this.cases.push(opened);
    this.trace.push(...told.lines);
    return opened;
  }

  act(act: Act, at: Instant): void {
    const running = this.concerned(act);
    if (!running) {
      const on = this.book.calendar.dateAt(at);
      this.trace.push({ at: this.book.calendar.write(at), on, rejected: act.act, why: 'no case is open' });
      return;
    }
    if (act.act === 'reopen') this.catchUp(running, at);
    const told =
      act.act === 'correct'
        ? correct(running.state, act, at, { book: this.book, history: running.history })
        : perform(running.state, act, at, this.book);
    this.trace.push(...told.lines);
    running.state = told.state;
    if (told.refused === undefined) running.history.push({ kind: 'act', at, act });
  }

  /** The school says that it is closed on other days: cases that did not end count by that from now on. */
  correctCalendar({ at, calendar }: Pick<Correction, 'at' | 'calendar'>): void {
    const calendars = this.book.calendars ?? new Map([[this.calendar, this.book.calendar]]);
    const name = String(calendars.size);
    this.book = { ...this.book, calendar, calendars: new Map([...calendars, [name, calendar]]) };
    for (const running of this.cases) if (running.state.phase !== 'ended') this.catchUp(running, at);
  }

  /** The name of the calendar that counts now. */
  private get calendar(): string {
    return String((this.book.calendars?.size ?? 1) - 1);
  }

  private catchUp(running: Running, at: Instant): void {
    const { calendar: from } = running;
    const to = this.calendar;
    if (from === to) return;
    running.calendar = to;
    const event = { kind: 'calendar-corrected', at, what: 'closing-days', from, to } as const;
    this.follow(running, event, correctCalendar(running.state, event, this.book));
  }

  /** The newest case, or an older one whose after-care the act is about. */
  private concerned(act: Act): Running | undefined {
    const older = this.cases.find(
      ({ state }) => 'step' in act && state.phase === 'after-care' && state.steps[act.step]?.state === 'open',
    );
    return older ?? this.cases.at(-1);
  }

  /** Counts absence by what is known at a moment: new crossings fire, those that a correction undid are withdrawn. */
  watch(absences: readonly Absence[], at: Instant): void {
    const { calendar } = this.book;
    const record = { absences, calendar, isCovered: () => true };
    for (const rule of this.signals) {
      const crossings = crossingsOf(rule, record, calendar.dateAt(at));
      const counted = this.counted.get(rule.id) ?? [];
      this.counted.set(rule.id, counted);
      while (counted.length > crossings.length) this.undo(rule, counted.pop()!, at);
      for (const crossing of crossings.slice(counted.length)) counted.push(this.cross(rule, crossing, at));
    }
  }

  /** Somebody states a signal that nobody counts: it fires as one that was counted. */
  state(rule: SignalRule, at: Instant): void {
    const on = this.book.calendar.dateAt(at);
    this.cross(rule, { on, first: on, count: 1 }, at);
  }

  private cross(rule: SignalRule, crossing: Crossing, at: Instant): Counted {
    const silent = this.cases.some(({ state, openedBy }) => state.phase === 'open' && openedBy.has(rule.id));
    if (silent) return { fired: false };
    this.say({ signal: rule.id, explains: explainCrossing(rule, crossing) }, at);
    if (!this.book.agreements.has(rule.opens)) return { fired: true };
    const into =
      this.join(rule, crossing, at) ??
      this.open({ at, workflow: rule.opens, firstDayAbsent: crossing.first, facts: this.facts(rule) });
    into.openedBy.set(rule.id, rule.opens);
    return { fired: true, into };
  }

  private say(what: Readonly<Record<string, unknown>>, at: Instant): void {
    const { calendar } = this.book;
    this.trace.push({ at: calendar.write(at), on: calendar.dateAt(at), ...what });
  }

  private join({ opens: workflow, sets }: SignalRule, { first }: Crossing, at: Instant): Running | undefined {
    const running = this.cases.findLast(({ state }) => state.phase === 'open');
    if (!running) return undefined;
    const joined = { at, workflow, firstDayAbsent: first, ...(sets && { facts: sets }) };
    this.follow(running, { kind: 'joined', ...joined }, joinWorkflow(running.state, joined, this.book));
    return running;
  }

  private follow(running: Running, event: CaseEvent, told: Told): void {
    running.state = told.state;
    running.history.push(event);
    this.trace.push(...told.lines);
  }

  /** The facts of a case that a signal opens: those of them that its workflow declares. */
  private facts({ opens, sets }: SignalRule): Opening['facts'] {
    const agreement = this.book.agreements.get(opens)!;
    const known = { enrolled: true, attends: false, ...agreement.opens.sets, ...sets };
    return Object.fromEntries(Object.entries(known).filter(([name]) => name in agreement.facts));
  }

  private undo(rule: SignalRule, { fired, into }: Counted, at: Instant): void {
    if (!fired) return;
    this.say({ corrected: rule.id }, at);
    if (!into || into.state.phase !== 'open') return;
    into.openedBy.delete(rule.id);
    const workflow = rule.opens;
    if ([...into.openedBy.values()].includes(workflow)) return;
    this.follow(into, { kind: 'withdrawn', at, workflow }, withdrawWorkflow(into.state, { at, workflow }, this.book));
  }
}
