import type { Open } from '@app/platform';
import { type LocalDate, turnsOn } from '@app/rules';
import { destroyedWithCase } from './what-remains';

/** The last event of a case: that its content was destroyed, what of it, when, and by whom in which place. */
export interface Destroyed {
  readonly kind: 'destroyed';
  readonly at: number;
  readonly class: 'case-content';
  readonly on: LocalDate;
  readonly proposal: string;
  readonly by: readonly [proposed: string, approved: string];
}

/** What an office keeps: days and closed words, from its own forms and letters. */
const result = `
  insert into supervision_result (case_id, office_id, pupil_id, born_on, content)
  select c.id, $2, c.pupil_id, p.born_on, json_build_object(
           'openedOn', to_char(c.opened_at at time zone (r.settings ->> 'zone'), 'YYYY-MM-DD'),
           'firstDayAbsent', c.first_day_absent,
           'closedAs', c.closed_as,
           'returnedOn', (select k.returned_on from case_return k where k.case_id = c.id),
           'workflows', (select coalesce(json_agg(w.workflow order by w.workflow), '[]') from case_workflow w where w.case_id = c.id),
           'forms', (select coalesce(json_agg(json_build_object('step', e.step, 'task', e.task, 'form', e.form) order by e.step), '[]')
                       from compulsory_education_evidence e where e.case_id = c.id),
           'letters', (select coalesce(json_agg(json_build_object('kind', l.kind, 'on', l.sent_on) order by l.sent_on, l.kind), '[]')
                         from letter l where l.case_id = c.id),
           'referrals', (select coalesce(json_agg(json_build_object('to', f.to_role, 'result', f.result, 'on', f.result_on)), '[]')
                           from referral f where f.case_id = c.id))
    from case_file c join pupil p on p.id = c.pupil_id join region r on r.id = c.region_id
   where c.id = $1`;

/** What is left of a case, emptied of people. */
const emptied = [
  `update step s set filled_in = true from school_evidence e where s.case_id = $1 and e.case_id = $1 and e.step = s.key`,
  `update step set organisation_id = null where case_id = $1 and organisation_id in (select id from organisation where is_family)`,
  `delete from case_party where case_id = $1 and organisation_id in (select id from organisation where is_family)`,
  `update case_party set person_id = null, backup_id = null, involved_at = null, access_until = null where case_id = $1`,
  `update case_return set person_id = null where case_id = $1`,
  `update placement_request set by_person_id = null where case_id = $1`,
  `update placement_return set by_person_id = null where case_id = $1`,
  `update signal_firing set case_id = null, inputs = '{}', explains = '{}' where case_id = $1`,
];

const shell = `
  update case_file set pupil_id = null, destroyed_on = $2, proposed_role = null, proposed_until = null, on_regional_list = false
   where id = $1`;

/** Who destroys what, in which transaction. */
export interface Destroying {
  readonly caseId: string;
  readonly office: string;
  readonly on: LocalDate;
  readonly proposal: string;
  readonly by: Destroyed['by'];
}

/**
 * Destroys the content of a case: all of it, in the transaction of whoever holds the lock on it. What an office has to keep
 * until the nineteenth birthday it keeps in a row of its own; the vaults have terms of their own.
 */
export async function destroyCase(open: Open, { caseId, office, on, proposal, by }: Destroying): Promise<void> {
  const [child] = await open.sql<{ pupilId: string; bornOn: LocalDate }>(
    `select p.id as "pupilId", p.born_on as "bornOn" from case_file c join pupil p on p.id = c.pupil_id where c.id = $1`,
    [caseId],
  );
  if (turnsOn(child!.bornOn, 19) > on) await open.sql(result, [caseId, office]);
  for (const statement of emptied) await open.sql(statement, [caseId]);
  for (const { table, where = 'case_id = $1' } of destroyedWithCase) {
    await open.sql(`delete from ${table} where ${where}`, [caseId]);
  }
  await open.sql(shell, [caseId, on]);
  await forgetFamily(open, child!.pupilId);
  const event: Destroyed = { kind: 'destroyed', at: open.nowMs, class: 'case-content', on, proposal, by };
  await open.sql('insert into timeline (case_id, at, event, lines) values ($1, $2, $3, $4)', [
    caseId,
    open.now,
    JSON.stringify(event),
    JSON.stringify([{ on, destroyed: 'case-content' }]),
  ]);
}

/** The family of a child of whom no case is left: how it is reached, and what its people are called. */
const families = `
  select f.organisation_id as id from family f join pupil p on p.id = f.pupil_id
   where p.child_id = (select child_id from pupil where id = $1)
     and not exists (select from case_file c join pupil any_of on any_of.id = c.pupil_id where any_of.child_id = p.child_id)`;

const oneself = ['spoken_language', 'local_account', 'account', 'session'];

async function forgetFamily(open: Open, pupilId: string): Promise<void> {
  const ids = (await open.sql<{ id: string }>(families, [pupilId])).map(({ id }) => id);
  if (ids.length === 0) return;
  const relatives = await open.sql<{ id: string }>(
    `select distinct a.person_id as id from authority a join person p on p.id = a.person_id and p.is_relative
      where a.organisation_id = any($1)
        and not exists (select from authority other where other.person_id = a.person_id and other.organisation_id <> all($1))`,
    [ids],
  );
  const people = relatives.map(({ id }) => id);
  await open.sql('delete from authority where organisation_id = any($1)', [ids]);
  await open.sql('delete from membership where organisation_id = any($1)', [ids]);
  await open.sql('delete from family where organisation_id = any($1)', [ids]);
  await open.sql(`update organisation set name = '–' where id = any($1)`, [ids]);
  for (const table of oneself) await open.sql(`delete from ${table} where person_id = any($1)`, [people]);
  await open.sql(`update person set name = '–', email = '' where id = any($1)`, [people]);
}
