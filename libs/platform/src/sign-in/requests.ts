import { Injectable } from '@nestjs/common';
import { Door, type MachineTask } from '../door';
import { MachineTime } from './machine-time';
import { hashOf } from './secret-id';

const asMachine: MachineTask = { task: 'sign-in', role: 'owner' };

const count = `
  insert into limited_requests as l (key_hash, times, over_at)
  values ($1, 1, to_timestamp(($2::float8 + $3::float8) / 1000.0))
  on conflict (key_hash) do update set
    times = case when l.over_at <= to_timestamp($2::float8 / 1000.0) then 1 else l.times + 1 end,
    over_at = case when l.over_at <= to_timestamp($2::float8 / 1000.0) then excluded.over_at else l.over_at end
  returning times, (extract(epoch from over_at) * 1000)::float8 as "overAt"`;

/** How often something was asked, and in how many milliseconds it is counted anew. */
export interface Counted {
  readonly current: number;
  readonly ttl: number;
}

/** Counts what is asked of all processes of an installation, by what is asked and by whom. */
@Injectable()
export class Requests {
  constructor(
    private readonly door: Door,
    private readonly time: MachineTime,
  ) {}

  /** Counts once more, within `windowMs` of the first time. */
  count(key: string, windowMs: number): Promise<Counted> {
    const now = this.time.now();
    return this.door.asMachine(asMachine, async ({ sql }) => {
      const [row] = await sql<{ times: number; overAt: number }>(count, [hashOf(key), now, windowMs]);
      if (row!.times === 1) await sql('delete from limited_requests where over_at <= to_timestamp($1 / 1000.0)', [now]);
      return { current: row!.times, ttl: Math.max(0, Math.round(row!.overAt - now)) };
    });
  }
}
