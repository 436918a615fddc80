import { freshDatabase } from '../../../test/support/database';
import { Clock, connect, Door } from './index';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let sources: Awaited<ReturnType<typeof connect>>[];
let here: Clock;
let elsewhere: Clock;
const story = { DEMONSTRATION: false, NODE_ENV: 'test' } as const;

beforeAll(async () => {
  database = await freshDatabase();
  const config = { DATABASE_URL: database.url };
  sources = [await connect(config), await connect(config)];
  here = new Clock(sources[0]!, story);
  elsewhere = new Clock(sources[1]!, story);
});

afterAll(async () => {
  await Promise.all(sources.map((source) => source.destroy()));
  await database.drop();
});

beforeEach(() => here.reset());

const ahead = async (days: number) => new Date((await here.now()).getTime() + days * 86_400_000);

test('a moved clock is the same on two connections, and runs on', async () => {
  const monday = await ahead(7);
  await here.moveTo(monday);
  const [first, second] = [await here.now(), await elsewhere.now()];
  expect(first.getTime() - monday.getTime()).toBeLessThan(60_000);
  expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime());
  expect(second.getTime() - first.getTime()).toBeLessThan(60_000);
});

test('a held clock stands still, also inside the door, until it is released', async () => {
  const nine = new Date(Math.ceil((await ahead(1)).getTime() / 3_600_000) * 3_600_000);
  await here.moveTo(nine, { hold: true });
  const inside = await new Door(sources[1]!).asMachine({ task: 'look', role: 'worker' }, async ({ now, nowMs }) => [
    now,
    nowMs,
  ]);
  expect(inside).toEqual([nine, nine.getTime()]);
  expect(await elsewhere.now()).toEqual(nine);
  await elsewhere.release();
  let running = await here.now();
  expect(running.getTime()).toBeGreaterThanOrEqual(nine.getTime());
  while (running.getTime() === nine.getTime()) running = await here.now();
  expect(running.getTime() - nine.getTime()).toBeLessThan(60_000);
});

test('only forward, except for a reset', async () => {
  await here.moveTo(await ahead(2), { hold: true });
  await expect(here.moveTo(await ahead(-1))).rejects.toMatchObject({ kind: 'clock-only-forward' });
  await here.reset();
  expect(Math.abs((await here.now()).getTime() - Date.now())).toBeLessThan(60_000);
});

test('nobody moves the clock outside the demonstration and tests', async () => {
  const region = new Clock(sources[0]!, { DEMONSTRATION: false, NODE_ENV: 'production' });
  await expect(region.moveTo(await ahead(1))).rejects.toMatchObject({ kind: 'clock-not-movable' });
  await expect(region.reset()).rejects.toMatchObject({ kind: 'clock-not-movable' });
});
