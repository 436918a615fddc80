import type { AgendaItem, AtTable, CaseNow, Meeting, MinutesItem, Table, WrittenDecision } from '@app/cases';
import { agreementOf, answerKey, isOfFamily, type StepState, termText } from '@app/rules';
import type { z } from 'zod';
import { childOf, directorOf } from '../cases/case.parts';
import type { decision, meeting } from './table.shapes';

type MeetingView = z.infer<typeof meeting>;
type ItemView = MeetingView['items'][number];
type DecisionView = z.infer<typeof decision>;

/** When a meeting is, and whether its minutes are final. */
export function dayView({ on, agendaFrom, closesOn, finalAt }: Meeting, { rhythm }: Table) {
  return { on, agendaFrom, closesOn, isFinal: finalAt !== null, ...(rhythm && { startsAt: rhythm.at }) };
}

/** What goes beside a case at the table. */
export interface Beside {
  readonly table: Table;
  readonly guests: ReadonlyMap<string, readonly AtTable[]>;
  readonly decisions: readonly WrittenDecision[];
}

/** A case that a meeting will speak of, or does. */
export function itemView(item: AgendaItem, beside: Beside): ItemView {
  const { now, kind, points, times, urgent, discussing, discussedAt } = item;
  const told = { kind, points: [...points], times, urgent, discussing, isDiscussed: discussedAt !== null };
  return { ...ofCase(now, beside), ...told };
}

/** A case that a meeting spoke of: what was decided, by whom, by when, and no more. */
export function minutesView({ now, decisions }: MinutesItem, beside: Beside): ItemView {
  const told = { points: [], times: 0, urgent: false, discussing: false, isDiscussed: true };
  return { ...ofCase(now, { ...beside, decisions }), ...told };
}

type OfCase = Pick<ItemView, 'caseId' | 'child' | 'director' | 'guests' | 'ladders' | 'parties' | 'decisions'>;

function ofCase(now: CaseNow, { table, guests, decisions }: Beside): OfCase {
  return {
    caseId: now.id,
    child: childOf(now, table.today),
    director: directorOf(now.state),
    guests: [...(guests.get(now.id) ?? [])],
    ladders: laddersOf(now),
    parties: now.parties.map(({ role }) => role),
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
    ...(within && { within: termText(within) }),
    ...(ladder && { ladder }),
    ...(by && { by }),
    writtenAt: now.book.calendar.write(writtenAt.getTime()),
    ...(step && { step }),
    ...(steps.step && { dueOn: steps.step.due.on }),
    ...(steps.asked && { answerBy: steps.asked.due.on }),
    state: stateOf(steps),
  };
}

function stateOf({ step, asked }: { step?: StepState; asked?: StepState }): DecisionView['state'] {
  if (!step) return asked ? (asked.outcome === 'declined' ? 'declined' : 'asked') : 'draft';
  if (step.state === 'open' && step.missed && !isOfFamily(step.responsible)) return 'missed';
  return step.state === 'ended' ? 'skipped' : step.state;
}
