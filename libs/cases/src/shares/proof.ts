import type { Door, MachineTask } from '@app/platform';
import type { UnfoundedShare } from './unfounded';

/** A share of which the last round found no basis, without the child that it is about. */
export interface ShareWithoutBasis {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly basis: string;
  readonly because: UnfoundedShare['because'];
  readonly since: Date;
}

/** What the rounds of the worker show: when the last one was, and what it found. */
export interface SharesProof {
  readonly lookedAt: Date | null;
  readonly shares: readonly ShareWithoutBasis[];
}

const task: MachineTask = { task: 'shares-proof', role: 'owner' };

const without = `
  select s.id, f.name as "from", t.name as "to", s.basis, s.unfounded_because as because, s.unfounded_at as since
    from share s join organisation f on f.id = s.from_organisation_id join organisation t on t.id = s.to_organisation_id
   where f.region_id = $1 and s.ended_at is null and s.unfounded_at is not null and s.until_at > $2
   order by s.unfounded_at, s.id`;

/** Whether everything that is shared in a region has its basis. As the machine: who asks sees none of these cases. */
export function sharesProof(door: Door, regionId: string): Promise<SharesProof> {
  return door.asMachine(task, async (open) => {
    const [round] = await open.sql<{ lookedAt: Date }>('select looked_at as "lookedAt" from shares_proof');
    const shares = await open.sql<ShareWithoutBasis>(without, [regionId, open.now]);
    return { lookedAt: round?.lookedAt ?? null, shares };
  });
}
