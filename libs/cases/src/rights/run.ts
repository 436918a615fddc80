import type { Open } from '@app/platform';
import {
  type Act,
  advance,
  type CaseEvent,
  type CaseState,
  nextMoment,
  openCase,
  perform,
  type StepState,
  type TraceLine,
} from '@app/rules';
import type { Agreements } from '../agreements/agreements';
import type { Casebook, Casebooks } from '../casebook';
import { rightsWorkflow } from './right';

/** What requests are judged by. */
export interface RightsParts {
  readonly books: Casebooks;
  readonly agreements: Agreements;
}

/** A request whose row is locked: one run of the agreement beside its case. */
export interface KeptRequest {
  readonly id: string;
  readonly caseId: string;
  readonly organisationId: string;
  readonly agreementId: string;
  readonly state: CaseState;
  readonly lastAt: Date;
}

/** An event of a request, and the lines that say what came of it. */
interface Entry {
  readonly event: CaseEvent;
  readonly lines: readonly TraceLine[];
}

/** What happened to a request, before it is written. */
export interface RunOn {
  readonly state: CaseState;
  readonly entries: readonly Entry[];
}

/** The book of the case of a request, with the version of the agreement that the request was opened on. */
export async function bookOfRequest(
  open: Open,
  { books, agreements }: RightsParts,
  { caseId, agreementId }: Pick<KeptRequest, 'caseId' | 'agreementId'>,
): Promise<Casebook> {
  const book = (await books.of(open, [caseId])).get(caseId)!;
  const [pinned] = await agreements.byId(open, [agreementId]);
  return { ...book, agreements: new Map([...book.agreements, [rightsWorkflow, pinned!.agreement]]) };
}

/** Begins a request, and lets everything go off that was due since it was received. */
export function begun(opening: Parameters<typeof openCase>[0], now: number, book: Casebook): RunOn {
  const { state, lines } = openCase(opening, book);
  return goneOn({ state, entries: [{ event: { kind: 'opened', ...opening }, lines }] }, now, book);
}

/** A request after everything that was planned until now. */
export function goneOn({ state, entries }: RunOn, now: number, book: Casebook): RunOn {
  const ahead = advance(state, now, book);
  return { state: ahead.state, entries: [...entries, ...ahead.firings] };
}

/** @returns the request after an act, or why the rules refused it */
export function acted(run: RunOn, { act, at }: { act: Exclude<Act, { act: 'correct' }>; at: number }, book: Casebook) {
  const { state, lines, refused } = perform(run.state, act, at, book);
  return refused === undefined
    ? { state, entries: [...run.entries, { event: { kind: 'act', at, act } as const, lines }] }
    : refused;
}

/** The step that asks for an answer now, or that was answered last. */
export function answerStep({ steps }: CaseState): StepState {
  return steps['answer-after-extension'] ?? steps.answer!;
}

const lock = `
  select id, case_id as "caseId", organisation_id as "organisationId", agreement_id as "agreementId", state, last_at as "lastAt"
    from rights_request where id = $1 and answered_at is null for no key update`;

/** Takes a request that is not answered yet, until the door closes. */
export async function lockRequest(open: Open, id: string): Promise<KeptRequest | undefined> {
  const [found] = await open.sql<KeptRequest>(lock, [id]);
  return found;
}

const keepState = `update rights_request set state = $2, last_at = $3, next_at = $4 where id = $1`;

const keepEvents = `
  insert into rights_event (request_id, seq, event, lines, person_id)
  select $1, coalesce((select max(seq) from rights_event where request_id = $1), 0) + e.place, e.one -> 'event', e.one -> 'lines', $3
    from json_array_elements($2::json) with ordinality e(one, place)`;

/** Writes how far a request is, and what came to that. */
export async function keepRun(open: Open, id: string, { state, entries }: RunOn, personId?: string): Promise<void> {
  const next = nextMoment(state);
  await open.sql(keepState, [id, JSON.stringify(state), open.now, next === undefined ? null : new Date(next)]);
  await open.sql(keepEvents, [id, JSON.stringify(entries), personId ?? null]);
}
