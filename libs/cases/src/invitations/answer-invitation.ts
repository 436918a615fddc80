import { type Door, type MachineTask, type Open, type Person, Problem } from '@app/platform';
import { type DeclinedBecause, refusalInWords, type Role } from '@app/rules';
import { recordAct } from '../act';
import { actBy } from '../actor';
import type { Casebooks } from '../casebook';
import { lockCases, readCases } from '../kept-case';
import { CaseProblem } from '../problem';

/** What an organisation says to an invitation. */
export type InvitationAnswer =
  { readonly answer: 'accepted' } | { readonly answer: 'declined'; readonly because: DeclinedBecause };

interface Standing {
  readonly id: string;
  readonly caseId: string;
  readonly role: Role;
  readonly step: string;
}

/** May touch a case, and reads no child, no note and no remark. */
const machine: MachineTask = { task: 'invitation', role: 'worker' };

/**
 * Answers an invitation for a person's organisation. Who declines has seen nothing of the case, and so the answer is
 * written by the machine, after the wall has shown that the invitation is his.
 *
 * @returns the case that he may see from now on; undefined when he declined
 * @throws Problem `not-found` for an invitation that is not his, or does not stand any more
 * @throws CaseProblem `act-refused` when another took the place meanwhile
 */
export async function answerInvitation(
  door: Door,
  books: Casebooks,
  person: Person,
  { id, given }: { readonly id: string; readonly given: InvitationAnswer },
): Promise<string | undefined> {
  const his = await door.asPerson(person, ({ sql, who }) =>
    sql('select from invitation where id = $1 and organisation_id = $2', [id, who.organisation]),
  );
  if (his.length === 0) throw new Problem('not-found');
  return door.asMachine(machine, async (open) => {
    const standing = await lockStanding(open, id);
    if (given.answer === 'accepted') await takePlace(open, standing, person.organisation);
    await answer(open, books, { standing, given, personId: person.id });
    return given.answer === 'accepted' ? standing.caseId : undefined;
  });
}

async function lockStanding(open: Open, id: string): Promise<Standing> {
  const find = (stands: string) =>
    open.sql<Standing>(`select id, case_id as "caseId", role, step from invitation where id = $1 ${stands}`, [id]);
  const [known] = await find('');
  if (known) await lockCases(open, [known.caseId], 'wait');
  const [standing] = await find('and invitation_stands(id)');
  if (!standing) throw new Problem('not-found');
  return standing;
}

const person = (level: string) => `(select person_id from membership m
  where m.organisation_id = $3 and m.level = '${level}' order by m.id limit 1)`;

const take = `
  insert into case_party (case_id, role, organisation_id, person_id, backup_id)
  values ($1, $2, $3, ${person('person')}, ${person('backup')})
  on conflict (case_id, role) do update set organisation_id = excluded.organisation_id, person_id = excluded.person_id,
         backup_id = excluded.backup_id
   where case_party.involved_at is null and case_party.organisation_id <> excluded.organisation_id`;

/** Who accepts answers for the role from then on, unless another came to take part meanwhile. */
async function takePlace(open: Open, { caseId, role }: Standing, organisation: string): Promise<void> {
  await open.sql(take, [caseId, role, organisation]);
  const mine = await open.sql('select from case_party where case_id = $1 and role = $2 and organisation_id = $3', [
    caseId,
    role,
    organisation,
  ]);
  if (mine.length > 0) return;
  const sentence = { nl: 'een ander doet intussen mee', en: 'another takes part meanwhile' };
  throw new CaseProblem('act-refused', sentence.en, { sentence });
}

interface Answering {
  readonly standing: Standing;
  readonly given: InvitationAnswer;
  readonly personId: string;
}

async function answer(open: Open, books: Casebooks, { standing, given, personId }: Answering): Promise<void> {
  const { id, caseId, role, step } = standing;
  const [kept] = await readCases(open, books, [caseId]);
  const { answer: says, ...why } = given;
  const act = actBy({ act: 'answer-invitation', step, says, ...why }, role);
  const refused = await recordAct(open, kept!, act, { role, personId });
  if (refused) {
    throw new CaseProblem('act-refused', refused.refused, { sentence: refusalInWords(refused.refused) });
  }
  const because = given.answer === 'declined' ? given.because : null;
  await open.sql(
    `update invitation set answer = $2, declined_because = $3, answered_at = $4, answered_by_id = $5 where id = $1`,
    [id, says, because, open.now, personId],
  );
}
