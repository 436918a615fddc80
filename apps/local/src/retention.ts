import { type Config, connect, Door, type MachineTask, type Open, Vaults } from '@app/platform';
import {
  byTwo,
  type ByTwo,
  type Candidate,
  candidatesOf,
  type Deed,
  dueToday,
  type Proof,
  proofsOf,
} from '@app/retention';
import { momentsOf, type Region, retentionClass } from '@app/rules';
import { inDatabaseHere } from './migrate';

/** What is asked: what may go today, or the proof of a list; of all of them without one. */
export interface AskedHere {
  readonly what: 'list' | 'proof';
  readonly id?: string | undefined;
}

/** Says what was kept long enough, or what went, in the database here. */
export function retentionHere(root: string, env: NodeJS.ProcessEnv, { what, id }: AskedHere): Promise<string[]> {
  return inDatabaseHere(root, env, async (config) => {
    const source = await connect(config);
    try {
      const door = new Door(source);
      return await (what === 'list' ? listOf(door, config) : proofOf(door, id));
    } finally {
      await source.destroy();
    }
  });
}

const listing: MachineTask = { task: 'list-retention', role: 'retention' };

interface Keeper {
  readonly id: string;
  readonly name: string;
  readonly regionId: string;
  readonly settings: Region;
}

/** What may go today, organisation by organisation; those of which nothing may are left out. */
export async function listOf(door: Door, config: Config): Promise<string[]> {
  const lists = candidatesOf(new Vaults(door, config));
  return door.asMachine(listing, async (open) => {
    const keepers = await open.sql<Keeper>(
      `select o.id, o.name, o.region_id as "regionId", r.settings from organisation o join region r on r.id = o.region_id
        where o.role in ('compulsory-education', 'youth-health') order by r.name, o.name`,
    );
    const lines: string[] = [];
    for (const keeper of keepers) {
      for (const name of byTwo) lines.push(...linesOf(keeper, name, await dueOf(open, lists[name], keeper)));
    }
    return lines.length > 0 ? lines : ['Nothing was kept long enough today.'];
  });
}

function dueOf(open: Open, list: Parameters<typeof dueToday>[1], { id, regionId, settings }: Keeper) {
  const today = momentsOf(settings.zone).dateAt(open.nowMs);
  return dueToday(open, list, { organisation: id, regionId, region: settings, today });
}

function linesOf({ name: organisation }: Keeper, name: ByTwo, due: readonly Candidate[]): string[] {
  if (due.length === 0) return [];
  const items = due.map(({ item, caseId, kept }) => `  ${caseId ?? item}  ${kept.why.en}`);
  return [`${organisation}: ${retentionClass(name).title.en}: ${due.length}`, ...items];
}

async function proofOf(door: Door, id: string | undefined): Promise<string[]> {
  const proofs = await door.asMachine({ task: 'prove', role: 'owner' }, (open) => proofsOf(open, id));
  return proofs.length > 0 ? proofs.flatMap(proofLines) : ['Nothing was proposed.'];
}

/** A proof as it is printed. */
function proofLines({
  id,
  class: name,
  organisation,
  items,
  destroyed,
  hash,
  proposed,
  approved,
  doneAt,
}: Proof): string[] {
  return [
    `Proof of destruction ${id}`,
    `  what         ${retentionClass(name).title.en}, of ${organisation}`,
    `  proposed by  ${deed(proposed)}`,
    `  approved by  ${approved ? deed(approved) : 'nobody yet'}`,
    `  destroyed    ${destroyed} of ${items}${doneAt ? `, done ${doneAt.toISOString()}` : ''}`,
    `  list         SHA-256 ${hash}`,
  ];
}

const deed = ({ person, as, at }: Deed) => `${person} (${as}), ${at.toISOString()}`;
