import { randomUUID } from 'node:crypto';
import { type Open, type Person, Problem } from '@app/platform';
import type { CaseNow } from '../case-now';
import type { Cases } from '../cases';
import { Change } from '../change';
import { expectOn } from '../region/held-regions';
import { lockCases, momentIn } from '../kept-case';
import { isRepeated, rememberOnce } from '../once';
import { CaseProblem } from '../problem';
import { writeChanges } from '../write-changes';
import { type Audience, isTooWide, type NewNote, type Note } from './note';

/** More are not read at once; the newest come first. */
const mostNotes = 200;

const seen = `
  select n.id, n.category, n.text, o.name as organisation, w.name as person, n.written_at as "writtenAt",
         n.document::jsonb || jsonb_build_object('lies', n.document_lies) as document, n.recorded,
         case when n.readers is null then to_json('all'::text) when n.readers = '{}' then to_json('own'::text)
              else (select coalesce(json_agg(distinct p.role), '[]') from case_party p
                     where p.case_id = n.case_id and p.organisation_id = any(n.readers)) end as audience
    from note n join organisation o on o.id = n.organisation_id left join person w on w.id = n.person_id
   where n.case_id = $1 and n.kind = 'note' and ($2::uuid is null or n.id = $2)
   order by n.written_at desc, n.id limit ${mostNotes}`;

/** The notes of a case that this person may see. The others are not there for him: they are no row of any table. */
export function notesOf(open: Open<Person>, caseId: string): Promise<Note[]> {
  return open.sql<Note>(seen, [caseId, null]);
}

/** @throws Problem `not-found`, also for a note that is for others */
export async function noteOf(open: Open<Person>, caseId: string, noteId: string): Promise<Note> {
  const [found] = await open.sql<Note>(seen, [caseId, noteId]);
  if (!found) throw new Problem('not-found');
  return found;
}

const keep = `
  insert into note (id, case_id, kind, category, text, document, document_lies, organisation_id, person_id, readers,
                    written_at, recorded)
  values ($1, $2, 'note', $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/**
 * Writes a note: its text where it can be erased, and an event without it that only its readers see. It changes nothing
 * else of the case, not even its `etag` for the others.
 *
 * @throws Problem `not-found`; CaseProblem `act-refused` for an audience that is too wide, or is no party of the case, and
 *   `region-not-on`
 */
export async function writeNote(
  open: Open<Person>,
  cases: Cases,
  { caseId, key, note }: { readonly caseId: string; readonly key: string; readonly note: NewNote },
): Promise<void> {
  await lockCases(open, [caseId], 'wait');
  const now = await cases.read(open, caseId);
  if (await isRepeated(open, { key, caseId, asked: note })) return;
  expectOn(now.book);
  const readers = readersOf(now, note);
  const id = randomUUID();
  const { lies = null, ...document } = note.document ?? {};
  const named = note.document ? JSON.stringify(document) : null;
  const { organisation, id: personId } = open.who;
  const values = [
    note.category,
    note.text ?? null,
    named,
    lies,
    organisation,
    personId,
    readers,
    open.now,
    recordOf(note),
  ];
  await open.sql(keep, [id, caseId, ...values]);
  const change = new Change(now);
  const at = momentIn(now, open);
  change.advance(at);
  const role = now.parties.find(({ organisationId }) => organisationId === organisation)?.role ?? open.who.roles[0]!;
  change.note({ kind: 'noted', at, note: id, category: note.category }, { role, personId });
  await writeChanges(open, [change]);
  await rememberOnce(open, { key, caseId, asked: note });
}

/** What a note records, as it is kept; null for one that only says something. */
function recordOf({ instrument, inspectorate }: NewNote): string | null {
  return instrument || inspectorate ? JSON.stringify({ instrument, inspectorate }) : null;
}

/** The organisations that read a note beside its own; null for all parties of the case. */
function readersOf({ parties }: CaseNow, { category, audience }: NewNote): string[] | null {
  if (isTooWide(category, audience)) throw tooWide();
  if (audience === 'all') return null;
  const named: Audience = audience === 'own' ? [] : audience;
  const organisations = named.map((role) => {
    const party = parties.find((one) => one.role === role && one.isInvolved);
    if (!party) throw noParty(role);
    return party.organisationId;
  });
  return [...new Set(organisations)];
}

const tooWide = () =>
  refusedAs(
    'dit is niet voor zo veel partijen: kies wie het nodig heeft',
    'this is not for so many: choose who needs it',
  );
const noParty = (role: string) =>
  refusedAs(`"${role}" is geen partij van deze zaak`, `"${role}" is no party of this case`);
const refusedAs = (nl: string, en: string) => new CaseProblem('act-refused', en, { sentence: { nl, en } });
