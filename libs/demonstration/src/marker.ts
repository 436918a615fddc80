import type { Door, MachineTask } from '@app/platform';

const owner: MachineTask = { task: 'whose-database', role: 'owner' };

/** Marks a database as made by the demonstration: one row, before anything else is put in it. */
export const markDatabase = `
  create table public.demonstration_marker (
    only_row boolean primary key default true check (only_row),
    made_at timestamptz not null default clock_timestamp());
  comment on table public.demonstration_marker is 'This database was made by the demonstration and holds no real data';
  insert into public.demonstration_marker default values;
  grant select on public.demonstration_marker to public`;

/**
 * Makes sure that the demonstration made this database. In it anybody may be anybody, time moves, and a reset empties
 * every table: none of that may ever happen to real files, however the demonstration was started.
 *
 * @throws Error in one sentence for any other database
 */
export async function refuseForeignDatabase(door: Door): Promise<void> {
  const there = await door.asMachine(owner, ({ sql }) =>
    sql<{ there: boolean }>(`select to_regclass('public.demonstration_marker') is not null as there`),
  );
  const marked = there[0]!.there
    ? await door.asMachine(owner, ({ sql }) => sql('select from public.demonstration_marker'))
    : [];
  if (marked.length === 0) {
    throw new Error(
      'The demonstration did not make this database, and leaves it alone: start with DEMONSTRATION=false.',
    );
  }
}
