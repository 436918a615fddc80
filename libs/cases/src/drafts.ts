import type { Door, MachineTask, Open, Person } from '@app/platform';
import { millisecondsPerDay, retentionClasses } from '@app/rules';

/** What stands in a form, by the names of its fields. */
export type FilledIn = Readonly<Record<string, string>>;

/** A form that somebody began; `key` says which, and of which step. */
export interface Draft {
  readonly key: string;
  readonly writtenAt: Date;
}

/** How long a draft lies after it was last written. */
const keptForMs = retentionClasses.draft.keeps.days * millisecondsPerDay;
/** More forms than somebody has begun at once; the oldest makes room. */
const most = 100;

const alive = 'person_id = app_person() and purge_at > $1';

/** The forms that this person began and did not send, the newest first. */
export function draftsOf(open: Open<Person>): Promise<Draft[]> {
  return open.sql<Draft>(
    `select key, written_at as "writtenAt" from draft where ${alive} order by written_at desc, key limit ${most}`,
    [open.now],
  );
}

/** What this person filled in, in so far as it was kept. */
export async function draftOf(open: Open<Person>, key: string): Promise<FilledIn | undefined> {
  const [draft] = await open.sql<{ filledIn: FilledIn }>(
    `select filled_in as "filledIn" from draft where ${alive} and key = $2`,
    [open.now, key],
  );
  return draft?.filledIn;
}

/** Keeps what a form holds now, in place of what it held. */
export async function keepDraft(open: Open<Person>, key: string, filledIn: FilledIn): Promise<void> {
  const values = [open.who.id, key, JSON.stringify(filledIn), open.now, new Date(open.nowMs + keptForMs)];
  await open.sql(
    `insert into draft (person_id, key, filled_in, written_at, purge_at) values ($1, $2, $3, $4, $5)
         on conflict (person_id, key) do update
        set filled_in = excluded.filled_in, written_at = excluded.written_at, purge_at = excluded.purge_at`,
    values,
  );
  await open.sql(
    `delete from draft where person_id = app_person() and key in
       (select key from draft where person_id = app_person() order by written_at desc, key offset ${most})`,
  );
}

/** What was sent or cancelled is a draft no more. */
export async function dropDraft(open: Open<Person>, key: string): Promise<void> {
  await open.sql('delete from draft where person_id = app_person() and key = $1', [key]);
}

const task: MachineTask = { task: 'forget-drafts', role: 'retention' };
/** Rows in one transaction; what is left comes the next time. */
const atOnce = 500;

/** Forgets drafts that have lain too long, unread. @returns how many */
export async function forgetDrafts(door: Door): Promise<number> {
  const gone = await door.asMachine(task, (open) =>
    open.sql(
      `delete from draft where (person_id, key) in
         (select person_id, key from draft where purge_at <= $1 order by purge_at limit ${atOnce})
       returning key`,
      [open.now],
    ),
  );
  return gone.length;
}
