import { randomUUID } from 'node:crypto';
import type { Open, Person } from '@app/platform';
import { invitable, type InvitedBecause, invitationKey, type LocalDate, type Role } from '@app/rules';
import type { CaseNow } from '../case-now';
import type { Cases } from '../cases';
import { lockCases } from '../kept-case';
import { isRepeated, rememberOnce } from '../once';
import { CaseProblem } from '../problem';

/** An organisation that can be brought into a case. */
export interface Invitable {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** A party that is invited, and why. */
export interface NewInvitation {
  readonly organisation: string;
  readonly because: InvitedBecause;
}

/**
 * Of each role the region's organisations, whoever answers for this child first; not those of a role that a party has
 * already, or that was asked and did not answer yet.
 */
const candidates = `
  select o.id, o.name, o.role
    from organisation o join case_file c on c.id = $1 and c.region_id = o.region_id
    left join case_party p on p.case_id = c.id and p.role = o.role
   where o.role = any($2) and (p.involved_at is null or p.access_until <= $3)
     and exists (select from membership m where m.organisation_id = o.id and m.level = 'person')
     and not exists (select from invitation i where i.case_id = c.id and i.role = o.role and invitation_stands(i.id))
   order by o.role, p.organisation_id is distinct from o.id, o.name`;

/** Who can be invited to a case that this person sees. */
export function invitableIn(open: Open<Person>, caseId: string): Promise<Invitable[]> {
  return open.sql<Invitable>(candidates, [caseId, invitable, open.now]);
}

const keep = `
  insert into invitation (id, case_id, step, seq, role, organisation_id, because, by_organisation_id, by_person_id,
                          invited_at, answer_by)
  select $1, $2, $3, max(t.seq), $4, $5, $6, $7, $8, $9, $10 from timeline t where t.case_id = $2
  returning seq`;

/** Whoever would be the party's own person; the outbox alone, for who is told by a case may see it from then. */
const tell = `
  insert into outbox (seq, case_id, person_id, recipient, template)
  select $1, $2, m.person_id, $3, 'party-invited'
    from membership m
    left join case_party p on p.case_id = $2 and p.role = $3 and p.organisation_id = m.organisation_id
   where m.organisation_id = $4 and m.level = 'person'
   order by m.person_id is distinct from p.person_id, m.id limit 1`;

/**
 * Invites an organisation to a case: it reads its role and why, and nothing of the case before it accepts.
 *
 * @throws Problem `not-found`; CaseProblem `act-refused` for who is a party, was invited already, or cannot be
 */
export async function invite(
  open: Open<Person>,
  cases: Cases,
  { caseId, key, asked }: { readonly caseId: string; readonly key: string; readonly asked: NewInvitation },
): Promise<void> {
  await lockCases(open, [caseId], 'wait');
  await cases.read(open, caseId);
  if (await isRepeated(open, { key, caseId, asked })) return;
  const invited = (await invitableIn(open, caseId)).find(({ id }) => id === asked.organisation);
  if (!invited) throw notInvitable();
  const { because } = asked;
  const { role } = invited;
  const id = randomUUID();
  const now = await cases.act(open, caseId, { act: 'invite', of: role, because, invitation: id });
  const step = invitationKey(role);
  const values = [role, invited.id, because, open.who.organisation, open.who.id, open.now, dueOf(now, step)];
  const [kept] = await open.sql<{ seq: number }>(keep, [id, caseId, step, ...values]);
  await open.sql(tell, [kept!.seq, caseId, role, invited.id]);
  await rememberOnce(open, { key, caseId, asked });
}

const dueOf = ({ state }: CaseNow, step: string): LocalDate => state.steps[step]!.due.on;

function notInvitable(): CaseProblem {
  const sentence = {
    nl: 'deze organisatie doet al mee, is al gevraagd, of kan hier niet worden uitgenodigd',
    en: 'this organisation takes part already, was asked already, or cannot be invited here',
  };
  return new CaseProblem('act-refused', sentence.en, { sentence });
}
