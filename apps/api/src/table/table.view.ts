import { atCase } from '@app/cases';
import type {
  AgendaItem,
  AtCase,
  AtTable,
  CaseNow,
  ForeseenDecision,
  Meeting,
  MinutesItem,
  Table,
  TablePoint,
  WrittenDecision,
} from '@app/cases';
import type { Person } from '@app/platform';
import {
  agreementOf,
  answerKey,
  consequenceOf,
  isOfFamily,
  isSpan,
  isTableDecision,
  type LocalDate,
  type StepState,
  type Term,
  termText,
} from '@app/rules';
import type { z } from 'zod';
import { childOf, daysAtHome, directorOf } from '../cases/case.parts';
import { titlesIn, toldBy } from '../cases/case.words';
import { knows } from '../cases/confidential';
import type { decision, foreseen, meeting } from './table.shapes';

type MeetingView = z.infer<typeof meeting>;
type ItemView = MeetingView['items'][number];
type ForeseenView = z.infer<typeof foreseen>;
type DecisionView = z.infer<typeof decision>;

/** When a meeting is, and whether its minutes are final. */
export function dayView({ on, agendaFrom, closesOn, finalAt, lasts }: Meeting, { rhythm }: Table) {
  return { on, agendaFrom, closesOn, lasts, isFinal: finalAt !== null, ...(rhythm && { startsAt: rhythm.at }) };
}

/** What goes beside a case at the table. */
export interface Beside {
  readonly table: Table;
  readonly who: Person;
  readonly present: readonly AtTable[];
  readonly guests: ReadonlyMap<string, readonly AtTable[]>;
  readonly decisions: readonly WrittenDecision[];
  /** The sentences of earlier decisions, by `CASE STEP`. */
  readonly words: ReadonlyMap<string, string>;
}

/** A case that a meeting will speak of, or does. */
export function itemView(item: AgendaItem, beside: Beside): ItemView {
  const { now, kind, points, times, urgent, discussing, discussedAt, minutes } = item;
  const told = { kind, times, urgent, discussing, isDiscussed: discussedAt !== null };
  return {
    ...ofCase(now, beside, atCase(now, { present: beside.present, guests: beside.guests.get(now.id) ?? [] })),
    ...told,
    points: points.map((point) => pointView(point, now, beside.who)),
    ...(discussedAt && { begunAt: now.book.calendar.write(discussedAt.getTime()) }),
    ...(minutes !== null && { minutes }),
    before: decidedBefore(now, beside),
  };
}

/** Why a case is on the agenda; a step of which somebody does not know the name is not named. */
function pointView({ reason, on, matter, by }: TablePoint, now: CaseNow, who: Person): ItemView['points'][number] {
  const key = matter?.startsWith('step:') ? matter.slice('step:'.length) : undefined;
  const about = key !== undefined && knows(now, who, key) ? titlesIn(now).of(key) : undefined;
  return { reason, on, ...(about && { about }), ...(by && { by }) };
}

/** The decisions of earlier meetings as the steps that they became. */
function decidedBefore(now: CaseNow, { table, decisions, words }: Beside): ItemView['before'] {
  const ofThis = new Set(decisions.map(({ step }) => step));
  const steps = Object.values(now.state.steps).filter((one) => one.decided && !one.decided.answers);
  return steps
    .filter((step) => isTableDecision(step) && !ofThis.has(step.key))
    .map((step) => {
      const sentence = words.get(`${now.id} ${step.key}`);
      return {
        step: step.key,
        what: step.decided!.what,
        ...(sentence && { words: sentence }),
        party: step.responsible,
        dueOn: step.due.on,
        state: standing(step, table),
      };
    });
}

function standing(step: StepState, { today }: Table): ItemView['before'][number]['state'] {
  if (step.state === 'open' && step.due.on < today && !isOfFamily(step.responsible)) return 'missed';
  return step.state === 'ended' ? 'skipped' : step.state;
}

