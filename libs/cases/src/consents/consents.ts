import { type Open, Problem } from '@app/platform';
import { addDays, daysOfSchoolYear, type LocalDate, momentsOf, schoolYearOf } from '@app/rules';
import type { Category } from '../need-to-know/categories';
import { CaseProblem } from '../problem';
import type { Purpose } from '../shares/basis-map';
import { type AboutChild, aboutChild } from './about-child';
import { endShares } from './end-shares';
import { ageOn, isComplete, whoConsents } from './who-consents';

/** Somebody who says yes: one with authority, or the young person. */
export interface Giver {
  readonly role: 'parents' | 'young-person';
  /** His authority; null for the young person. */
  readonly authorityId: string | null;
}

/** That one of the family said yes, on paper or on his own page. */
export interface ConsentAnswer extends Giver {
  readonly how: 'on-paper' | 'on-own-page';
  readonly on: LocalDate;
}

/** A consent as the parties of the case see it. */
export interface ConsentInCase {
  readonly id: string;
  readonly purpose: Purpose;
  readonly categories: readonly Category[];
  readonly receivers: readonly { readonly id: string; readonly name: string }[];
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly until: LocalDate;
  readonly answers: readonly (ConsentAnswer & { readonly age: number })[];
  /** Counts: everybody who must has said yes, and it was not taken back. */
  readonly state: 'waits' | 'counts' | 'over' | 'withdrawn';
  readonly withdrawnAt: Date | null;
}

/** What a family is asked to agree with. */
export interface NewConsent {
  readonly purpose: Purpose;
  readonly categories: readonly Category[];
  readonly receivers: readonly string[];
  /** The last day; without, that of the school year. */
  readonly until?: LocalDate | undefined;
}

const ofCase = `
  select c.id, c.purpose, c.categories, o.name as "askedBy", c.asked_at as "askedAt", c.until_on as until,
         (select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name)
            from organisation r where r.id = any(c.receivers)) as receivers,
         (select coalesce(json_agg(json_build_object('role', a.role, 'authorityId', a.authority_id, 'how', a.how,
                                                     'on', a.said_on, 'age', a.age) order by a.recorded_at), '[]')
            from consent_answer a where a.consent_id = c.id) as answers,
         case when c.withdrawn_at is not null then 'withdrawn' when c.until_at <= $2 then 'over'
              when c.counts_from is null then 'waits' else 'counts' end as state, c.withdrawn_at as "withdrawnAt"
    from consent c join organisation o on o.id = c.asked_by_organisation_id
   where c.case_id = $1 order by c.asked_at desc, c.id`;

/** What the family of a case was asked, and what it said, the newest first. */
export function consentsOf(open: Open, caseId: string): Promise<ConsentInCase[]> {
  return open.sql<ConsentInCase>(ofCase, [caseId, open.now]);
}

/** In which case, and who writes it down. */
export interface ByInCase {
  readonly caseId: string;
  readonly by: { readonly id: string; readonly organisation: string };
}

/**
 * Asks the family of a case. What was said on paper is written down with it. Sent again under the same id it is the same.
 *
 * @throws CaseProblem `not-on-the-map` for an end that has passed; what `answerConsent` throws
 */
export async function askConsent(
  open: Open,
  { caseId, by }: ByInCase,
  { id, asked, said }: { readonly id: string; readonly asked: NewConsent; readonly said: readonly ConsentAnswer[] },
): Promise<void> {
  const child = await aboutChild(open, caseId);
  const until = asked.until ?? daysOfSchoolYear(schoolYearOf(child.today)).last;
  if (until < child.today) throw new CaseProblem('not-on-the-map', 'This day has passed');
  const made = await open.sql(
    `insert into consent (id, case_id, purpose, categories, receivers, asked_by_organisation_id, asked_by, asked_at,
                          until_on, until_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing returning id`,
    [
      id,
      caseId,
      asked.purpose,
      [...new Set(asked.categories)],
      asked.receivers,
      by.organisation,
      by.id,
      open.now,
      until,
      new Date(momentsOf(child.zone).startOf(addDays(until, 1))),
    ],
  );
  if (made.length === 0) return;
  for (const one of said) await answerConsent(open, { caseId, by, id }, one);
}

/**
 * One of the family says yes. From the moment that everybody who must has said so, it counts.
 *
 * @throws Problem `not-found` for a consent that is not there, was taken back, or is over
 * @throws CaseProblem `not-his-to-consent` for whom it is not, at the age that the child has today
 */
export async function answerConsent(
  open: Open,
  { caseId, by, id }: { readonly caseId: string; readonly by: { readonly id: string }; readonly id: string },
  said: ConsentAnswer,
): Promise<void> {
  await lock(open, caseId, id);
  const child = await aboutChild(open, caseId);
  expectHis(child, said);
  if (said.on > child.today) throw new Problem('invalid-content', 'This day is still to come');
  await open.sql(
    `insert into consent_answer (consent_id, role, authority_id, age, how, said_on, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [id, said.role, said.authorityId, ageOn(child.bornOn, said.on), said.how, said.on, by.id, open.now],
  );
  const answers = await open.sql<Giver>(
    'select role, authority_id as "authorityId" from consent_answer where consent_id = $1',
    [id],
  );
  const yes = {
    youngPerson: answers.some(({ role }) => role === 'young-person'),
    withAuthority: answers.flatMap(({ authorityId }) => authorityId ?? []),
  };
  if (!isComplete(whoConsents(child.bornOn, child.today), child.withAuthority, yes)) return;
  await open.sql('update consent set counts_from = coalesce(counts_from, $2) where id = $1', [id, open.now]);
}

/** @throws CaseProblem `not-his-to-consent` */
function expectHis({ bornOn, today, withAuthority }: AboutChild, { role, authorityId }: Giver): void {
  const must = whoConsents(bornOn, today);
  const isHis =
    role === 'young-person' ? must.youngPerson : must.withAuthority && withAuthority.includes(authorityId ?? '');
  if (!isHis) throw new CaseProblem('not-his-to-consent');
}

/**
 * Takes a consent back: at once nothing is shown any more that rests on it, and who was told learns that it was taken back,
 * not of what. Whoever must say yes may by himself; a worker writes down what he was told.
 *
 * @param giver whose it must be; without, it was told to a worker
 * @throws Problem `not-found`; CaseProblem `not-his-to-consent`
 */
export async function withdrawConsent(
  open: Open,
  { caseId, by, id }: { readonly caseId: string; readonly by: { readonly id: string }; readonly id: string },
  giver?: Giver,
): Promise<void> {
  await lock(open, caseId, id);
  if (giver) expectHis(await aboutChild(open, caseId), giver);
  await open.sql('update consent set withdrawn_at = $2, withdrawn_by = $3 where id = $1', [id, open.now, by.id]);
  await endShares(open, { consentId: id, by: by.id });
}

async function lock(open: Open, caseId: string, id: string): Promise<void> {
  const found = await open.sql(
    `select from consent where id = $1 and case_id = $2 and withdrawn_at is null and until_at > $3 for update`,
    [id, caseId, open.now],
  );
  if (found.length === 0) throw new Problem('not-found');
}
