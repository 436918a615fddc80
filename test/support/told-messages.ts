import type { Open } from '@app/platform';
import { type CaseState, lastAct } from '@app/rules';
import { messagesOf } from '../../libs/cases/src/messages/messages';
import type { MessageRow, WholeCase } from './kept-platform';
import { inWords } from './said';

/** A case as it is kept, and for each of its events the states by which its messages may have been written. */
export interface ToldCase {
  readonly kept: WholeCase;
  readonly afters: readonly (readonly CaseState[])[];
}

type Resolved = MessageRow & { case_id: string; choice: number };

/** The party that answers for a role; of a person or a backup its own, of any other level everybody who has it. */
const resolve = `
  select distinct t.case_id, t.seq, t.choice, m.person_id as person, mail_of(t.kind, t.matter, t.recipient) as template
    from json_to_recordset($1) as t(case_id uuid, seq bigint, choice int, kind text, matter text, recipient text)
    join case_party p on p.case_id = t.case_id and p.role = split_part(t.recipient, '.', 1)
    join membership m on m.organisation_id = p.organisation_id
     and m.level = case when t.recipient like '%.%' then split_part(t.recipient, '.', 2) else 'person' end
   where m.level not in ('person', 'backup') or m.person_id in (p.person_id, p.backup_id)
      or m.level = 'person' and p.person_id is null or m.level = 'backup' and p.backup_id is null`;

/** Where the outbox has another message than the lines of the timelines ask for, in words. */
export async function messagesUnlike(open: Open, cases: readonly ToldCase[]): Promise<string[]> {
  const asked = cases.flatMap(({ kept, afters }) =>
    kept.events
      .slice(0, afters.length)
      .flatMap(({ seq, event, lines }, index) =>
        afters[index]!.flatMap((after, choice) =>
          messagesOf({ event, lines, era: 0 }, after).flatMap(({ kind, matter, told }) =>
            told.map((recipient) => ({ case_id: kept.id, seq, choice, kind, matter, recipient })),
          ),
        ),
      ),
  );
  const resolved = await open.sql<Resolved>(resolve, [JSON.stringify(asked)]);
  const wanted = new Map<string, MessageRow[]>();
  for (const row of resolved) append(wanted, `${row.seq} ${row.choice}`, row);
  return cases.flatMap((one) => unlikeIn(one, wanted));
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function unlikeIn({ kept, afters }: ToldCase, wanted: ReadonlyMap<string, MessageRow[]>): string[] {
  const there = new Map<string, MessageRow[]>();
  for (const row of kept.messages.filter(isOfLines)) append(there, String(row.seq), row);
  const differences = kept.events.slice(0, afters.length).flatMap((event, index) => {
    const found = inOneText(there.get(String(event.seq)) ?? []);
    there.delete(String(event.seq));
    const choices = afters[index]!.map((after, choice) =>
      inOneText([...(wanted.get(`${event.seq} ${choice}`) ?? []), ...withdrawn(kept, index, after)]),
    );
    return choices.includes(found)
      ? []
      : [`case ${kept.id}: ${inWords(event)} has the messages [${found}] and not [${choices[0]}]`];
  });
  const others = [...there.values()].flat();
  if (others.length === 0 || afters.length < kept.events.length) return differences;
  return [...differences, `case ${kept.id}: the messages [${inOneText(others)}] are of no event`];
}

/** Whom an invitation reaches is no party, and so no line tells him. */
const isOfLines = ({ template }: MessageRow) => template !== 'party-invited';

const inOneText = (rows: readonly MessageRow[]) =>
  rows
    .map(({ template, person }) => `${template} to ${person}`)
    .toSorted()
    .join(', ');

/** Whoever was told by the act that is taken back, or by what went off only because of it, is told that it no longer holds. */
function withdrawn({ events, messages }: WholeCase, index: number, after: CaseState): MessageRow[] {
  const { event, seq } = events[index]!;
  if (event.kind !== 'act' || event.act.act !== 'correct') return [];
  const before = events.slice(0, index);
  const taken = lastAct(
    before.map((one) => one.event),
    event.act.takesBack,
  );
  const still = [
    ...Object.values(after.steps),
    ...Object.values(after.clocks),
    ...(after.proposal ? [after.proposal] : []),
  ];
  const unfounded = before.slice(taken).filter(({ event: one }, place) => {
    if (place === 0) return true;
    return (
      one.kind === 'fired' && !still.some(({ matter, revision }) => matter === one.matter && revision === one.revision)
    );
  });
  const seqs = new Set(unfounded.map((one) => one.seq));
  const people = new Set(messages.filter((one) => seqs.has(one.seq)).map(({ person }) => person));
  return [...people].map((person) => ({ seq, person, template: 'withdrawal' }));
}
