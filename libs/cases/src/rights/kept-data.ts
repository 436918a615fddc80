import type { Open } from '@app/platform';
import type { LocalDate } from '@app/rules';
import type { Category } from '../need-to-know/categories';
import type { Basis, Purpose } from '../shares/basis-map';

/** Of which child in which case, and which organisation answers for it. */
export interface OfController {
  readonly caseId: string;
  readonly pupilId: string;
  readonly organisationId: string;
}

/** Words that somebody of the organisation wrote. */
export interface WrittenWords {
  readonly kind: 'note' | 'question' | 'answer';
  readonly text: string;
  readonly writtenAt: Date;
}

/** That a day was stated as absence by the school. */
export interface StatedAbsence {
  readonly on: LocalDate;
  readonly kind: 'unauthorised' | 'sick' | 'authorised' | 'late';
  readonly hours: number | null;
}

/** What the organisation tells another. */
export interface ToldOn {
  readonly to: string;
  readonly purpose: Purpose;
  readonly categories: readonly Category[];
  readonly basis: Basis;
  readonly from: Date;
  readonly until: LocalDate;
  readonly hasEnded: boolean;
}

/** On how many days somebody of the organisation looked, by his function there. */
export interface OwnLooks {
  readonly role: string;
  readonly on: LocalDate;
  readonly times: number;
}

/** That somebody of the organisation wrote down who has authority. */
export interface WrittenAuthority {
  readonly kind: 'parent' | 'guardian' | 'young-person' | 'supporter';
  readonly source: string;
  readonly since: LocalDate;
  readonly endedAt: Date | null;
  /** How he is reached, for himself alone; null of everybody else. */
  readonly reached: { readonly email: string; readonly phone: string | null; readonly address: string | null } | null;
}

const words = `
  select kind, text, written_at as "writtenAt" from note
   where case_id = $1 and organisation_id = $2 and text is not null order by written_at, id`;

export function wordsOf({ sql }: Open, { caseId, organisationId }: OfController): Promise<WrittenWords[]> {
  return sql<WrittenWords>(words, [caseId, organisationId]);
}

const absences = `
  select absent_on as "on", kind, hours::float8 as hours from absence
   where pupil_id = $1 and replaced_at is null and (select school_id from pupil where id = $1) = $2
   order by absent_on, kind`;

/** What a school stated; of another organisation nothing. */
export function absencesOf({ sql }: Open, { pupilId, organisationId }: OfController): Promise<StatedAbsence[]> {
  return sql<StatedAbsence>(absences, [pupilId, organisationId]);
}

const told = `
  select o.name as "to", s.purpose, s.categories, s.basis, s.from_at as "from", s.until_on as until,
         s.ended_at is not null or s.until_at <= $3 as "hasEnded"
    from share s join organisation o on o.id = s.to_organisation_id
   where s.case_id = $1 and s.from_organisation_id = $2 order by s.from_at, s.id`;

export function toldOnBy({ sql, now }: Open, { caseId, organisationId }: OfController): Promise<ToldOn[]> {
  return sql<ToldOn>(told, [caseId, organisationId, now]);
}

/** What the criminal route looks at is told by the law of that route. */
const looks = `
  select l.role, (l.agreed_at at time zone $3)::date as "on", count(*)::int as times
    from access_log l
   where l.pupils @> array[$1::uuid] and l.organisation_id = $2 and l.result = 'shown' and l.place <> 'boa'
   group by 1, 2 order by 2 desc, 1 limit 500`;

export function looksBy({ sql }: Open, { pupilId, organisationId }: OfController, zone: string): Promise<OwnLooks[]> {
  return sql<OwnLooks>(looks, [pupilId, organisationId, zone]);
}

const authorities = `
  select a.kind, a.source, a.since_on as since, a.ended_at as "endedAt",
         case when a.person_id = $3 then json_build_object('email', p.email, 'phone', a.phone, 'address', a.address) end as reached
    from family f join authority a on a.organisation_id = f.organisation_id join person p on p.id = a.person_id
   where f.pupil_id = $1
     and exists (select from membership m where m.person_id = a.recorded_by and m.organisation_id = $2)
   order by a.since_on, a.id`;

/** @param readBy who reads it, where that is somebody of the family: how he is reached himself is told to him */
export function authoritiesBy(
  { sql }: Open,
  { pupilId, organisationId }: OfController,
  readBy: string | null,
): Promise<WrittenAuthority[]> {
  return sql<WrittenAuthority>(authorities, [pupilId, organisationId, readBy]);
}
