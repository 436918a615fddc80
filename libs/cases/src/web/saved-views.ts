import type { Open, Person } from '@app/platform';

/** A filter that somebody keeps under a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly filter: Readonly<Record<string, string>>;
}

/** More are not kept: nobody finds his way in them. */
export const mostViews = 30;

/** What this person keeps, by name. */
export function viewsOf(open: Open<Person>): Promise<SavedView[]> {
  return open.sql<SavedView>(`select id, name, filter from saved_view where person_id = $1 order by lower(name), id`, [
    open.who.id,
  ]);
}

/** Keeps a filter; under a name that is there already it takes the place of that. Gives whether there was room. */
export async function keepView(open: Open<Person>, { name, filter }: Omit<SavedView, 'id'>): Promise<boolean> {
  const kept = await open.sql(
    `insert into saved_view (person_id, name, filter, saved_at)
     select $1, $2, $3, $4
      where exists (select from saved_view where person_id = $1 and name = $2)
         or (select count(*) from saved_view where person_id = $1) < $5
     on conflict (person_id, name) do update set filter = excluded.filter, saved_at = excluded.saved_at
     returning id`,
    [open.who.id, name, JSON.stringify(filter), open.now, mostViews],
  );
  return kept.length > 0;
}

/** Gives whether it was there and was this person's. */
export async function dropView(open: Open<Person>, id: string): Promise<boolean> {
  const dropped = await open.sql(`delete from saved_view where id = $1 and person_id = $2 returning id`, [
    id,
    open.who.id,
  ]);
  return dropped.length > 0;
}
