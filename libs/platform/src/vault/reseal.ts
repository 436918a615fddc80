import type { Door } from '../door';
import type { KeyRing } from './key-ring';

const batch = 200;

/** What lies closed in a vault: by which column each row is bound to its place, and in which one its organisation stands. */
export interface Closed {
  readonly table: string;
  readonly place: string;
  /** Left out where the keys are of all organisations with a task in the law. */
  readonly organisation?: string;
}

/**
 * Closes anew what an earlier key closed, so that that key can be taken off the ring; a slice at a time.
 *
 * @returns how many were closed anew; 0 when none is left
 */
export function reseal(door: Door, ring: KeyRing, { table, place, organisation }: Closed): Promise<number> {
  return door.asMachine({ task: 'reseal', role: 'owner' }, async ({ sql }) => {
    const current = organisation ? ring.currentOfEach : ring.current;
    const rows = await sql<{ place: string; whose: string | null; key: string; content: Buffer }>(
      `select ${place} as place, ${organisation ?? 'null'} as whose, key, content from ${table} where key <> $1
        order by ${place} limit ${batch} for update skip locked`,
      [current],
    );
    for (const { place: at, whose, ...closed } of rows) {
      const its = whose ? ring.of(whose) : ring;
      const { key, content } = its.seal(its.open(closed, at), at);
      await sql(`update ${table} set key = $2, content = $3 where ${place} = $1`, [at, key, content]);
    }
    return rows.length;
  });
}
