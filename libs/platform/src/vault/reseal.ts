import type { Door } from '../door';
import type { KeyRing } from './key-ring';

const batch = 200;

/** What lies closed in a vault, and by which of its columns each row is bound to its place. */
export interface Closed {
  readonly table: string;
  readonly place: string;
}

/**
 * Closes anew what an earlier key closed, so that that key can be taken off the ring; a slice at a time.
 *
 * @returns how many were closed anew; 0 when none is left
 */
export function reseal(door: Door, ring: KeyRing, { table, place }: Closed): Promise<number> {
  return door.asMachine({ task: 'reseal', role: 'owner' }, async ({ sql }) => {
    const rows = await sql<{ place: string; key: string; content: Buffer }>(
      `select ${place} as place, key, content from ${table} where key <> $1
        order by ${place} limit ${batch} for update skip locked`,
      [ring.current],
    );
    for (const { place: at, ...closed } of rows) {
      const { key, content } = ring.seal(ring.open(closed, at), at);
      await sql(`update ${table} set key = $2, content = $3 where ${place} = $1`, [at, key, content]);
    }
    return rows.length;
  });
}
