import type { Door, MachineTask } from '@app/platform';
import { addMonths, type LocalDate, retentionClasses } from '@app/rules';
import { everyRegion } from './every-region';

const task: MachineTask = { task: 'forget-messages', role: 'retention' };
/** Rows in one transaction; what is left comes the next time. */
const atOnce = 500;

/**
 * Forgets which messages were sent, when they have been kept long enough: all of a case that ended, and of one that runs
 * what is not the last one that somebody got, because who was told of a case sees it by that. What is held stays.
 */
const forget = `
  delete from outbox where id in (
    select o.id from outbox o join case_file c on c.id = o.case_id
     where c.region_id = $1 and o.settled_at < $2::date
       and not exists (select from legal_hold h where h.case_id = c.id and h.lifted_at is null)
       and (c.phase = 'ended'
            or exists (select from outbox later where later.case_id = o.case_id and later.person_id = o.person_id
                                                  and later.seq > o.seq))
     order by o.id limit ${atOnce}) returning id`;

/** @returns how many */
export async function forgetMessages(door: Door): Promise<number> {
  let count = 0;
  for (const { id, settings } of await everyRegion(door, task)) {
    const months = settings.retention?.message ?? retentionClasses.message.keeps.months;
    const gone = await door.asMachine(task, ({ sql, now }) => {
      const before = addMonths(now.toISOString().slice(0, 10) as LocalDate, -months);
      return sql(forget, [id, before]);
    });
    count += gone.length;
  }
  return count;
}
