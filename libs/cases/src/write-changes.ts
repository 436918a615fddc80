import type { Open } from '@app/platform';
import { type CaseState, directorOf, isForTable } from '@app/rules';
import { alarmRows, rearmed } from './firing/alarm-rows';
import type { Change, Entry } from './change';
import { fileRow, stateRow } from './file-rows';
import { messagesOf } from './messages/messages';
import { guests, isGuest } from './need-to-know/guests';
import { changedSteps, stepRow } from './step-rows';
import * as statement from './write-statements';

/** What was written: per case the number of its last event. */
export type Written = ReadonlyMap<string, number>;

type Numbered = { change: Change; entry: Entry; seq: number };

/**
 * Writes what happened to cases whose locks the door holds: events and lines, what fired, the snapshot, the rows that
 * mirror it, the alarms that are left, the agenda, and who must be told. All in the door's transaction, in a handful of
 * statements however many cases there are.
 */
export async function writeChanges(open: Open, changes: readonly Change[]): Promise<Written> {
  const numbered = await number(open, changes);
  const run = (text: string, rows: readonly unknown[], ...more: readonly unknown[]) =>
    rows.length > 0 ? open.sql(text, [JSON.stringify(rows), ...more]) : Promise.resolve([]);
  const last = lastOf(numbered);
  const folded = lastOf(numbered.filter(({ entry }) => entry.event.kind !== 'noted'));
  await run(statement.files, changes.flatMap(fileRows));
  await run(statement.workflows, changes.flatMap(workflowRows));
  await run(
    statement.involved,
    changes.flatMap((change) => involvedRows(change, open.now)),
  );
  await run(statement.timeline, numbered.map(timelineRow));
  await run(statement.firings, numbered.flatMap(firingRow));
  await run(
    statement.states,
    changes
      .filter(({ kept }) => folded.has(kept.id))
      .map(({ standing }) => stateRow({ ...standing, seq: folded.get(standing.id)! })),
  );
  await run(statement.goneSteps, changes.flatMap(goneSteps));
  await run(statement.steps, changes.flatMap(stepRows));
  await writeAlarms(open, changes);
  await run(statement.agenda, numbered.flatMap(agendaRows));
  await run(statement.outbox, numbered.flatMap(messageRows), open.now);
  // The last thing: whoever did his last step does not see the case after it.
  await writeAccess(open, changes);
  return last;
}

/** Per case its last number. A note leaves the snapshot where it is: to those who may not know of it, nothing happened. */
function lastOf(numbered: readonly Numbered[]): Map<string, number> {
  return new Map(numbered.map(({ change, seq }) => [change.kept.id, seq]));
}

/** Where a case ended, or was ended, a guest has done something, or a party left, it may be another day until which somebody sees it. */
async function writeAccess(open: Open, changes: readonly Change[]): Promise<void> {
  const moved = changes.filter(movesAccess);
  if (moved.length === 0) return;
  const left = moved.flatMap(({ kept, state }) => (state.left ?? []).map((role) => ({ case_id: kept.id, role })));
  const ids = moved.map(({ kept }) => kept.id);
  await open.sql(statement.accessEnds, [ids, open.now, guests, JSON.stringify(left)]);
}

function movesAccess({ kept, state }: Change): boolean {
  if (state.phase === 'ended' || kept.mirrored?.phase === 'ended') return true;
  if (String(kept.mirrored?.left) !== String(state.left)) return true;
  return changedSteps(kept.mirrored, state).some(({ responsible }) => isGuest([responsible]));
}

/**
 * Of a case that is opened everything is armed; of another what its change leaves otherwise. What is due in a held region
 * did not go off, and stays.
 */
async function writeAlarms(open: Open, changes: readonly Change[]): Promise<void> {
  const all = changes.map(({ kept, standing }) =>
    kept.mirrored
      ? rearmed(kept, standing, kept.book.isHeld ? -Infinity : open.nowMs)
      : { gone: [], fresh: alarmRows(standing) },
  );
  const gone = all.flatMap((one) => one.gone);
  const fresh = all.flatMap((one) => one.fresh);
  const ids = changes.filter(({ kept }) => kept.mirrored && !kept.book.isHeld).map(({ kept }) => kept.id);
  if (ids.length + gone.length > 0) await open.sql(statement.goneAlarms, [JSON.stringify(gone), ids, open.now]);
  if (fresh.length > 0) await open.sql(statement.alarms, [JSON.stringify(fresh)]);
}

