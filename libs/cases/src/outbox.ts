import type { Door, MachineTask, Open } from '@app/platform';
import type { Queue } from 'bullmq';

/** The queue that sends; a job says no more than which message. */
export const deliveriesQueue = 'deliveries';

export interface DeliveryJob {
  readonly id: string;
}

const task: MachineTask = { task: 'relay', role: 'worker' };
const atOnce = 500;

/**
 * Messages are handed over once, and again when they are still unsent half a minute of the machine later: the queue may
 * have been emptied. A job that is still there is not added twice, because its id is that of the message.
 */
const handOver = `
  update outbox set queued_at = clock_timestamp()
   where id in (select id from outbox
                 where settled_at is null
                   and (queued_at is null or queued_at < clock_timestamp() - interval '30 seconds')
                 order by queued_at nulls first limit $1 for update skip locked)
  returning id`;

/** Gives every unsent message to the queue; each batch is marked only when the queue has it. Gives how many. */
export async function relay(door: Door, deliveries: Pick<Queue, 'addBulk'>): Promise<number> {
  let relayed = 0;
  for (let batch = atOnce; batch === atOnce; relayed += batch) {
    batch = await door.asMachine(task, async (open) => {
      const rows = await open.sql<DeliveryJob>(handOver, [atOnce]);
      const jobs = rows.map(({ id }) => ({ name: 'mail', data: { id }, opts: { jobId: id } }));
      if (jobs.length > 0) await deliveries.addBulk(jobs);
      return jobs.length;
    });
  }
  return relayed;
}

/** How many messages wait to be sent: for tests and figures. */
export async function unsent(open: Open): Promise<number> {
  const [row] = await open.sql<{ count: number }>(`select count(*)::int as count from outbox where settled_at is null`);
  return row!.count;
}
