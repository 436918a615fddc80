import { setTimeout as pause } from 'node:timers/promises';
import { Cases, FireDue, type GoneOff, goneOffSince, isSomethingDue, lastSeq, nextMomentAfter } from '@app/cases';
import { Clock, CONFIG, type Config, Door, type MachineTask, type Open, Problem } from '@app/platform';
import { type LocalDate, type Sentence, sentenceOf, type Titles, type TraceLine } from '@app/rules';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { fillDemonstration, Mondays, refuseForeignDatabase, sizeOf } from '@app/demonstration';
import { titlesIn } from '../cases/case.words';

const owner: MachineTask = { task: 'demonstration', role: 'owner' };
const dayMs = 86_400_000;
/** So many alarms are told after a move; the timelines have all of them. */
const mostTold = 300;
/** So many alarms that say nothing are passed over. */
const mostSilent = 50;
/** Another worker may be at it: how often and how long to wait for what is due, in milliseconds. */
const waits = { times: 100, ms: 20 };

export const clockSteps = ['next-alarm', 'one-day', 'one-week'] as const;
/** How far to go: a step, or until a moment. */
export type ClockStep = (typeof clockSteps)[number] | Date;

/** A line of a case that said something while the clock moved. */
export interface WentOff {
  readonly at: string;
  readonly on: LocalDate;
  readonly caseId: string;
  readonly line: TraceLine;
  readonly sentence: Sentence;
  readonly mails: number;
}

/**
 * Moves the clock of the demonstration as a region lives it: from moment to moment, each alarm at its own time, so that
 * nothing is overtaken that would not have been. One after another, whoever asks.
 */
@Injectable()
export class Demonstration implements OnApplicationBootstrap {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly door: Door,
    private readonly clock: Clock,
    private readonly fireDue: FireDue,
    private readonly cases: Cases,
    private readonly mondays: Mondays,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** However the api was started: the demonstration touches no database that it did not make. */
  async onApplicationBootstrap(): Promise<void> {
    await refuseForeignDatabase(this.door);
    await this.mondays.prepare();
  }

  /** @returns the moment it is now, and what went off, the oldest first */
  move(step: ClockStep): Promise<{ now: Date; wentOff: WentOff[] }> {
    return this.inTurn(async () => {
      const before = await this.asOwner(lastSeq);
      if (step === 'next-alarm') await this.moveUntilTold(before);
      else await this.moveUntil(await this.endOf(step));
      return this.asOwner(async (open) => ({ now: open.now, wentOff: await this.toldSince(open, before) }));
    });
  }

  /** Makes the regions again as they were on the first day. */
  reset(): Promise<void> {
    return this.inTurn(async () => {
      const size = (await sizeOf(this.door)) ?? this.config.DEMONSTRATION_SIZE;
      await fillDemonstration(this.door, this.config, size);
    });
  }

  /** Work that must not cross with a moving clock. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  /** Some alarms say nothing: a contact whose turn is left out. Then the next one is meant. */
  private async moveUntilTold(before: number): Promise<void> {
    for (let times = 0; times < mostSilent; times += 1) {
      const now = await this.clock.now();
      const next = await this.asOwner((open) => nextMomentAfter(open, now));
      if (!next) return;
      await this.moveUntil(next);
      const gone = await this.asOwner((open) => goneOffSince(open, before, mostTold));
      if (gone.some(({ lines }) => lines.length > 0)) return;
    }
  }

  private async endOf(step: Exclude<ClockStep, 'next-alarm'>): Promise<Date> {
    const now = await this.clock.now();
    if (step instanceof Date && step < now) throw new Problem('clock-only-forward');
    if (step instanceof Date) return step;
    return new Date(now.getTime() + (step === 'one-day' ? 1 : 7) * dayMs);
  }

  private async moveUntil(end: Date): Promise<void> {
    try {
      for (let moment = await this.clock.now(); moment < end;) {
        moment = await this.nextUntil(end, moment);
        await this.clock.moveTo(moment, { hold: true });
        await this.mondays.send(moment.getTime());
        await this.fireAll();
      }
    } finally {
      await this.clock.release();
    }
  }

  private async nextUntil(end: Date, moment: Date): Promise<Date> {
    const next = await this.asOwner((open) => nextMomentAfter(open, moment));
    const monday = await this.mondays.after(moment.getTime());
    return new Date(Math.min(end.getTime(), next?.getTime() ?? Infinity, monday ?? Infinity));
  }

  private async fireAll(): Promise<void> {
    await this.fireDue.all(this.door);
    for (let times = 0; times < waits.times && (await this.asOwner(isSomethingDue)); times += 1) {
      await pause(waits.ms);
      await this.fireDue.all(this.door);
    }
  }

  private async toldSince(open: Open, seq: number): Promise<WentOff[]> {
    const gone = await goneOffSince(open, seq, mostTold);
    const titles = new Map<string, Titles>();
    for (const { caseId } of gone) {
      if (!titles.has(caseId)) titles.set(caseId, titlesIn(await this.cases.read(open, caseId)));
    }
    return gone.flatMap((one) => one.lines.map((line, index) => wentOff(one, line, index, titles.get(one.caseId)!)));
  }

  private asOwner<T>(work: (open: Open) => Promise<T>): Promise<T> {
    return this.door.asMachine(owner, work);
  }
}

function wentOff({ caseId, mails, lines }: GoneOff, line: TraceLine, index: number, titles: Titles): WentOff {
  const telling = Math.max(
    0,
    lines.findIndex((one) => 'told' in one),
  );
  const { at, on } = line;
  return { at, on, caseId, line, sentence: sentenceOf(line, titles), mails: index === telling ? mails : 0 };
}
