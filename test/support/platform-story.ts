import { randomUUID } from 'node:crypto';
import type { AbsentDay } from '@app/cases';
import type { MachineTask, Open } from '@app/platform';
import {
  type Absence,
  type Act,
  type CaseEvent,
  type Instant,
  inputsOf,
  type LocalDate,
  type Opening,
  type Scenario,
  type TraceLine,
} from '@app/rules';
import { recordAct } from '../../libs/cases/src/act';
import { catchUp } from '../../libs/cases/src/calendars/catch-up';
import { lockCases, readCases } from '../../libs/cases/src/kept-case';
import { addPupil, makeRegion, type TestRegion } from './region';
import type { RunningPlatform } from './running-platform';

const owner: MachineTask = { task: 'story', role: 'owner' };

interface CaseRow {
  id: string;
  phase: string;
}

/** What is played: the agreements and the region, what comes from outside and when, and when it ends. */
interface Played extends Pick<Scenario, 'book' | 'region' | 'ends'> {
  readonly signals?: Scenario['signals'];
  readonly sector?: Scenario['sector'];
  readonly municipality?: Scenario['municipality'];
  /** Is called when it has ended, before what is still to come is put away for the next story. */
  readonly ended?: () => Promise<void>;
  /** The only moments at which a worker runs: between them what was planned waits. Left out: it always runs. */
  readonly looks?: readonly Instant[];
}

const closed = (on: LocalDate) => ({ first: on, last: on, name: 'vrij' });
const nothing = async (): Promise<void> => undefined;

/** Plays a scenario on the platform: the worker fires what is due at each moment, and the timelines are the trace. */
export function playOnPlatform(
  platform: RunningPlatform,
  scenario: Scenario & Pick<Played, 'ended'>,
): Promise<TraceLine[]> {
  const inputs = inputsOf(scenario).map(({ at, happen }) => {
    let work: (story: Story, open: Open) => Promise<void> = nothing;
    happen({
      open: (opening) => (work = (story, open) => story.open(open, opening)),
      watch: (absences) => (work = (story, open) => story.watch(open, absences)),
      state: (rule) => (work = (story, open) => story.state(open, rule.id)),
      act: (act) => (work = (story, open) => story.act(open, act)),
      correctCalendar: ({ closingDays }) => (work = (story, open) => story.close(open, closingDays)),
    });
    return { at, work };
  });
  return play(platform, scenario, inputs);
}

/** The same for events that a case had elsewhere: those that fired must come by themselves. */
export function repeatOnPlatform(
  platform: RunningPlatform,
  played: Played,
  history: readonly CaseEvent[],
): Promise<TraceLine[]> {
  const inputs = history
    .filter((event) => event.kind !== 'fired')
    .map((event) => ({ at: event.at, work: (story: Story, open: Open) => story.happen(open, event) }));
  return play(platform, played, inputs);
}

interface Input {
  at: Instant;
  work(story: Story, open: Open): Promise<void>;
}

async function play(platform: RunningPlatform, played: Played, inputs: readonly Input[]): Promise<TraceLine[]> {
  const { book, signals = [], region: settings, sector, municipality } = played;
  const agreements = [...book.agreements.values()];
  const region = await makeRegion(platform.door, { agreements, signals, region: settings, sector, municipality });
  const story = new Story(platform, played, { region, pupilId: await addPupil(platform.door, region) });
  try {
    const trace = await story.play(inputs);
    await played.ended?.();
    return trace;
  } finally {
    await platform.rows(`delete from alarm`);
    await platform.rows(`delete from signal_look`);
  }
}

class Story {
  private readonly trace: TraceLine[] = [];
  private cases: CaseRow[] = [];
  private readonly read = new Set<string>();
  private looked = 0;
  private firstDayAbsent: LocalDate = '2020-01-01';

  constructor(
    private readonly platform: RunningPlatform,
    private readonly played: Played,
    private readonly child: { region: TestRegion; pupilId: string },
  ) {}

  async play(inputs: readonly Input[]): Promise<TraceLine[]> {
    for (const { at, work } of inputs) {
      await this.runUntil(at);
      await this.platform.clockAt(at);
      await this.platform.door.asMachine(owner, (open) => work(this, open));
      await this.collect();
    }
    await this.runUntil(this.played.ends - 1);
    return this.trace;
  }

  /** Something that came from outside, as a timeline has it. */
  async happen(open: Open, event: CaseEvent): Promise<void> {
    const { cases } = this.platform.parts;
    if (event.kind === 'opened') return this.open(open, event);
    if (event.kind === 'act') return this.act(open, event.act);
    if (event.kind === 'withdrawn') return cases.withdraw(open, this.cases.at(-1)!.id, event.workflow);
    if (event.kind !== 'joined') throw new Error(`A ${event.kind} event does not come from outside`);
    const { workflow, firstDayAbsent = this.firstDayAbsent, facts: sets } = event;
    await cases.open(open, { pupilId: this.child.pupilId, workflow, firstDayAbsent, sets });
  }

  private async runUntil(until: Instant): Promise<void> {
    if (this.played.looks) return this.look(this.played.looks, until);
    for (let next = await this.next(); next !== undefined && next <= until; next = await this.next()) {
      await this.tickAt(next);
    }
  }

  private async look(looks: readonly Instant[], until: Instant): Promise<void> {
    for (const moment of looks.slice(this.looked).filter((at) => at <= until)) {
      this.looked += 1;
      await this.tickAt(moment);
    }
  }

  private async tickAt(moment: Instant): Promise<void> {
    await this.platform.clockAt(moment);
    await this.platform.tick();
    await this.collect();
  }

  private async next(): Promise<Instant | undefined> {
    const [row] = await this.platform.rows<{ at: Date | null }>(`select min(at) as at from alarm`);
    return row!.at?.getTime();
  }

