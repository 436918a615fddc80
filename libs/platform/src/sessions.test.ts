import { freshDatabase } from '../../../test/support/database';
import { connect, Door, Sessions } from './index';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let source: Awaited<ReturnType<typeof connect>>;

beforeAll(async () => {
  database = await freshDatabase();
  source = await connect({ DATABASE_URL: database.url });
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

test('a sealed session opens in every process of the installation, and in no other', async () => {
  const sealed = await new Sessions(new Door(source)).seal('p1');
  expect(await new Sessions(new Door(source)).open(sealed)).toBe('p1');
  const other = await freshDatabase();
  const elsewhere = await connect({ DATABASE_URL: other.url });
  await elsewhere.query(`update session_secret set secret = 'another installation'`);
  expect(await new Sessions(new Door(elsewhere)).open(sealed)).toBeUndefined();
  await elsewhere.destroy();
  await other.drop();
});

test('what was changed, or is no seal at all, opens nothing', async () => {
  const sessions = new Sessions(new Door(source));
  const sealed = await sessions.seal('p1');
  const [, until, signature] = sealed.split('.');
  const wrong = [`p2.${until}.${signature}`, `p1.${Number(until) + 1}.${signature}`, 'p1', '', '..', `${sealed}x`];
  expect(await Promise.all(wrong.map((text) => sessions.open(text)))).toEqual(wrong.map(() => undefined));
});

test('a session ends', async () => {
  const sessions = new Sessions(new Door(source));
  const sealed = await sessions.seal('p1');
  const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 13 * 3_600_000);
  expect(await sessions.open(sealed)).toBeUndefined();
  later.mockRestore();
});