async function number(open: Open, changes: readonly Change[]): Promise<Numbered[]> {
  const all = changes.flatMap((change) => change.entries.map((entry) => ({ change, entry })));
  if (all.length === 0) return [];
  const rows = await open.sql<{ seq: number }>(
    `select nextval('timeline_seq') as seq from generate_series(1, $1::int)`,
    [all.length],
  );
  return all.map((one, index) => ({ ...one, seq: rows[index]!.seq }));
}

/** Of a case whose file says something else than before. */
function fileRows({ kept, standing }: Change) {
  const row = fileRow(standing);
  if (!kept.mirrored) return [row];
  const before = fileRow({ ...standing, state: kept.mirrored });
  const columns = Object.keys(row) as (keyof typeof row)[];
  return columns.some((column) => row[column] !== before[column]) ? [row] : [];
}

function workflowRows({ kept, state }: Change) {
  if (state.workflows === kept.mirrored?.workflows) return [];
  return state.workflows.map(({ workflow }) => ({
    case_id: kept.id,
    workflow,
    agreement_id: kept.book.ids.get(workflow)!,
  }));
}

/**
 * A party may see the case once it directs, is proposed, has a step, or accepts that it is invited; the table once it is on its
 * agenda; and each once it is told something (`telling.ts`).
 */
function involvedRows(change: Change, now: Date) {
  const { kept, state } = change;
  const before = new Set(kept.mirrored && involvedIn(kept.mirrored));
  const roles = new Set([...involvedIn(state).filter((role) => !before.has(role)), ...onAgenda(change)]);
  return [...roles].map((role) => ({ case_id: kept.id, role, at: now.toISOString() }));
}

function onAgenda({ entries, state, kept: { book } }: Change): string[] {
  const reasons = entries.flatMap(({ lines }) =>
    lines.flatMap(({ agenda }) => (agenda === undefined ? [] : [String(agenda)])),
  );
  return reasons.some((reason) => isForTable(reason, state, book)) ? ['table'] : [];
}

function involvedIn(state: CaseState): string[] {
  const ofSteps = Object.values(state.steps).map(({ responsible }) => responsible);
  const accepted = Object.values(state.steps).flatMap(({ invitation, outcome }) =>
    invitation && outcome === 'accepted' ? [invitation.of] : [],
  );
  return [directorOf(state), ...(state.proposal ? [state.proposal.responsible] : []), ...ofSteps, ...accepted];
}

function timelineRow({ change, entry, seq }: Numbered) {
  return {
    seq,
    case_id: change.kept.id,
    at: new Date(entry.event.at).toISOString(),
    event: entry.event,
    lines: entry.lines,
    by_role: entry.by?.role ?? null,
    by_person_id: entry.by?.personId ?? null,
    note_id: entry.event.kind === 'noted' ? entry.event.note : null,
  };
}

function firingRow({ change, entry: { event, era }, seq }: Numbered) {
  if (event.kind !== 'fired') return [];
  const { matter, revision, alarm, turn } = event;
  return [{ case_id: change.kept.id, matter, revision, alarm, turn, era, seq }];
}

function stepRows({ kept, state }: Change) {
  return changedSteps(kept.mirrored, state).map((step) => stepRow(kept.id, step));
}

/** Taking back the act that started a step takes the step back. */
function goneSteps({ kept, state }: Change) {
  const keys = Object.keys(kept.mirrored?.steps ?? {}).filter((key) => !(key in state.steps));
  return keys.map((key) => ({ case_id: kept.id, key }));
}

function agendaRows({ change, entry, seq }: Numbered) {
  return entry.lines
    .filter(({ agenda }) => agenda !== undefined)
    .map(({ agenda, on }) => ({ case_id: change.kept.id, seq, reason: agenda, put_on: on }));
}

function messageRows({ change, entry, seq }: Numbered) {
  const at = new Date(entry.event.at).toISOString();
  return messagesOf(entry, change.state).map((message) => ({ ...message, case_id: change.kept.id, seq, at }));
}
