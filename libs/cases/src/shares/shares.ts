import { type Open, type Person, Problem } from '@app/platform';
import { daysOfSchoolYear, addDays, isOfFamily, type LocalDate, type Role, schoolYearOf } from '@app/rules';
import type { CaseNow } from '../case-now';
import type { Category } from '../need-to-know/categories';
import { CaseProblem } from '../problem';
import { type Article, basesFor, type Basis, type Purpose } from './basis-map';

/** Something told to another party of a case, as all its parties see that it is told. */
export interface Share {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly toPerson: string | null;
  readonly purpose: Purpose;
  readonly categories: readonly Category[];
  readonly basis: Basis;
  readonly article: Article | null;
  readonly consentId: string | null;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly until: LocalDate;
  readonly state: 'running' | 'on-hold' | 'over' | 'ended' | 'withdrawn';
  readonly isOwn: boolean;
}

/** What is asked to be shared. */
export interface NewShare {
  readonly to: string;
  readonly person?: string | undefined;
  readonly purpose: Purpose;
  readonly categories: readonly Category[];
  readonly basis?: Basis | undefined;
  readonly article?: Article | undefined;
  readonly consent?: string | undefined;
  /** The last day; without, that of the consent, or of the school year. */
  readonly until?: LocalDate | undefined;
}

/** A party of a case to whom something can be told. */
export interface Receiver {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

const shown = `
  select s.id, f.name as "from", t.name as "to", person_of.name as "toPerson", s.purpose, s.categories, s.basis, s.article,
         s.consent_id as "consentId", by.name as "madeBy", s.from_at as "madeAt", s.until_on as until,
         case when s.ended_because = 'consent-withdrawn' then 'withdrawn' when s.ended_at is not null then 'ended'
              when s.until_at <= $2 then 'over'
              when share_on_hold(s.case_id, s.from_organisation_id, s.basis) then 'on-hold' else 'running' end as state,
         coalesce(s.from_organisation_id = app_organisation(), false) as "isOwn"
    from share s join organisation f on f.id = s.from_organisation_id join organisation t on t.id = s.to_organisation_id
    left join person person_of on person_of.id = s.to_person_id left join person by on by.id = s.made_by
   where s.case_id = $1 order by s.from_at desc, s.id`;

/** What is shared in a case with whom, the newest first. */
export function sharesOf(open: Open, caseId: string): Promise<Share[]> {
  return open.sql<Share>(shown, [caseId, open.now]);
}

/** To whom an organisation can tell something in a case: the parties that take part, and the office that watches. */
export function receiversIn({ parties }: CaseNow, organisation: string): Receiver[] {
  const found = parties
    .filter(({ role, isInvolved }) => (isInvolved || role === 'process-director') && !isOfFamily(role as Role))
    .filter(({ organisationId }) => organisationId !== organisation)
    .map(({ role, organisationId, organisation: name }) => {
      const as = role === 'process-director' ? 'compulsory-education' : (role as Role);
      return [organisationId, { id: organisationId, name, role: as }] as const;
    });
  return [...new Map(found).values()];
}

const keep = `
  insert into share (id, case_id, from_organisation_id, to_organisation_id, to_person_id, purpose, categories, basis, article,
                     consent_id, made_by, from_at, until_on, until_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (id) do nothing`;

/**
 * Tells another party of a case what its job does not give it. Sent again under the same id it is the same.
 *
 * @throws Problem `invalid-content` without a basis
 * @throws CaseProblem `conclusion-without-basis`, `no-consent`, and `not-on-the-map` in words
 */
export async function share(
  open: Open<Person>,
  now: CaseNow,
  { id, asked }: { readonly id: string; readonly asked: NewShare },
): Promise<void> {
  const to = receiversIn(now, open.who.organisation).find((one) => one.id === asked.to);
  if (!to) throw outside('deze partij doet niet mee in dit dossier', 'this party does not take part in this case');
  const basis = basisFor(open.who.roles[0] ?? '', to, asked);
  const last = basis === 'consent' ? await consentedUntil(open, now, asked) : endOfSchoolYear(now, open);
  const until = asked.until ?? last;
  const today = now.book.calendar.dateAt(open.nowMs);
  if (until < today || until > last) throw outside('zo lang mag dit niet', 'this may not last that long');
  if (asked.person !== undefined) await expectMember(open, asked.person, to.id);
  await open.sql(keep, [
    id,
    now.id,
    open.who.organisation,
    to.id,
    asked.person ?? null,
    asked.purpose,
    [...new Set(asked.categories)],
    basis,
    basis === 'law' ? (asked.article ?? null) : null,
    basis === 'consent' ? asked.consent : null,
    open.who.id,
    open.now,
    until,
    new Date(now.book.calendar.startOf(addDays(until, 1))),
  ]);
}

/** Of what is not on record as agreed or consented nothing is told. */
function basisFor(from: string, to: Receiver, { basis, categories }: NewShare): Basis {
  const ofHealth = categories.some((one) => one.startsWith('medical'));
  if (basis === undefined) {
    if (ofHealth) throw new CaseProblem('conclusion-without-basis');
    throw new Problem('invalid-content', undefined, { errors: [{ pointer: '/basis', detail: 'say on which basis' }] });
  }
  for (const category of categories) {
    const offered = basesFor(from, to.role, category);
    if (!offered) throw outside('dit wordt tussen deze partijen niet gedeeld', 'these parties do not share this');
    if (!offered.includes(basis)) {
      throw outside('dit kan niet op deze grondslag worden gedeeld', 'this cannot be shared on this basis');
    }
  }
  return basis;
}

const consented = `
  select until_on as until from consent
   where id = $1 and case_id = $2 and purpose = $3 and categories @> $4 and $5 = any(receivers)
     and withdrawn_at is null and counts_from is not null and until_at > $6`;

async function consentedUntil(open: Open, now: CaseNow, asked: NewShare): Promise<LocalDate> {
  const values = [asked.consent ?? null, now.id, asked.purpose, asked.categories, asked.to, open.now];
  const [found] = await open.sql<{ until: LocalDate }>(consented, values);
  if (!found) throw new CaseProblem('no-consent');
  return found.until;
}

function endOfSchoolYear({ book }: CaseNow, { nowMs }: Open): LocalDate {
  return daysOfSchoolYear(schoolYearOf(book.calendar.dateAt(nowMs))).last;
}

async function expectMember(open: Open, person: string, organisation: string): Promise<void> {
  const found = await open.sql(
    'select from membership where person_id = $1 and organisation_id = $2 and not has_left($1, $2, $3)',
    [person, organisation, open.now],
  );
  if (found.length === 0) throw new CaseProblem('no-such-colleague');
}

const outside = (nl: string, en: string) => new CaseProblem('not-on-the-map', en, { sentence: { nl, en } });

/**
 * Whoever shared something ends it: from the next look on it is not shown.
 *
 * @throws Problem `not-found` for what he did not share, or what ended already
 */
export async function endShare(open: Open<Person>, caseId: string, id: string): Promise<void> {
  const ended = await open.sql(
    `update share set ended_at = $3, ended_by = $4, ended_because = 'no-longer-needed'
      where id = $1 and case_id = $2 and ended_at is null and from_organisation_id = $5 returning id`,
    [id, caseId, open.now, open.who.id, open.who.organisation],
  );
  if (ended.length === 0) throw new Problem('not-found');
}
