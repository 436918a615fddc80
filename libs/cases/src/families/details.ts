import { type Door, type Open, Problem } from '@app/platform';
import type { ContactDetails, NewAuthority } from './authority';
import { asMachine } from './as-machine';

const own = `
  select p.email, a.phone, a.address, a.channel, a.is_shielded as "isShielded"
    from authority a join person p on p.id = a.person_id
   where a.person_id = $1 and a.ended_at is null and not has_left(a.person_id, a.organisation_id, $2)
   order by a.recorded_at desc, a.id limit 1`;

/** How somebody of a family is reached; undefined for who is of none. */
export async function detailsOf(open: Open, personId: string): Promise<ContactDetails | undefined> {
  const [found] = await open.sql<ContactDetails>(own, [personId, open.now]);
  return found;
}

/** How somebody is reached who is written down for a child: what is shielded of him already stays as he has it. */
export async function reachedAt(open: Open, personId: string, told: NewAuthority): Promise<ContactDetails> {
  const known = await detailsOf(open, personId);
  if (known?.isShielded) return known;
  const { channel, address, phone, email, isShielded } = told;
  return {
    email: known?.email ?? email,
    phone: phone ?? known?.phone ?? null,
    address: address ?? known?.address ?? null,
    channel,
    isShielded,
  };
}

/** He is one person, of whichever of his children: told once, it holds for each of them. */
export async function setDetails(open: Open, personId: string, details: ContactDetails): Promise<void> {
  const { email, phone, address, channel, isShielded } = details;
  await open.sql('update person set email = $2 where id = $1 and is_relative', [personId, email]);
  await open.sql(
    `update authority set phone = $2, address = $3, channel = $4, is_shielded = $5 where person_id = $1 and ended_at is null`,
    [personId, phone, address, channel, isShielded],
  );
}

/**
 * Somebody of a family says himself how he is reached.
 *
 * @throws Problem `not-found` for who is of none any more
 */
export async function tellDetails(open: Open, personId: string, details: ContactDetails): Promise<void> {
  if (!(await detailsOf(open, personId))) throw new Problem('not-found');
  await setDetails(open, personId, details);
}

/** Whose details somebody changes for whom, and whether he is told what is shielded. */
export interface OfRelative {
  readonly caseId: string;
  readonly authorityId: string;
  readonly seesShielded: boolean;
}

const ofCase = `
  select a.person_id as "personId", a.is_shielded as "isShielded"
    from families_of($1) f join authority a on a.organisation_id = f.organisation_id
   where a.id = $2 and a.ended_at is null`;

/**
 * Whoever keeps the family of a case writes down how somebody of it is reached.
 *
 * @throws Problem `not-found` for nobody of this case; `not-allowed` for who is shielded from whoever changes it
 */
export async function changeDetails(
  door: Door,
  { caseId, authorityId, seesShielded }: OfRelative,
  details: ContactDetails,
): Promise<void> {
  await door.asMachine(asMachine, async (open) => {
    const [found] = await open.sql<{ personId: string; isShielded: boolean }>(ofCase, [caseId, authorityId]);
    if (!found) throw new Problem('not-found');
    if (found.isShielded && !seesShielded) throw new Problem('not-allowed');
    await setDetails(open, found.personId, details);
  });
}
