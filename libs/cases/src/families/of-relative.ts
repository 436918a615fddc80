import type { Door, Open, Person } from '@app/platform';
import { type LocalDate, momentsOf } from '@app/rules';
import { mayActAt } from '../signing-in/relatives';
import type { RelativeKind } from './authority';
import { asMachine } from './as-machine';

/** What somebody of a family is in one case of his child. */
export interface RelativeInCase {
  readonly caseId: string;
  readonly authorityId: string;
  readonly role: 'parents' | 'young-person';
  readonly kind: RelativeKind;
  /** To whom he can turn; null where that is whoever directs. */
  readonly contactId: string | null;
}

const own = `
  select pupil.born_on as "bornOn", r.settings ->> 'zone' as zone, c.id as "caseId", a.id as "authorityId", o.role, a.kind,
         (select m.person_id from membership m
           where m.person_id = a.contact_id and not has_left(m.person_id, m.organisation_id, $2) limit 1) as "contactId"
    from authority a join organisation o on o.id = a.organisation_id
    join case_party p on p.organisation_id = a.organisation_id and p.role = o.role
    join case_file c on c.id = p.case_id and c.phase <> 'ended'
    join pupil on pupil.id = c.pupil_id join region r on r.id = pupil.region_id
   where a.person_id = $1 and a.ended_at is null and not has_left(a.person_id, a.organisation_id, $2)
     and ($3::uuid is null or c.id = $3)
   order by c.opened_at, c.id`;

/** The cases of the children of whom somebody has authority today: on record, and by the age of the child. */
export async function casesOfRelative(open: Open, personId: string, caseId?: string): Promise<RelativeInCase[]> {
  const found = await open.sql<RelativeInCase & { bornOn: LocalDate; zone: string }>(own, [
    personId,
    open.now,
    caseId ?? null,
  ]);
  return found.filter((one) => mayActAt(one, momentsOf(one.zone).dateAt(open.nowMs)));
}

/** Somebody at work to whom a relative can turn. */
export interface Helper {
  readonly name: string;
  readonly organisation: string;
  /** Where he is reached at work. */
  readonly email: string;
  /** The languages of the relative that he speaks as well, the relative's best one first. */
  readonly speaks: readonly string[];
}

const helper = `
  select w.name, works.name as organisation, w.email,
         array(select l.language from spoken_language l join authority a on a.id = $2
                where l.person_id = w.id and l.language = any(a.speaks)
                order by array_position(a.speaks, l.language)) as speaks
    from person w join membership m on m.person_id = w.id join organisation works on works.id = m.organisation_id
   where w.id = $1 and not has_left(w.id, works.id, $3) order by m.id limit 1`;

/** How a relative reaches somebody who helps; undefined for whoever is not there any more. */
export async function helperFor(
  open: Open,
  { authorityId }: Pick<RelativeInCase, 'authorityId'>,
  personId: string,
): Promise<Helper | undefined> {
  const [found] = await open.sql<Helper>(helper, [personId, authorityId, open.now]);
  return found;
}

/** What somebody of a family asked himself, and what came back. Another of the family does not see it. */
export interface AskedByRelative {
  readonly step: string;
  readonly question: string | null;
  readonly answer: string | null;
}

const asked = `
  select q.step, q.text as question,
         (select a.text from note a where a.case_id = q.case_id and a.step = q.step and a.kind = 'answer'
             and a.written_at >= q.written_at
             and not exists (select from note later where later.case_id = q.case_id and later.step = q.step
                                and later.kind = 'question' and later.written_at > q.written_at
                                and later.written_at <= a.written_at)
           order by a.written_at limit 1) as answer
    from note q where q.case_id = $1 and q.kind = 'question' and q.person_id = $2
   order by q.written_at desc, q.id`;

export function askedByRelative(open: Open, caseId: string, personId: string): Promise<AskedByRelative[]> {
  return open.sql<AskedByRelative>(asked, [caseId, personId]);
}

/**
 * Does work for somebody of a family: behind the wall, for he is of no organisation, and only with what he gets to see.
 * His looks are put on record as everybody's.
 */
export function forRelative<T>(door: Door, shownTo: Person | undefined, work: (open: Open) => Promise<T>): Promise<T> {
  return door.asMachine({ ...asMachine, ...(shownTo && { shownTo }) }, work);
}