  async open(open: Open, { workflow, firstDayAbsent, facts, takenOver }: Opening): Promise<void> {
    const { cases, takeOvers } = this.platform.parts;
    const { pupilId, region } = this.child;
    this.firstDayAbsent = firstDayAbsent;
    const opening = { pupilId, workflow, firstDayAbsent, facts };
    if (!takenOver) return void (await cases.open(open, opening));
    const child = { schoolId: region.schoolId, municipality: region.municipality, regionId: region.id };
    await takeOvers.open(open, [{ ...opening, ...child, takenOver, said: [] }]);
  }

  /** The school states all that is known by now, about all days. */
  async watch(open: Open, absences: readonly Absence[]): Promise<void> {
    const importId = randomUUID();
    await open.sql(
      `insert into absence_import (id, region_id, organisation_id, imported_at, covers_from, covers_until, checksum, result)
       values ($1, $2, $3, $4, '0001-01-01', '9999-12-31', '', '{}')`,
      [importId, this.child.region.id, this.child.region.schoolId, open.now],
    );
    await this.platform.parts.absences.store(open, importId, daysOf(absences, this.child.pupilId));
    const { fired, withdrawn } = await this.platform.parts.absences.raise(open, [this.child.pupilId]);
    this.trace.push(...[...fired, ...withdrawn].filter(({ caseId }) => !caseId).map(({ line }) => line));
  }

  /** Somebody states a signal that nobody counts. */
  async state(open: Open, signal: string): Promise<void> {
    const fired = await this.platform.parts.absences.state(open, { pupilId: this.child.pupilId, signal });
    this.trace.push(...fired.filter(({ caseId }) => !caseId).map(({ line }) => line));
  }

  /** The school says on which days it is closed. */
  async close(open: Open, closingDays: readonly LocalDate[]): Promise<void> {
    const asked = { organisationId: this.child.region.schoolId, days: closingDays.map(closed) };
    await this.platform.parts.calendars.close(open, asked, 'save');
  }

  /** The newest case, or an older one whose after-care the act is about. */
  private async concerned(open: Open, act: Act): Promise<string | undefined> {
    for (const { id, phase } of this.cases) {
      const [kept] = await readCases(open, this.platform.parts.books, [id]);
      const isAbout = 'step' in act && kept!.state.steps[act.step]?.state === 'open';
      if (phase === 'after-care' && isAbout) return id;
    }
    return this.cases.at(-1)?.id;
  }

  async act(open: Open, act: Act): Promise<void> {
    const caseId = await this.concerned(open, act);
    const { calendar } = this.played.book;
    const [at, on] = [calendar.write(open.nowMs), calendar.dateAt(open.nowMs)];
    if (caseId === undefined) {
      this.trace.push({ at, on, rejected: act.act, why: 'no case is open' });
      return;
    }
    await lockCases(open, [caseId], 'wait');
    const { books } = this.platform.parts;
    const read = async () => (await readCases(open, books, [caseId]))[0]!;
    if (act.act === 'reopen') await catchUp(open, books, await read());
    const refused = await recordAct(open, await read(), await this.asWritten(open, caseId, act));
    if (refused) this.trace.push(refused.line);
  }

  /** What is taken back is named as the timeline has it: with the remark in place of the words. */
  private async asWritten(open: Open, caseId: string, act: Act): Promise<Act> {
    if (act.act !== 'correct') return act;
    const remarks = await open.sql<{ id: string; text: string }>(`select id, text from remark where case_id = $1`, [
      caseId,
    ]);
    const named = Object.entries(act.takesBack).map(([key, value]) => {
      const isWords = key === 'reason' || key === 'otherwise';
      return [key, isWords ? (remarks.find(({ text }) => text === value)?.id ?? value) : value];
    });
    return { ...act, takesBack: Object.fromEntries(named) as typeof act.takesBack };
  }

  /** Reads on in the timelines of the child: at one moment case after case, as they were opened. */
  private async collect(): Promise<void> {
    this.cases = await this.platform.rows<CaseRow>(
      `select id, phase from case_file where pupil_id = $1 order by opened_at, id`,
      [this.child.pupilId],
    );
    for (const { id } of this.cases) {
      const rows = await this.platform.rows<{ seq: string; lines: TraceLine[] }>(
        `select seq, lines from timeline where case_id = $1 order by seq`,
        [id],
      );
      const remarks = await this.platform.rows<{ id: string; text: string }>(
        `select id, text from remark where case_id = $1`,
        [id],
      );
      const words = new Map(remarks.map((remark) => [remark.id, remark.text]));
      for (const { seq, lines } of rows) {
        if (this.read.has(seq)) continue;
        this.read.add(seq);
        this.trace.push(...lines.map((line) => inWords(line, words)));
      }
    }
  }
}

function inWords(line: TraceLine, words: ReadonlyMap<string, string>): TraceLine {
  const reopened = words.get(String(line.reopened));
  return reopened === undefined ? line : { ...line, reopened };
}

/** A day has one row for each kind, with the hours of all its lessons. */
function daysOf(absences: readonly Absence[], pupilId: string): AbsentDay[] {
  const days = new Map<string, AbsentDay>();
  for (const { on, kind, hours, doubtful } of absences) {
    const day = days.get(`${on} ${kind}`);
    const sum = hours === undefined ? day?.hours : hours + (day?.hours ?? 0);
    days.set(`${on} ${kind}`, {
      pupilId,
      on,
      kind,
      ...(sum !== undefined && { hours: sum }),
      times: kind === 'late' ? (day?.times ?? 0) + 1 : 1,
      doubtful: (doubtful ?? false) || (day?.doubtful ?? false),
    });
  }
  return [...days.values()];
}
