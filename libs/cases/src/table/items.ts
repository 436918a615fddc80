import { type Open, type Person, Problem } from '@app/platform';
import { type AtTable, expectDay, type Meeting, type Table } from './meetings';
import { refusedBecause } from './refused';

/** A case in a meeting in which the table writes. */
export interface ItemOf {
  readonly meeting: Meeting & { readonly id: string };
  readonly caseId: string;
}

/** What the chair does with a case at the table. */
export type ItemAct =
  | { readonly act: 'add-urgent' }
  | { readonly act: 'remove'; readonly reason: string }
  | { readonly act: 'give-minutes'; readonly minutes: number }
  | { readonly act: 'begin' }
  | { readonly act: 'end' };

const put = (columns: string, values: string, change: string) => `
  insert into table_item (meeting_id, case_id, ${columns}) values ($1, $2, ${values})
  on conflict (meeting_id, case_id) do update set ${change}`;

/**
 * Adds a case that is urgent, takes one off with a reason, gives it minutes, begins or ends its discussion. There is one at a time: who is a
 * guest in it sees the case while it lasts.
 *
 * @throws Problem `not-found` for a case that the table does not see; CaseProblem `act-refused` before the day of the meeting
 */
export async function actOnItem(
  open: Open<Person>,
  table: Table,
  { meeting, caseId }: ItemOf,
  act: ItemAct,
): Promise<void> {
  await expectSeen(open, caseId);
  const at = [meeting.id, caseId];
  if (act.act === 'add-urgent') {
    await open.sql(put('urgent', 'true', 'urgent = true, removed_because = null'), at);
  } else if (act.act === 'remove') {
    await open.sql(put('removed_because', '$3', 'removed_because = $3, urgent = false, discussing = false'), [
      ...at,
      act.reason,
    ]);
  } else if (act.act === 'give-minutes') {
    await open.sql(put('minutes', '$3', 'minutes = $3'), [...at, act.minutes]);
  } else {
    expectDay(meeting, table);
    await open.sql('update table_item set discussing = false where meeting_id = $1 and discussing', [meeting.id]);
    const begin = put(
      'discussing, discussed_at',
      'true, $3',
      'discussing = true, discussed_at = coalesce(table_item.discussed_at, $3)',
    );
    if (act.act === 'begin') await open.sql(begin, [...at, open.now]);
  }
}

/** The order of an agenda, as the chair has it. A case that the table does not see is passed over. */
export async function orderItems(open: Open<Person>, { id }: { id: string }, cases: readonly string[]): Promise<void> {
  await open.sql(
    `insert into table_item (meeting_id, case_id, place)
     select $1, c.id, o.place from unnest($2::uuid[]) with ordinality o (id, place) join case_file c on c.id = o.id
     on conflict (meeting_id, case_id) do update set place = excluded.place`,
    [id, cases],
  );
}

async function expectSeen(open: Open<Person>, caseId: string): Promise<void> {
  const seen = await open.sql(`select from case_file where id = $1 and phase = 'open'`, [caseId]);
  if (seen.length === 0) throw new Problem('not-found');
}

/**
 * Asks an organisation that is no party of a case to be there while it is discussed.
 *
 * @throws CaseProblem `act-refused` for a party of the case, which sees it anyway
 */
export async function addGuest(open: Open<Person>, { meeting, caseId }: ItemOf, organisation: string): Promise<void> {
  await expectSeen(open, caseId);
  const [found] = await open.sql<{ isParty: boolean }>(
    `select exists (select from case_party p where p.case_id = $1 and p.organisation_id = o.id and p.involved_at is not null)
            as "isParty" from organisation o where o.id = $2`,
    [caseId, organisation],
  );
  if (!found) throw new Problem('not-found');
  if (found.isParty)
    throw refusedBecause({ nl: 'deze organisatie ziet de zaak al', en: 'this organisation sees the case already' });
  await open.sql(put('urgent', 'false', 'urgent = table_item.urgent'), [meeting.id, caseId]);
  await open.sql(
    `insert into table_guest (meeting_id, case_id, organisation_id) values ($1, $2, $3) on conflict do nothing`,
    [meeting.id, caseId, organisation],
  );
}

/** The guests of the cases of a meeting, by case. */
export async function guestsAt(open: Open<Person>, { id }: Meeting): Promise<ReadonlyMap<string, AtTable[]>> {
  const rows = await open.sql<AtTable & { caseId: string }>(
    `select g.case_id as "caseId", o.id, o.name, o.role
       from table_guest g join organisation o on o.id = g.organisation_id where g.meeting_id = $1 order by o.name`,
    [id ?? null],
  );
  const found = new Map<string, AtTable[]>();
  for (const { caseId, ...guest } of rows) found.set(caseId, [...(found.get(caseId) ?? []), guest]);
  return found;
}

/** The one case that is discussed while this person's organisation is its guest; undefined when there is none. */
export async function guestOf(open: Open<Person>): Promise<string | undefined> {
  const [row] = await open.sql<{ id: string }>('select guest_cases() as id');
  return row?.id;
}
