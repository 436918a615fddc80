import { BusyCases } from '../support/busy-cases';
import { expectByTheRules } from '../support/by-the-rules';
import { bothQueues } from '../support/queues';
import { faultSeeds } from '../support/seeds';
import { until } from '../support/until';

/**
 * PostgreSQL may end any transaction and ask to try it again. With the door's `again` that lets an error through at
 * the first attempt, people are told of the deadlock of somebody else and both tests fail.
 */
bothQueues((store) => {
  let busy: BusyCases;
  afterEach(() => busy.platform.stop());

  test.each(faultSeeds(1))('somebody locks what rounds and acts lock, the other way round: seed %i', async (seed) => {
    busy = await BusyCases.begin(store, { count: 20, seed });
    let [rounds, acts] = [0, 0];
    for (let moment = 0; moment < 4; moment += 1) {
      await busy.comeToNext();
      const [acting, due] = [busy.some(8), await busy.due()];
      const alarms = `select from alarm where case_id = any('{${due.join()}}') for update`;
      const apart = due.filter((id) => !acting.includes(id));
      const looking = () => Promise.all([busy.platform.tick(), busy.actIn(acting)]);
      rounds += await crossed({ takes: alarms, thenOneOf: apart, meanwhile: looking });
      await busy.allGoesOff();

      const others = busy.some(8);
      const states = `select from case_state where case_id = any('{${others.join()}}') for update`;
      acts += await crossed({ takes: states, thenOneOf: others, meanwhile: () => busy.actIn(others) });
    }
    expect([rounds, acts].map((gaveWay) => gaveWay > 1)).toEqual([true, true]);
    expect(busy.visits).toBeGreaterThan(4 * 16);
    expect(busy.done.length + busy.refused.length).toBe(4 * 16);
    await expectNothingLostOrDoubled();
  });

  test.each(faultSeeds(1))('one writing statement in forty fails and says: try again, seed %i', async (seed) => {
    busy = await BusyCases.begin(store, { count: 20, seed });
    await strikeOneIn(40, seed);
    for (let moment = 0; moment < 12; moment += 1) {
      await busy.comeToNext();
      await Promise.all([busy.platform.tick(), busy.actIn(busy.some(10))]);
      await busy.allGoesOff();
    }
    expect(await struck()).toBeGreaterThan(10);
    expect(busy.visits).toBeGreaterThan(120);
    expect(busy.done.length + busy.refused.length).toBe(120);
    await expectNothingLostOrDoubled();
  });

  interface Crossing {
    readonly takes: string;
    readonly thenOneOf: readonly string[];
    meanwhile(): Promise<unknown>;
  }

  /** Somebody takes rows, and while all others wait for them one of the cases: 1 when another gave way to him. */
  async function crossed({ takes, thenOneOf, meanwhile }: Crossing): Promise<number> {
    const other = await busy.platform.holding(takes);
    let isOver = false;
    const work = meanwhile().finally(() => (isOver = true));
    await until(async () => isOver || (await allWait()));
    const [held] = await busy.held(thenOneOf);
    const gaveWay = held && (await other.takes(`select from case_file where id = '${held}' for update`));
    await other.release();
    await work;
    return gaveWay ? 1 : 0;
  }

  /** Whether everybody at work but the other waits for a lock: who waits longest is the one that gives way. */
  async function allWait(): Promise<boolean> {
    const [row] = await busy.platform.rows<{ waiting: number; working: number }>(
      `select (count(*) filter (where wait_event_type = 'Lock'))::int as waiting,
              (count(*) filter (where wait_event_type is distinct from 'Lock'))::int as working
         from pg_stat_activity
        where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`,
    );
    return row!.waiting > 0 && row!.working === 1;
  }

  /** As PostgreSQL would, in turns with a serialization failure and a deadlock, wherever it hits. */
  async function strikeOneIn(count: number, seed: number): Promise<void> {
    const tables = ['case_file', 'case_state', 'timeline', 'firing', 'step', 'alarm', 'outbox'];
    await busy.platform.rows(`
      create sequence statement_number;
      create sequence struck;
      create function strike() returns trigger language plpgsql security definer as $$
      begin
        if (nextval('statement_number') + ${seed}) % ${count} = 0 then
          raise exception 'try again' using errcode = case nextval('struck') % 2 when 0 then '40001' else '40P01' end;
        end if;
        return null;
      end $$`);
    for (const table of tables) {
      await busy.platform.rows(
        `create trigger strike after insert or update or delete on ${table} for each statement execute function strike()`,
      );
    }
  }

  async function struck(): Promise<number> {
    const [row] = await busy.platform.rows<{ count: number }>(`select last_value::int as count from struck`);
    return row!.count;
  }

  async function expectNothingLostOrDoubled(): Promise<void> {
    await busy.platform.delivered();
    expect((await busy.doneByTimeline()).toSorted()).toEqual(busy.done.toSorted());
    expect(busy.done.length).toBeGreaterThan(10);
    await expectByTheRules(busy.platform);
    const messages = await busy.platform.rows<{ id: string }>(
      `select message_id as id from outbox where message_id is not null`,
    );
    const sent = busy.platform.mails.messages().map(({ messageId }) => messageId);
    expect(new Set(sent)).toEqual(new Set(messages.map(({ id }) => id)));
  }
});
