import type { Door, MachineTask } from '@app/platform';

/** Days of the machine after which who reviews is asked again, and after which who leads is told. */
export const reviewDays = { reminded: 3, escalated: 7 } as const;

const task: MachineTask = { task: 'glass-reviews', role: 'owner' };

const noted = (column: string) => `
  update break_glass set ${column} = clock_timestamp()
   where reviewed_at is null and ${column} is null and opened_at <= clock_timestamp() - $1 * interval '1 day'
  returning id, case_id, region_id, person_id, organisation_id, director_organisation_id`;

/** Who was asked when it was broken: of his organisation or the director's, else of the region; never who broke it. */
const reviewers = `
  select l.case_id, m.person_id, 'privacy-officer' as recipient, 'glass-review-late' as template
    from late l join organisation o on o.region_id = l.region_id
    join membership m on m.organisation_id = o.id and m.level = 'privacy-officer'
   where m.person_id <> l.person_id
     and (o.id in (l.organisation_id, l.director_organisation_id)
          or not exists (select from membership c where c.level = 'privacy-officer'
                            and c.organisation_id in (l.organisation_id, l.director_organisation_id)))`;

const leads = `
  select l.case_id, m.person_id, o.role as recipient, 'glass-not-reviewed' as template
    from late l join organisation o on o.id = l.organisation_id
    join membership m on m.organisation_id = o.id and m.level in ('management', 'board')
   where m.person_id <> l.person_id`;

/** One message for each of them in each case, also where one about an earlier glass of that case went. */
const telling = (column: string, who: string) => `
  with late as (${noted(column)}), told as (${who})
  insert into outbox (seq, case_id, person_id, recipient, template)
  select distinct (select max(t.seq) from timeline t where t.case_id = w.case_id), w.case_id, w.person_id, w.recipient, w.template
    from told w join person p on p.id = w.person_id
  on conflict (seq, person_id, template) do update
    set id = gen_random_uuid(), queued_at = null, settled_at = null, message_id = null, dropped = null
    where outbox.settled_at is not null
  returning id`;

/**
 * Asks again for reviews of broken glass that were not done, and tells who leads when they stay undone. Each once.
 *
 * @returns how many messages that makes
 */
export function askForReviews(door: Door): Promise<number> {
  return door.asMachine(task, async ({ sql }) => {
    const again = await sql(telling('reminded_at', reviewers), [reviewDays.reminded]);
    const higher = await sql(telling('escalated_at', leads), [reviewDays.escalated]);
    return again.length + higher.length;
  });
}
