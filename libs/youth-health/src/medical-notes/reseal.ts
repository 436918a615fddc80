import type { Door, KeyRing } from '@app/platform';

const batch = 200;

/**
 * Closes anew what an earlier key closed, so that that key can be taken off the ring; a slice at a time.
 *
 * @returns how many were closed anew; 0 when none is left
 */
export function resealMedicalNotes(door: Door, ring: KeyRing): Promise<number> {
  return door.asMachine({ task: 'reseal', role: 'owner' }, async ({ sql }) => {
    const rows = await sql<{ id: string; key: string; content: Buffer }>(
      `select id, key, content from medical.note where key <> $1 order by id limit ${batch} for update skip locked`,
      [ring.current],
    );
    for (const { id, ...closed } of rows) {
      const { key, content } = ring.seal(ring.open(closed, id), id);
      await sql('update medical.note set key = $2, content = $3 where id = $1', [id, key, content]);
    }
    return rows.length;
  });
}
