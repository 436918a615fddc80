import type { Open, Person } from '@app/platform';
import { lockCases } from '../kept-case';
import { CaseProblem } from '../problem';
import { type Carried, carriedBy } from './carried';
import { expectColleague } from './places';

/** Part of what somebody carries, and who gets it: these cases, or all that no other part names. */
export interface HandedPart {
  readonly to: string;
  readonly cases?: readonly string[] | undefined;
}

/** A line of the journal: who answers since when for which role, and who decided that. */
export interface HandedOver {
  readonly caseId: string;
  readonly role: string;
  readonly to: string;
  readonly by: string;
  readonly at: Date;
}

/** Each row is looked up by itself, and found again by its place: PostgreSQL expects thousands of rows in JSON. */
const hand = `
  with part as materialized (
    select r.*, there.place from json_to_recordset($1) as r(case_id uuid, role text, to_id uuid, carried json), lateral (
           select ctid as place from case_party where case_id = r.case_id and role = r.role offset 0) there),
  handed as (
    update case_party p set person_id = r.to_id from part r where p.ctid = r.place and p.person_id = $2
    returning r.case_id, r.role, r.to_id, r.carried)
  insert into handed_over (case_id, role, organisation_id, from_id, to_id, by_id, handed_at, carried)
  select case_id, role, app_organisation(), $2, to_id, $3, $4, carried from handed`;

/**
 * Hands over what somebody carries, in one act: all of it or parts, each to somebody of the same organisation. From then
 * on they answer; nothing else in the case changes, and nothing is due at another moment.
 *
 * @throws CaseProblem `not-carried` for a case that he does not carry, or that is named twice; `no-such-colleague`
 */
export async function handOver(open: Open<Person>, from: string, parts: readonly HandedPart[]): Promise<void> {
  for (const { to } of parts) {
    if (to === from) throw new CaseProblem('no-such-colleague', 'Nobody hands over to himself');
    await expectColleague(open, { personId: to, organisationId: open.who.organisation });
  }
  const ids = new Set((await carriedBy(open, from)).map(({ caseId }) => caseId));
  await lockCases(open, [...ids], 'wait');
  const carried = (await carriedBy(open, from)).filter(({ caseId }) => ids.has(caseId));
  const rows = rowsOf(carried, parts);
  if (rows.length > 0) await open.sql(hand, [JSON.stringify(rows), from, open.who.id, open.now]);
}

function rowsOf(carried: readonly Carried[], parts: readonly HandedPart[]) {
  const there = new Set(carried.map(({ caseId }) => caseId));
  const named = new Map<string, string>();
  for (const { to, cases = [] } of parts) {
    for (const caseId of cases) {
      if (named.has(caseId) || !there.has(caseId)) throw new CaseProblem('not-carried', caseId);
      named.set(caseId, to);
    }
  }
  const rest = parts.find(({ cases }) => cases === undefined)?.to;
  return carried.flatMap(({ caseId, role, directs, steps }) => {
    const to = named.get(caseId) ?? rest;
    return to === undefined ? [] : [{ case_id: caseId, role, to_id: to, carried: { directs, steps } }];
  });
}

/** What somebody handed over, or what others handed over for him, the newest first. */
export function handedOverBy(open: Open<Person>, personId: string, limit: number): Promise<HandedOver[]> {
  return open.sql<HandedOver>(
    `select h.case_id as "caseId", h.role, t.name as "to", b.name as "by", h.handed_at as "at"
       from handed_over h join person t on t.id = h.to_id join person b on b.id = h.by_id
      where h.from_id = $1 order by h.handed_at desc, h.case_id, h.role limit $2`,
    [personId, limit],
  );
}
