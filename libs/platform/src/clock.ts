import type { DataSource } from 'typeorm';
import type { Config } from './config';
import { Problem } from './problem';

/** The moment of the one clock, in milliseconds since 1970, as an SQL expression over table `clock`. */
export const clockMs = `(extract(epoch from coalesce(clock.held_at,
  clock_timestamp() + clock.offset_ms * interval '1 millisecond')) * 1000)::float8`;

/**
 * The only now of agreements and stories. It is the time of the database server plus an offset kept in the
 * database, so that api and workers agree however their machines are set. Machine time (`Date.now`) is for tokens,
 * back-off, the dates of mails, logs and metrics.
 */
export class Clock {
  constructor(
    private readonly source: DataSource,
    private readonly config: Pick<Config, 'DEMONSTRATION' | 'NODE_ENV'>,
  ) {}

  /** Inside a transaction take `open.now` instead: it does not move while the transaction lasts. */
  async now(): Promise<Date> {
    const [row] = await this.source.query<{ ms: number }[]>(`select ${clockMs} as ms from clock`);
    return new Date(Math.floor(row!.ms));
  }

  /**
   * Puts the clock at a later moment; from there it runs on, or with `hold` stands still until it is moved again or
   * `release`d, which makes a story's moments exact.
   *
   * @throws Problem `clock-not-movable` outside the demonstration and tests, `clock-only-forward` for an earlier moment
   */
  async moveTo(moment: Date, { hold = false }: { hold?: boolean } = {}): Promise<void> {
    const wanted = moment.getTime();
    await this.move(
      `update clock set held_at = case when $2 then to_timestamp($1 / 1000.0) end,
         offset_ms = $1 - floor(extract(epoch from clock_timestamp()) * 1000)
       where floor(${clockMs}) <= $1`,
      [wanted, hold],
    );
  }

  /** Lets a held clock run on from where it stands; a running one stays as it is. */
  async release(): Promise<void> {
    await this.move(
      `update clock set held_at = null,
         offset_ms = case when held_at is null then offset_ms
           else ceil(extract(epoch from held_at - clock_timestamp()) * 1000) end`,
      [],
    );
  }

  /** Back to the time of the server: the one way back, for a new demonstration or story. */
  async reset(): Promise<void> {
    await this.move(`update clock set offset_ms = 0, held_at = null`, []);
  }

  private async move(statement: string, values: unknown[]): Promise<void> {
    if (!this.config.DEMONSTRATION && this.config.NODE_ENV !== 'test') throw new Problem('clock-not-movable');
    const [, moved] = await this.source.query<[unknown[], number]>(statement, values);
    if (moved === 0) throw new Problem('clock-only-forward');
  }
}
