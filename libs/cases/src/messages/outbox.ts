import type { Door, MachineTask, Open } from '@app/platform';
import type { Queue } from 'bullmq';
import { looseAlarms, looseLooks } from '../region/held-regions';
import { heldUpFor } from './telling';

/** The queue that sends; a job says no more than which message. */
export const deliveriesQueue = 'deliveries';

export interface DeliveryJob {
  readonly id: string;
}

const task: MachineTask = { task: 'relay', role: 'worker' };
const atOnce = 500;

/** Not handed over for so long: nobody was there to do it. */
const leftAlone = `settled_at is null and (queued_at is null or queued_at < now() - ${heldUpFor})`;
/** What waits because cases were taken over does so without an outage. */
const heldUp = `${leftAlone} and not after_take_over and waits_since < now() - ${heldUpFor}`;

/**
 * What was held up is late, and all that waits beside it goes along: what went off this very morning as well. From now on
 * it waits for the others. Late messages that were handed over once and could not be sent say nothing about today, nor do
 * those that are together because cases were taken over.
 */
const markLate = `
  update outbox set late = true, waits_since = now()
   where id in (select id from outbox
                 where ${leftAlone} and (not late or waits_since < now() - ${heldUpFor})
                   and (exists (select from outbox
                                 where late and not after_take_over and settled_at is null and queued_at is null)
                        or exists (select from outbox where ${heldUp}))
                   for update skip locked)`;

/** Until when all that cases of a region tell is one mail to each person: of those that were taken over, or of its switch. */
const beginnings = `
  (select c.region_id, f.told_together_until as until from case_taken_over f join case_file c on c.id = f.case_id
    union all
   select id, told_together_until from region)`;

/**
 * At the first dispatch of cases that were taken over, or of a region, nobody gets more than one mail: what other cases of
 * that region tell until then goes along. $1 is now. On all other days it ends with the first question.
 */
const goAlong = `
  with beginning as materialized (
    select region_id, max(until) as until from ${beginnings} b
     where until between $1::timestamptz - ${heldUpFor} and $1
     group by region_id)
  update outbox set late = true, after_take_over = true
   where id in (select o.id
                  from outbox o, lateral (select region_id from case_file where id = o.case_id offset 0) c,
                       lateral (select at from timeline where case_id = o.case_id and seq = o.seq offset 0) t
                 where exists (select from beginning)
                   and o.settled_at is null and o.queued_at is null and not o.late
                   and t.at <= (select until from beginning b where b.region_id = c.region_id)
                   for update of o skip locked)`;

/**
 * Messages are handed over once, and again when they are still unsent half a minute of the machine later: the queue may
 * have been emptied. A job that is still there is not added twice, because its id is that of the message. What a case
 * that was taken over tells before its first dispatch ($3 is now) waits for that: all of it is one mail.
 */
const handOver = `
  with waiting as materialized (
    select id, queued_at is not null as again from outbox o
     where settled_at is null
       and (queued_at is null or queued_at < clock_timestamp() - interval '30 seconds')
       and waits_since <= clock_timestamp() - $2 * interval '1 minute'
       and not (after_take_over and exists (
             select from case_taken_over f where f.case_id = o.case_id and f.told_together_until > $3))
     order by queued_at nulls first limit $1 for update skip locked)
  update outbox o set queued_at = clock_timestamp() from waiting w where o.id = w.id
  returning o.id, o.late, o.person_id, w.again`;

/** What is asked of the queue. */
type Deliveries = Pick<Queue, 'addBulk' | 'getJob'>;

/** Messages wait for so long, in minutes of the machine, while what was held up still goes off somewhere. */
const mostWaiting = 5;

interface HandedOver {
  readonly id: string;
  readonly late: boolean;
  readonly person_id: string;
  /** It was handed over before. */
  readonly again: boolean;
}

/**
 * Gives every unsent message to the queue; each batch is marked only when the queue has it. Gives how many.
 *
 * @param isGoingOff something is due that another worker lets go off: what is late waits for it, and all else with it, so
 *   that nobody gets a mail now and the next in a moment
 */
export async function relay(door: Door, deliveries: Deliveries, isGoingOff = false): Promise<number> {
  const waits = isGoingOff && (await door.asMachine(task, isSomethingHeldUp));
  await door.asMachine(task, async (open) => {
    await open.sql(goAlong, [open.now]);
    await open.sql(markLate);
  });
  let relayed = 0;
  for (let batch = atOnce; batch === atOnce; relayed += batch) {
    batch = await door.asMachine(task, async (open) => {
      const rows = await open.sql<HandedOver>(handOver, [atOnce, waits ? mostWaiting : 0, open.now]);
      const mails = onePerMail(rows);
      for (const { id, again } of mails) if (again) await makeWay(deliveries, id);
      const jobs = mails.map(({ id }) => ({ name: 'mail', data: { id }, opts: { jobId: id } }));
      if (jobs.length > 0) await deliveries.addBulk(jobs);
      return rows.length;
    });
  }
  return relayed;
}

/** Of the late messages of a person one: it takes the others along. */
function onePerMail(rows: readonly HandedOver[]): HandedOver[] {
  const mails = new Map(rows.map((row) => [row.late ? row.person_id : row.id, row]));
  return [...mails.values()];
}

/** A job that failed as often as it may stays, to be seen: until its message is handed over again, which it would prevent. */
async function makeWay(deliveries: Deliveries, id: string): Promise<void> {
  const job = await deliveries.getJob(id);
  if (await job?.isFailed()) await job?.remove();
}

async function isSomethingHeldUp(open: Open): Promise<boolean> {
  const [row] = await open.sql<{ held: boolean }>(
    `select exists (select from ${looseAlarms} where a.at < $1::timestamptz - ${heldUpFor})
         or exists (select from ${looseLooks} where l.look_at < $1::timestamptz - ${heldUpFor})
         or exists (select from outbox where late and not after_take_over and settled_at is null)
         or exists (select from ${beginnings} b where until between $1::timestamptz - ${heldUpFor} and $1::timestamptz)
         or exists (select from outbox where ${heldUp}) as held`,
    [open.now],
  );
  return row!.held;
}

/** How many messages wait to be sent: for tests and figures. */
export async function unsent(open: Open): Promise<number> {
  const [row] = await open.sql<{ count: number }>(`select count(*)::int as count from outbox where settled_at is null`);
  return row!.count;
}