/** What happens with a decision by when, as it would be told. */
export function foreseenView({ isThere, step, asked, refused }: ForeseenDecision, now: CaseNow): ForeseenView {
  const alarms = (step?.alarms ?? []).toSorted((one, other) => one.at - other.at);
  const titles = titlesIn(now);
  return {
    isThere,
    ...(step && { dueOn: step.due.on }),
    ...(asked && { answerBy: asked.due.on }),
    ...(refused && { refused }),
    comes: alarms.map((alarm) => ({
      id: alarm.alarm,
      kind: alarm.kind,
      on: alarm.on,
      sentence: consequenceOf(alarm, { told: toldBy(alarm, now.state), on: alarm.on, titles }),
    })),
  };
}

/** A case that a meeting spoke of: who took part, what was decided, by whom, by when, and no more. */
export function minutesView({ now, decisions, participants }: MinutesItem, beside: Beside): ItemView {
  const told = { points: [], times: 0, urgent: false, discussing: false, isDiscussed: true, before: [] };
  return { ...ofCase(now, { ...beside, decisions }, { participants, leaving: [] }), ...told };
}

type OfCase = Omit<ItemView, 'points' | 'times' | 'urgent' | 'discussing' | 'isDiscussed' | 'before'>;

function ofCase(now: CaseNow, { table, guests, decisions }: Beside, { participants, leaving }: AtCase): OfCase {
  const atHome = daysAtHome(now.state, table.today);
  return {
    caseId: now.id,
    ...(atHome !== undefined && { daysAtHome: atHome }),
    child: childOf(now, table.today),
    director: directorOf(now.state),
    guests: [...(guests.get(now.id) ?? [])],
    participants: [...participants],
    leaving: [...leaving],
    ladders: laddersOf(now),
    parties: now.parties.map(({ role }) => role),
    invited: [...new Set(now.parties.filter(({ isInvolved }) => isInvolved).map(({ organisation }) => organisation))],
    decisions: decisions.filter(({ caseId }) => caseId === now.id).map((one) => decisionView(one, now)),
  };
}

/** The ladders that a decision in this case can climb. */
function laddersOf({ state, book }: CaseNow): string[] {
  const running = state.workflows.filter((one) => one.running);
  return [...new Set(running.flatMap(({ workflow }) => Object.keys(agreementOf(book, workflow).ladders)))];
}

/** A decision with what became of it. */
export function decisionView(written: WrittenDecision, now: CaseNow): DecisionView {
  const { id, caseId, etag, what, words, party, within, ladder, by, writtenAt, step } = written;
  const steps = step === null ? {} : { step: now.state.steps[step], asked: now.state.steps[answerKey(step)] };
  return {
    id,
    caseId,
    etag,
    ...(what && { what }),
    ...(words && { words }),
    ...(party && { party }),
    ...(within && { within: termText(within), ...typedTerm(within, now.book.calendar.dateAt(writtenAt.getTime())) }),
    ...(ladder && { ladder }),
    ...(by && { by }),
    writtenAt: now.book.calendar.write(writtenAt.getTime()),
    ...(step && { step }),
    ...(steps.step && { dueOn: steps.step.due.on }),
    ...(steps.asked && { answerBy: steps.asked.due.on }),
    state: stateOf(steps),
  };
}

const two = (number: number) => String(number).padStart(2, '0');

/** A term as somebody types one. A day of which only day and month are kept is the first after it was written. */
function typedTerm(within: Term, writtenOn: LocalDate): Pick<DecisionView, 'term'> {
  if (isSpan(within)) {
    const { count, unit } = within;
    return unit === 'hours' ? {} : { term: { count, unit } };
  }
  const { day, month } = within.until;
  const inYear = (year: number) => `${year}-${two(month)}-${two(day)}` as LocalDate;
  const year = Number(writtenOn.slice(0, 4));
  return { term: { on: inYear(year) < writtenOn ? inYear(year + 1) : inYear(year) } };
}

function stateOf({ step, asked }: { step?: StepState; asked?: StepState }): DecisionView['state'] {
  if (!step) return asked ? (asked.outcome === 'declined' ? 'declined' : 'asked') : 'draft';
  if (step.state === 'open' && step.missed && !isOfFamily(step.responsible)) return 'missed';
  return step.state === 'ended' ? 'skipped' : step.state;
}
