import type { Open } from '@app/platform';
import { type LocalDate, momentsOf, rightsOn } from '@app/rules';
import type { RelativeKind } from '../families/authority';
import { SignInProblem } from './problem';

interface Known {
  readonly personId: string;
  readonly kind: RelativeKind;
  readonly bornOn: LocalDate;
  readonly zone: string;
  readonly since: LocalDate;
  readonly isOver: boolean;
}

/** The young person is known by the number of the child itself, as its school stated it; every other by his own. */
const known = `
  select a.person_id as "personId", a.kind, p.born_on as "bornOn", r.settings ->> 'zone' as zone, a.since_on as since,
         a.ended_at is not null or has_left(a.person_id, a.organisation_id, $2) as "isOver"
    from authority a join family f on f.organisation_id = a.organisation_id
    join pupil p on p.id = f.pupil_id join region r on r.id = p.region_id
   where a.bsn_hash = $1
      or a.kind = 'young-person' and exists (
           select from pupil same join pupil_identity i on i.pupil_id = same.id and i.kind = 'bsn'
            where same.child_id = p.child_id and i.hash = $1)
   order by a.recorded_at, a.id`;

/**
 * Who of a family it is whom DigiD knows: found by the record of who has authority, and by nothing that he types.
 *
 * @throws SignInProblem `no-authority`, `authority-ended`, `younger-than-twelve`, `child-of-age`
 */
export async function relativeBy(open: Open, bsnHash: string): Promise<{ personId: string }> {
  const found = await open.sql<Known>(known, [bsnHash, open.now]);
  if (found.length === 0) throw new SignInProblem('no-authority');
  const today = ({ zone }: Known) => momentsOf(zone).dateAt(open.nowMs);
  const mayByAge = (one: Known) => mayActAt(one, today(one));
  const may = found.find((one) => !one.isOver && one.since <= today(one) && mayByAge(one));
  if (may) return { personId: may.personId };
  const tooYoungOrOld = found.find((one) => !mayByAge(one));
  if (!tooYoungOrOld) throw new SignInProblem('authority-ended');
  throw new SignInProblem(tooYoungOrOld.kind === 'young-person' ? 'younger-than-twelve' : 'child-of-age');
}

/** Whether somebody of a family may act on a day, by the age of the child. */
export function mayActAt({ kind, bornOn }: Pick<Known, 'kind' | 'bornOn'>, day: LocalDate): boolean {
  const { youngPerson, parents } = rightsOn(bornOn, day);
  return kind === 'young-person' ? youngPerson : parents;
}
