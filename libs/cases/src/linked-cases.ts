import { type Open, type Person, Problem } from '@app/platform';
import type { CaseNow } from './case-now';
import type { Cases } from './cases';
import { expectOn } from './region/held-regions';

/** Why two cases belong together. */
export const linkReasons = ['siblings', 'same-household', 'same-events'] as const;
export type LinkReason = (typeof linkReasons)[number];
/** Cases that were open when their pupils turned out to be one child are linked by that, and apart again with it. */
export const sameChild = 'same-child';

/** Another case that belongs to this one. */
export interface LinkedCase {
  readonly other: CaseNow;
  readonly reason: LinkReason | typeof sameChild;
  readonly linkedAt: Date;
}

/**
 * The cases that are linked to this one, the newest link first; a case that this person may not see is not among them.
 *
 * @throws Problem `not-found`
 */
export async function linksOf(open: Open<Person>, cases: Cases, caseId: string): Promise<LinkedCase[]> {
  await cases.read(open, caseId);
  const rows = await open.sql<Omit<LinkedCase, 'other'> & { otherId: string }>(
    `select case when one_id = $1 then other_id else one_id end as "otherId", reason, linked_at as "linkedAt"
       from case_link where one_id = $1 or other_id = $1 order by linked_at desc, one_id, other_id`,
    [caseId],
  );
  const others = await cases.readAll(
    open,
    rows.map(({ otherId }) => otherId),
  );
  const byId = new Map(others.map((other) => [other.id, other]));
  return rows.map(({ otherId, ...link }) => ({ ...link, other: byId.get(otherId)! }));
}

/** Two cases, each seen by who links them. */
export interface Pair {
  readonly caseId: string;
  readonly other: string;
}

/**
 * Links two cases without merging them. A link that is there stays as it is.
 *
 * @throws Problem `not-found` for a case that this person may not see, `invalid-content` for one with itself
 * @throws CaseProblem `region-not-on`
 */
export async function linkCases(open: Open<Person>, cases: Cases, pair: Pair, reason: LinkReason): Promise<void> {
  await expectBoth(open, cases, pair);
  await open.sql(
    `insert into case_link (one_id, other_id, reason, organisation_id, person_id, linked_at)
     values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4, $5, $6) on conflict do nothing`,
    [pair.caseId, pair.other, reason, open.who.organisation, open.who.id, open.now],
  );
}

/** Takes a link away that a person made, if it is there. */
export async function unlinkCases(open: Open<Person>, cases: Cases, pair: Pair): Promise<void> {
  await expectBoth(open, cases, pair);
  await open.sql(
    `delete from case_link where one_id = least($1::uuid, $2::uuid) and other_id = greatest($1::uuid, $2::uuid)
        and reason <> $3`,
    [pair.caseId, pair.other, sameChild],
  );
}

async function expectBoth(open: Open<Person>, cases: Cases, { caseId, other }: Pair): Promise<void> {
  if (caseId === other) throw new Problem('invalid-content', 'A case is not linked to itself');
  expectOn((await cases.read(open, caseId)).book);
  await cases.read(open, other);
}
