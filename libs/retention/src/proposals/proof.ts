import { type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import type { ByTwo, StaysBecause } from '../due/due';

/** Who did something with a list, in which place, and when. */
export interface Deed {
  readonly person: string;
  readonly as: string;
  readonly at: Date;
}

/** A list that was proposed, and what came of it: what is left to prove that something was destroyed. */
export interface Proof {
  readonly id: string;
  readonly class: ByTwo;
  readonly organisation: string;
  readonly asOf: LocalDate;
  /** SHA-256 of the list as it was proposed. */
  readonly hash: string;
  readonly items: number;
  readonly destroyed: number;
  readonly proposed: Deed;
  readonly approved: Deed | null;
  readonly withdrawnAt: Date | null;
  readonly doneAt: Date | null;
  readonly isOwn: boolean;
}

/** One line of a list. */
export interface ListedItem {
  readonly item: string;
  readonly caseId: string | null;
  readonly pupilId: string | null;
  readonly mayGoOn: LocalDate;
  readonly became: 'destroyed' | 'left-out' | null;
  readonly because: StaysBecause | null;
}

const proofs = `
  select p.id, p.class, o.name as organisation, p.as_of as "asOf", p.list_hash as hash, p.items,
         (select count(*)::int from destruction_item i where i.proposal_id = p.id and i.became = 'destroyed') as destroyed,
         one.name as proposer, p.proposed_as as "proposedAs", p.proposed_at as "proposedAt",
         other.name as approver, p.approved_as as "approvedAs", p.approved_at as "approvedAt",
         p.withdrawn_at as "withdrawnAt", p.done_at as "doneAt", p.proposed_by = app_person() as "isOwn"
    from destruction_proposal p join organisation o on o.id = p.organisation_id
    join person one on one.id = p.proposed_by left join person other on other.id = p.approved_by
   where $1::uuid is null or p.id = $1
   order by p.proposed_at desc, p.id limit 200`;

interface Row extends Omit<Proof, 'proposed' | 'approved'> {
  readonly proposer: string;
  readonly proposedAs: string;
  readonly proposedAt: Date;
  readonly approver: string | null;
  readonly approvedAs: string | null;
  readonly approvedAt: Date | null;
}

/** The lists of a keeper's organisation, the newest first; of the owner, everybody's. */
export async function proofsOf(open: Open, id?: string): Promise<Proof[]> {
  const rows = await open.sql<Row>(proofs, [id ?? null]);
  return rows.map(({ proposer, proposedAs, proposedAt, approver, approvedAs, approvedAt, ...row }) => ({
    ...row,
    proposed: { person: proposer, as: proposedAs, at: proposedAt },
    approved: approver === null ? null : { person: approver, as: approvedAs!, at: approvedAt! },
  }));
}

/**
 * What stands on a list, and what became of each.
 *
 * @throws Problem `not-found`
 */
export async function itemsOf(open: Open<Person>, id: string): Promise<{ proof: Proof; items: ListedItem[] }> {
  const [proof] = await proofsOf(open, id);
  if (!proof) throw new Problem('not-found');
  const items = await open.sql<ListedItem>(
    `select i.item, i.case_id as "caseId", pupil_for_retention(i.case_id) as "pupilId", i.may_go_on as "mayGoOn", i.became, i.because
       from destruction_item i where i.proposal_id = $1 order by i.item`,
    [id],
  );
  open.looked({
    pupils: items.flatMap(({ pupilId }) => pupilId ?? []),
    cases: items.flatMap(({ caseId }) => caseId ?? []),
    because: 'retention',
  });
  return { proof, items };
}
