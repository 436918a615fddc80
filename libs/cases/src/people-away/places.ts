import { type Open, type Person, Problem } from '@app/platform';
import { CaseProblem } from '../problem';

/** Somebody in an organisation: a leave, a departure and what he carries are of him there, and nowhere else. */
export interface Place {
  readonly personId: string;
  readonly organisationId: string;
}

/** Somebody who can take over work: he has a place at which people act, and has not left. */
export interface PossibleColleague {
  readonly id: string;
  readonly name: string;
  readonly function: string;
}

/** Places in a contact chain from which work is taken over: those above them read, and are told. */
const colleagues = `
  select distinct on (p.id) p.id, p.name, m.function
    from membership m join person p on p.id = m.person_id
   where m.organisation_id = $1 and m.level in ('person', 'backup', 'team-lead', 'chair')
     and not has_left(p.id, m.organisation_id, $2) and ($3::uuid is null or p.id = $3)
   order by p.id, m.id`;

/** Who can take over from somebody. */
export async function colleaguesOf(open: Open, { personId, organisationId }: Place): Promise<PossibleColleague[]> {
  const found = await open.sql<PossibleColleague>(colleagues, [organisationId, open.now, null]);
  return found.filter(({ id }) => id !== personId).toSorted((one, other) => one.name.localeCompare(other.name));
}

/** @throws CaseProblem `no-such-colleague` for who cannot take over work in this organisation */
export async function expectColleague(open: Open, { personId, organisationId }: Place): Promise<void> {
  const found = await open.sql(colleagues, [organisationId, open.now, personId]);
  if (found.length === 0) throw new CaseProblem('no-such-colleague');
}

/** A place with its names. */
export interface NamedPlace extends Place {
  readonly name: string;
  readonly organisation: string;
}

/**
 * Where somebody works.
 *
 * @param organisationId left out, in the only organisation that he works for
 * @throws Problem `not-found`, also when he works for several and none is named
 */
export async function placeOf(open: Open, personId: string, organisationId?: string): Promise<NamedPlace> {
  const found = await open.sql<NamedPlace>(
    `select distinct p.id as "personId", p.name, o.id as "organisationId", o.name as organisation
       from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id
      where p.id = $1 and ($2::uuid is null or o.id = $2)`,
    [personId, organisationId ?? null],
  );
  if (found.length !== 1) throw new Problem('not-found');
  return found[0]!;
}

/**
 * Whether somebody arranges leave and departure: his own, a team lead that of his people, a functional administrator that
 * of everybody in his region. The database refuses whoever does not.
 */
export function mayArrange({ who }: Open<Person>, place: Place, isAdministrator: boolean): boolean {
  return isAdministrator || mayHandOver({ who }, place);
}

/** Whether somebody sees and hands over what another carries. An administrator sees no case. */
export function mayHandOver({ who }: Pick<Open<Person>, 'who'>, { personId, organisationId }: Place): boolean {
  return who.organisation === organisationId && (who.id === personId || who.roles.includes('team-lead'));
}
