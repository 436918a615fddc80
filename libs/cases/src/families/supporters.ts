import { type Open, Problem } from '@app/platform';
import { endIn } from './keep-authority';

/** Somebody who supports a family because it asked him. */
export interface Supporter {
  readonly id: string;
  readonly name: string;
}

const own = `
  from authority mine join authority a on a.organisation_id = mine.organisation_id and a.kind = 'supporter'
  join person p on p.id = a.person_id
 where mine.person_id = $1 and mine.kind <> 'supporter' and mine.ended_at is null and a.ended_at is null
   and not has_left(mine.person_id, mine.organisation_id, $2) and not has_left(a.person_id, a.organisation_id, $2)`;

/** Who supports the family of somebody: what he sees, they see. */
export function supportersOf(open: Open, personId: string): Promise<Supporter[]> {
  return open.sql<Supporter>(`select distinct a.id, p.name ${own} order by p.name, a.id`, [personId, open.now]);
}

/**
 * Whoever has authority ends the support, without a reason.
 *
 * @throws Problem `not-found` for who does not support his family
 */
export async function endSupport(open: Open, personId: string, id: string): Promise<void> {
  const [found] = await open.sql<{ organisation: string }>(
    `select a.organisation_id as organisation ${own} and a.id = $3`,
    [personId, open.now, id],
  );
  if (!found) throw new Problem('not-found');
  await endIn(open, { id, by: personId, organisations: [found.organisation] });
}
