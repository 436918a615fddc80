import { createHash } from 'node:crypto';
import { type Door, type MachineTask, type Open, type Person, Problem, sqlState, type Vaults } from '@app/platform';
import { candidatesOf, dueToday } from '../due/classes';
import type { Asked, ByTwo, Candidate } from '../due/due';
import { askedBy } from '../keepers';
import { RetentionProblem } from '../problem';

const listing: MachineTask = { task: 'list-retention', role: 'retention' };

/** What of a class may go today, for the organisation of a keeper; his look is on record. */
export function listDue(door: Door, vaults: Vaults, who: Person, name: ByTwo): Promise<Candidate[]> {
  return door.inOneTransaction(async (inner) => {
    const asked = await inner.asPerson(who, askedBy);
    const due = await inner.asMachine(listing, (open) => dueToday(open, candidatesOf(vaults)[name], asked));
    await inner.asPerson(who, (open) => Promise.resolve(lookedAt(open, due)));
    return due;
  });
}

function lookedAt(open: Open<Person>, due: readonly Pick<Candidate, 'caseId' | 'pupilId'>[]): void {
  open.looked({
    pupils: due.flatMap(({ pupilId }) => pupilId ?? []),
    cases: due.flatMap(({ caseId }) => caseId ?? []),
    because: 'retention',
  });
}

/** The digest of a list: a line for each, in the order of what they are called. */
export function hashOf(items: readonly { readonly item: string; readonly mayGoOn: string }[]): string {
  const lines = items.map(({ item, mayGoOn }) => `${item}\t${mayGoOn}\n`).toSorted();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

const insertProposal = `
  insert into destruction_proposal (id, region_id, organisation_id, class, as_of, list_hash, items, proposed_by, proposed_as,
                                    proposed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
const insertItems = `
  insert into destruction_item (proposal_id, item, case_id, may_go_on)
  select $1, r.item, r.case_id, r.may_go_on from json_to_recordset($2) as r(item text, case_id uuid, may_go_on date)`;

/**
 * Proposes that what may go today goes: the list as it is now is what another person of the organisation approves. Sent
 * again under the same id it is the same one.
 *
 * @throws RetentionProblem `nothing-due`, or `proposed-already` while another list of the class waits
 */
export async function propose(
  door: Door,
  vaults: Vaults,
  { who, id, name }: { readonly who: Person; readonly id: string; readonly name: ByTwo },
): Promise<void> {
  try {
    await door.inOneTransaction(async (inner) => {
      const asked = await inner.asPerson(who, askedBy);
      const before = await inner.asPerson(who, ({ sql }) =>
        sql('select from destruction_proposal where id = $1', [id]),
      );
      if (before.length > 0) return;
      const due = await inner.asMachine(listing, (open) => dueToday(open, candidatesOf(vaults)[name], asked));
      if (due.length === 0) throw new RetentionProblem('nothing-due');
      await inner.asPerson(who, (open) => keep(open, { id, name, asked, due }));
    });
  } catch (error) {
    if (sqlState(error) === '23505') throw new RetentionProblem('proposed-already');
    throw error;
  }
}

interface Kept {
  readonly id: string;
  readonly name: ByTwo;
  readonly asked: Asked;
  readonly due: readonly Candidate[];
}

async function keep(open: Open<Person>, { id, name, asked, due }: Kept): Promise<void> {
  lookedAt(open, due);
  const { region, id: person, roles } = open.who;
  const items = due.map(({ item, caseId, kept: { mayGoOn } }) => ({ item, case_id: caseId, may_go_on: mayGoOn }));
  const hash = hashOf(due.map(({ item, kept }) => ({ item, mayGoOn: kept.mayGoOn })));
  const row = [id, region, asked.organisation, name, asked.today, hash, due.length, person, roles[0], open.now];
  await open.sql(insertProposal, row);
  await open.sql(insertItems, [id, JSON.stringify(items)]);
}

/**
 * Another person of the same organisation approves a list; from then on the worker destroys it.
 *
 * @throws RetentionProblem `same-person` for who proposed it, `decided-already`; Problem `not-found`
 */
export async function approve(open: Open<Person>, id: string): Promise<void> {
  const { proposedBy } = await waiting(open, id);
  if (proposedBy === open.who.id) throw new RetentionProblem('same-person');
  await open.sql(`update destruction_proposal set approved_by = $2, approved_as = $3, approved_at = $4 where id = $1`, [
    id,
    open.who.id,
    open.who.roles[0],
    open.now,
  ]);
}

/** Takes a list back that nobody approved yet; who proposed it may as well. */
export async function withdraw(open: Open<Person>, id: string): Promise<void> {
  await waiting(open, id);
  await open.sql('update destruction_proposal set withdrawn_by = $2, withdrawn_at = $3 where id = $1', [
    id,
    open.who.id,
    open.now,
  ]);
}

async function waiting(open: Open<Person>, id: string): Promise<{ readonly proposedBy: string }> {
  const [found] = await open.sql<{ proposedBy: string; isDecided: boolean }>(
    `select proposed_by as "proposedBy", approved_at is not null or withdrawn_at is not null as "isDecided"
       from destruction_proposal where id = $1`,
    [id],
  );
  if (!found) throw new Problem('not-found');
  if (found.isDecided) throw new RetentionProblem('decided-already');
  return found;
}
