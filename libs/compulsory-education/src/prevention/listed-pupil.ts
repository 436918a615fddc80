import { type Open, type Person, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';

/** A pupil as his school puts him on a list: no more than who it is and where he lives. */
export interface ListedPupil {
  readonly id: string;
  readonly name: string;
  readonly bornOn: LocalDate;
  readonly municipality: string;
}

/**
 * A pupil of the person's own school, by its number.
 *
 * @throws Problem `not-found`
 */
export async function ownPupil(open: Open<Person>, number: string): Promise<ListedPupil> {
  const [found] = await open.sql<ListedPupil>(
    `select id, name, born_on as "bornOn", municipality from pupil where school_id = $1 and number = $2`,
    [open.who.organisation, number],
  );
  if (!found) throw new Problem('not-found');
  return found;
}

/**
 * Whose resident a pupil is, seen from the office that talks with him: of another office, or of a municipality that no
 * office of the region has.
 */
export interface Residence {
  readonly isElsewhere: boolean;
  readonly officeId: string | null;
}

export async function residenceOf(open: Open, municipality: string, officeId: string): Promise<Residence> {
  const rows = await open.sql<{ id: string }>(
    `select o.id from organisation o join organisation_area a on a.organisation_id = o.id
      where o.role = 'compulsory-education' and a.municipality = $1 order by o.id`,
    [municipality],
  );
  if (rows.some(({ id }) => id === officeId)) return { isElsewhere: false, officeId: null };
  return { isElsewhere: true, officeId: rows[0]?.id ?? null };
}
