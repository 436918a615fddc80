import { Cases, type CaseNow, directorsOf, timelineOf, type TimelineItem } from '@app/cases';
import { Door, type Person } from '@app/platform';
import { sentenceOf, type Titles, type TraceLine, whyDirected, whyDirector } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { isConclusion, mayInCase } from './partners';
import { partyOf, rolesIn } from './case.parts';
import type { Timeline, TimelineQuery, WhyDirector } from './case.shapes';
import { titlesApartIn } from './case.words';
import { type Hidden, hiddenIn, shownTo } from './confidential';
import { cursorOf, placeOf } from '../lists/cursor';

/** What a line says first, by the kinds that people ask for. */
const lineKinds: Readonly<Record<NonNullable<TimelineQuery['kind']>, readonly string[]>> = {
  steps: ['started', 'done', 'skipped', 'waiting', 'resumed', 'extended', 'promised', 'corrected', 'replanned'],
  escalation: ['reminder', 'review', 'missed', 'rung', 'skipped-rung', 'overtaken', 'decision-asked', 'agenda'],
  direction: ['director'],
  consultation: [
    'question',
    'answered',
    'question-withdrawn',
    'nudged',
    'noted',
    'disagreement',
    'agreed-with-family',
    'invited',
    'invitation-accepted',
    'invitation-declined',
    'invitation-withdrawn',
    'left',
    'discussed',
    'decided',
    'decision-accepted',
    'decision-declined',
    'decision-countered',
  ],
  facts: ['signal', 'by-hand', 'taken-over', 'opened', 'fact', 'ended', 'closed', 'reopened', 'migrated'],
};

/** How somebody reads a timeline: what it calls things, what is hidden from him, and whether words of others are his. */
interface Reading {
  readonly titles: Titles;
  readonly hidden: Hidden | undefined;
  readonly readsWords: boolean;
  /** Whether what came of a step is what a doctor concluded. */
  readonly concludes: (step: string) => boolean;
  /** Whose step a key names. */
  readonly responsible: (step: string) => string | undefined;
  /** The roles of whoever reads: a note is told to nobody else. */
  readonly roles: readonly string[];
}

/** Hands people what happened in their cases, and who directed them. */
@Injectable()
export class CaseHistory {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  timeline(person: Person, id: string, { cursor, limit, by, kind }: TimelineQuery): Promise<Timeline> {
    const before = placeOf(cursor, z.int());
    const kinds = kind && lineKinds[kind];
    return this.door.asPerson(person, async (open) => {
      const now = await this.cases.read(open, id);
      const reading = {
        titles: titlesApartIn(now),
        hidden: hiddenIn(now, person),
        concludes: (step: string) => isConclusion(now, step),
        readsWords: mayInCase(person, now, 'read-notes'),
        responsible: (step: string) => now.state.steps[step]?.responsible,
        roles: rolesIn(now, person),
      };
      const events = await timelineOf(open, id, { before, limit, by, kinds });
      const items = events
        .flatMap((event) => linesOf(event, reading))
        .filter(({ line }) => !kinds || kinds.some((key) => key in line));
      const last = events.length === limit ? events.at(-1) : undefined;
      return { items, ...(last && { nextCursor: cursorOf(last.seq) }) };
    });
  }

  whyDirector(person: Person, id: string): Promise<WhyDirector> {
    return this.door.asPerson(person, async (open) => {
      const now = shownTo(await this.cases.read(open, id), person);
      const { state, book } = now;
      const { facts, ...why } = whyDirector(state, book);
      const directed = await directorsOf(open, id);
      const last = directed.at(-1);
      const told = (one: Parameters<typeof whyDirected>[0]) => inWords(one, now);
      const { proposal } = state;
      return {
        now: { ...told(why), ...(last?.director === why.director && { since: last.since }) },
        facts: facts.flatMap((fact) => (state.facts[fact] === undefined ? [] : { fact, value: state.facts[fact] })),
        ...(proposal && { proposed: told({ director: proposal.responsible, rule: proposal.rule }) }),
        earlier: directed
          .slice(0, -1)
          .map((one, place) => ({
            ...told({ ...one, on: one.since }),
            from: one.since,
            until: directed[place + 1]!.since,
          }))
          .toReversed(),
      };
    });
  }
}

function inWords(of: Parameters<typeof whyDirected>[0], { state, book, parties }: CaseNow) {
  const { director, sentence } = whyDirected(of, state, book);
  return { director, organisation: partyOf(parties, director).organisation, sentence };
}

/** What one event tells, the last line first. */
function linesOf(event: TimelineItem, reading: Reading): Timeline['items'] {
  const { titles, hidden, readsWords } = reading;
  const { seq, lines, byRole, byPerson, mails } = event;
  const telling = Math.max(
    0,
    lines.findIndex((line) => 'told' in line),
  );
  const reason = readsWords ? reasonFor(event, hidden) : undefined;
  return lines
    .map((line) => withoutConclusion(line, reading))
    .map((line, index) => ({ index, line: hidden ? hidden.line(line) : line }))
    .flatMap(({ line, index }) =>
      !line
        ? []
        : {
            id: `${seq}.${index}`,
            at: line.at,
            on: line.on,
            line,
            sentence: sentenceOf(line, titles),
            of: concerned(line, byRole, reading),
            ...(byRole && { by: { role: byRole, ...(byPerson && { person: byPerson }) } }),
            ...(index === 0 && reason && { reason }),
            mails: index === telling ? mails : 0,
          },
    )
    .toReversed();
}

/** What a doctor concluded stands beside the step, for those with whom it is shared: nobody reads it in what happened. */
function withoutConclusion(line: TraceLine, { concludes }: Reading): TraceLine {
  if (line.outcome === undefined || !concludes(String(line.done ?? line.skipped))) return line;
  const { outcome: _, ...rest } = line;
  return rest as TraceLine;
}

/** Whose step a line is about, by whatever key names it, whom it told, and who did it. */
function concerned(line: TraceLine, byRole: string | null, { responsible, roles }: Reading): string[] {
  const told = Array.isArray(line['told']) ? line['told'].map((one) => String(one).split('.')[0]!) : [];
  const steps = Object.values(line).flatMap((value) => (typeof value === 'string' ? (responsible(value) ?? []) : []));
  return [...new Set([...(byRole ? [byRole] : []), ...steps, ...told, ...('noted' in line ? roles : [])])];
}

/** Why somebody did it; what is about something hidden may say what that is, and so does not go with it. */
function reasonFor({ event, lines, reason }: TimelineItem, hidden: Hidden | undefined): string | undefined {
  return hidden && !(hidden.isClear(event) && lines.every((line) => hidden.line(line) === line)) ? undefined : reason;
}
