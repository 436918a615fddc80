import { Pool } from 'pg';
import { actingEffect, type Alarm, effectOfJob, effectOfJobs } from '../effect';
import type { Ground } from '../ground';
import { dueAt } from '../region';

/** The effect of jobs, through connections that keep their plans. */
export class Effect {
  private readonly pool: Pool;

  constructor(url: string, connections: number) {
    this.pool = new Pool({ connectionString: url, max: connections });
  }

  /** One alarm, in a transaction of its own. */
  one(alarm: Alarm): Promise<unknown> {
    if (alarm.by_rules) return this.acting([alarm]);
    const values = [JSON.stringify(alarm), new Date(dueAt)];
    return this.pool.query({ name: 'one', text: effectOfJob, values });
  }

  /** Many at once: what only tells in one statement, what changes cases in another. */
  async many(alarms: readonly Alarm[]): Promise<void> {
    const plain = alarms.filter(({ by_rules }) => !by_rules);
    const acting = alarms.filter(({ by_rules }) => by_rules);
    if (plain.length > 0) await this.plain(plain);
    if (acting.length > 0) await this.acting(acting);
  }

  private plain(alarms: readonly Alarm[]): Promise<unknown> {
    const values = [JSON.stringify(alarms), new Date(dueAt)];
    return this.pool.query({ name: 'plain', text: effectOfJobs, values });
  }

  private acting(alarms: readonly Alarm[]): Promise<unknown> {
    return this.pool.query({ name: 'acting', text: actingEffect, values: [alarms.map(({ case_id }) => case_id)] });
  }
}

/** The alarms of the region as jobs would carry them, those that are due first; they are taken out of the region. */
export async function alarmsAsJobs(ground: Ground): Promise<{ due: Alarm[]; later: Alarm[] }> {
  const asJobs = (condition: string) =>
    ground.rows<{ job: Alarm }>(
      `select to_json(a) as job from alarm a where at ${condition} to_timestamp(${dueAt} / 1000.0)`,
    );
  const [due, later] = [await asJobs('<='), await asJobs('>')];
  // What an acting effect keeps of a case's alarms is written into the table, so that of those cases stays.
  await ground.rows(`delete from alarm where case_id not in (select case_id from measured_rows)`);
  return { due: due.map(({ job }) => job), later: later.map(({ job }) => job) };
}
