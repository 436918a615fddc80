import { type Door, type Open, type Person, Problem } from '@app/platform';
import { CaseProblem } from '../problem';
import { asMachine } from './as-machine';

/** Somebody of a partner in the case to whom a relative can turn. */
export interface PossibleContact {
  readonly id: string;
  readonly name: string;
  readonly function: string;
  readonly organisation: string;
  /** The languages of the relative that he speaks as well: empty for most. */
  readonly speaks: readonly string[];
}

const possible = `
  select distinct on (w.id) w.id, w.name, m.function, o.name as organisation,
         array(select l.language from spoken_language l where l.person_id = w.id and l.language = any(a.speaks)
                order by array_position(a.speaks, l.language)) as speaks
    from authority a join case_party own on own.organisation_id = a.organisation_id and own.case_id = $1
    join case_party p on p.case_id = own.case_id and p.involved_at is not null
    join organisation o on o.id = p.organisation_id and o.role not in ('parents', 'young-person', 'table')
    join membership m on m.organisation_id = o.id and m.level in ('person', 'backup', 'team-lead')
    join person w on w.id = m.person_id and not has_left(w.id, o.id, $3)
   where a.id = $2 and a.ended_at is null
   order by w.id, m.id`;

/**
 * Who can be the own contact of a relative in a case: whoever works at a partner that takes part. Those who speak a
 * language of his come first, the better his language the earlier.
 *
 * @throws Problem `not-found` for nobody of this case
 */
export function possibleContacts(door: Door, caseId: string, authorityId: string): Promise<PossibleContact[]> {
  return door.asMachine(asMachine, (open) => contactsIn(open, caseId, authorityId));
}

async function contactsIn(open: Open, caseId: string, authorityId: string): Promise<PossibleContact[]> {
  const found = await open.sql<PossibleContact>(possible, [caseId, authorityId, open.now]);
  const [his] = await open.sql<{ speaks: string[] }>('select speaks from authority where id = $1', [authorityId]);
  if (!his) throw new Problem('not-found');
  const place = ({ speaks: [best] }: PossibleContact) => (best === undefined ? Infinity : his.speaks.indexOf(best));
  const order = (one: PossibleContact, other: PossibleContact) => {
    const [first, second] = [place(one), place(other)];
    return first === second ? one.name.localeCompare(other.name) : first - second;
  };
  return found.toSorted(order);
}

/**
 * Says to whom a relative can always turn.
 *
 * @throws CaseProblem `no-such-colleague` for who does not work at a partner that takes part
 */
export async function chooseContact(
  door: Door,
  {
    caseId,
    authorityId,
    personId,
  }: { readonly caseId: string; readonly authorityId: string; readonly personId: string },
): Promise<void> {
  await door.asMachine(asMachine, async (open) => {
    const can = await contactsIn(open, caseId, authorityId);
    if (!can.some(({ id }) => id === personId)) throw new CaseProblem('no-such-colleague');
    await open.sql('update authority set contact_id = $2 where id = $1', [authorityId, personId]);
  });
}

/** The languages that a person says he speaks with families. */
export async function spokenBy(open: Open<Person>): Promise<string[]> {
  const rows = await open.sql<{ language: string }>(
    'select language from spoken_language where person_id = $1 order by language',
    [open.who.id],
  );
  return rows.map(({ language }) => language);
}

/** Says which languages a person speaks with families, in place of what he said before. */
export async function tellSpoken(open: Open<Person>, languages: readonly string[]): Promise<void> {
  await open.sql('delete from spoken_language where person_id = $1', [open.who.id]);
  await open.sql('insert into spoken_language (person_id, language) select distinct $1::uuid, unnest($2::text[])', [
    open.who.id,
    languages,
  ]);
}
