import type { Door, MachineTask, Open, Vaults } from '@app/platform';
import { momentsOf, type Region } from '@app/rules';
import { candidatesOf } from '../due/classes';
import { type ByTwo, type Candidate, isDue, type StaysBecause } from '../due/due';
import { oneAtATime } from '../one-at-a-time';
import { destroyItem } from './destroy-item';

const task: MachineTask = { task: 'destroy', role: 'retention' };

/** What a round did, and what it could not. */
export interface Executed {
  readonly destroyed: number;
  readonly leftOut: number;
  readonly failures: readonly unknown[];
}

interface Next {
  readonly proposal: string;
  readonly item: string;
  readonly caseId: string | null;
  readonly class: ByTwo;
  readonly organisation: string;
  readonly regionId: string;
  readonly by: readonly [string, string];
  readonly settings: Region;
}

/** The next item that nobody is at work on; `failed` are passed over in this round. */
const next = `
  select p.id as proposal, i.item, i.case_id as "caseId", p.class, p.organisation_id as organisation, p.region_id as "regionId",
         json_build_array(p.proposed_as, p.approved_as) as by, r.settings
    from destruction_item i join destruction_proposal p on p.id = i.proposal_id join region r on r.id = p.region_id
   where p.approved_at is not null and p.done_at is null and i.became is null
     and p.id || ' ' || i.item <> all($1)
   order by p.approved_at, p.id, i.item limit 1 for update of i skip locked`;

const settle = `
  update destruction_item set became = $3, because = $4, settled_at = $5 where proposal_id = $1 and item = $2`;

const finish = `
  update destruction_proposal p set done_at = $1
   where p.approved_at is not null and p.done_at is null
     and not exists (select from destruction_item i where i.proposal_id = p.id and i.became is null)`;

/**
 * Destroys what two people agreed on, one item in one transaction: what was broken off is not half done, and what is done
 * is not done again, by however many workers. Each item is looked at once more: what is held by now, or came to another
 * date, stays, and the list says why.
 *
 * @param most so many items in a round
 */
export async function executeApproved(door: Door, vaults: Vaults, most = 200): Promise<Executed> {
  const failed: string[] = [];
  const failures: unknown[] = [];
  const counted = { destroyed: 0, 'left-out': 0 };
  for (let count = 0; count < most; count += 1) {
    let at: Next | undefined;
    try {
      const became = await door.asMachine(task, async (open) => {
        [at] = await open.sql<Next>(next, [failed]);
        return at && settled(open, vaults, at);
      });
      if (!became) break;
      counted[became] += 1;
    } catch (error) {
      if (!at) throw error;
      failed.push(`${at.proposal} ${at.item}`);
      failures.push(error);
    }
  }
  await door.asMachine(task, (open) => open.sql(finish, [open.now]));
  return { destroyed: counted.destroyed, leftOut: counted['left-out'], failures };
}

async function settled(open: Open, vaults: Vaults, at: Next): Promise<'destroyed' | 'left-out'> {
  const stays = await destroyOne(open, vaults, at);
  const became = stays ? 'left-out' : 'destroyed';
  await open.sql(settle, [at.proposal, at.item, became, stays ?? null, open.now]);
  return became;
}

async function destroyOne(open: Open, vaults: Vaults, at: Next): Promise<StaysBecause | undefined> {
  const { organisation, regionId, settings, item, proposal, by } = at;
  if (at.caseId) {
    await oneAtATime(open, at.caseId);
    await open.sql('select from case_file where id = $1 for no key update', [at.caseId]);
  }
  const today = momentsOf(settings.zone).dateAt(open.nowMs);
  const list = candidatesOf(vaults)[at.class];
  const [candidate] = await list(open, { organisation, regionId, region: settings, today }, [item]);
  const stays = whyStays(candidate, today);
  if (stays || !candidate) return stays;
  return destroyItem[at.class](open, { candidate, office: organisation, on: today, proposal, by });
}

function whyStays(candidate: Candidate | undefined, today: Parameters<typeof isDue>[1]): StaysBecause | undefined {
  if (!candidate) return 'gone';
  return candidate.staysBecause ?? (isDue(candidate, today) ? undefined : 'not-due');
}
