import { randomUUID } from 'node:crypto';
import { createApi, Log, readConfig } from '@app/platform';
import { freshDatabase } from '../../../../test/support/database';
import { RunningApi, Visitor } from '../../../../test/support/running-api';
import { AppModule } from '../app.module';
import type { CaseFile } from '../cases/case.shapes';
import type { MyDay, StepItem } from '../shapes';

interface Moved {
  now: string;
  wentOff: { at: string; caseId: string; line: Record<string, unknown>; sentence: { nl: string }; mails: number }[];
}

let api: RunningApi;
let school: Visitor;
let officer: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  [school, officer] = await Promise.all([api.signIn('Rietplas'), api.signIn('Leerplicht Waterdam')]);
});

afterAll(() => api.stop());

const move = (to: string) => school.send<Moved>('/demonstration/clock', { to });
const nobody = () => new Visitor(api.url, '');

const key = ({ caseId, step }: StepItem) => `${caseId} ${step}`;

/** Every page of a list, so many at a time. */
async function pagesOf<Item>(who: Visitor, path: string, limit: number): Promise<Item[][]> {
  const pages: Item[][] = [];
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const answer = await who.get<{ items: Item[]; nextCursor?: string }>(`${path}?limit=${limit}${query}`);
    pages.push(answer.body.items);
    cursor = answer.body.nextCursor;
  }
  return pages;
}

test('on a database that the demonstration did not make the api does not start', async () => {
  const database = await freshDatabase();
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMONSTRATION: 'true', DATABASE_URL: database.url };
  const config = readConfig(settings);
  const app = await createApi({ module: AppModule.with(config), log: new Log(config), version: 'test' });
  await expect(app.listen(0, '127.0.0.1')).rejects.toThrow('did not make this database');
  await app.close();
  await database.drop();
});

describe('who may ask', () => {
  test.each(['/me', '/my-day', '/missed', '/cases', '/events', `/cases/${randomUUID()}`])(
    '%s: only who is signed in',
    async (path) => {
      const answer = await nobody().get<{ type: string }>(path);
      expect([answer.status, answer.body.type]).toEqual([401, '/problems/not-signed-in']);
    },
  );

  test('a cookie of one’s own making is none', async () => {
    const forged = new Visitor(api.url, `terugweg=${randomUUID()}.${Date.now() + 1e9}.x`);
    expect((await forged.get('/me')).status).toBe(401);
  });

  test('nothing changes for a page that is not ours', async () => {
    const answer = await fetch(`${api.url}/api/demonstration/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"to":"one-week"}',
    });
    expect(answer.status).toBe(403);
  });

  test('the cookie is out of reach of scripts and other sites, and goes when signing out', async () => {
    const { body } = await nobody().get<{ people: { id: string }[] }>('/demonstration');
    const signed = await nobody().send('/demonstration/sign-in', { person: body.people[0]!.id });
    expect(signed.headers.get('set-cookie')).toMatch(/^terugweg=\S+; SameSite=Strict; Path=\/; HttpOnly$/);
    const leaving = new Visitor(api.url, signed.headers.get('set-cookie')!.split(';')[0]!);
    const out = await leaving.send('/sign-out', {});
    expect([out.status, out.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('Max-Age=0')]);
    expect((await leaving.get('/me')).status).toBe(401);
    expect((await nobody().send('/demonstration/sign-in', { person: randomUUID() })).status).toBe(404);
  });
});

describe('lists', () => {
  test('my day says what is asked, by when, and what happens otherwise', async () => {
    const { body } = await school.get<MyDay>('/my-day');
    expect(body).toMatchObject({ today: '2026-12-07', counts: { missed: expect.any(Number) } });
    const missed = body.items.filter(({ state }) => state === 'missed');
    expect(missed).toHaveLength(body.counts.missed);
    expect(body.items.filter(({ state }) => state === 'waiting')).toHaveLength(body.counts.waiting);
    for (const item of body.items) {
      expect(item).toMatchObject({ party: { organisation: 'Rietplas' }, acts: expect.arrayContaining(['done']) });
    }
    const silent = body.items.filter(({ state, next }) => state === 'open' && !next?.sentence.nl);
    expect(silent).toEqual([]);
    expect(missed.filter(({ lateDays }) => lateDays < 1)).toEqual([]);
  });

  test('where a case runs several agreements each step says of which it is', async () => {
    const items = (await pagesOf<StepItem>(officer, '/my-day', 200)).flat();
    const several = new Set<string>();
    for (const id of new Set(items.map(({ caseId }) => caseId))) {
      if ((await officer.caseFile(id)).workflows.length > 1) several.add(id);
    }
    expect(items.filter(({ caseId }) => several.has(caseId)).length).toBeGreaterThan(1);
    for (const { caseId, agreement } of items) expect(agreement !== undefined).toBe(several.has(caseId));
  });

  test('a list in pages is the same list', async () => {
    const whole = (await pagesOf<StepItem>(school, '/my-day', 200)).flat().map(key);
    const pages = await pagesOf<StepItem>(school, '/my-day', 2);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flat().map(key)).toEqual(whole);
    const cases = (await pagesOf<{ id: string }>(officer, '/cases', 3)).flat().map(({ id }) => id);
    expect(cases).toEqual((await pagesOf<{ id: string }>(officer, '/cases', 200)).flat().map(({ id }) => id));
    expect(new Set(cases).size).toBe(cases.length);
  });

  test('the officer sees what is late with every partner, the longest first', async () => {
    const items = (await pagesOf<StepItem>(officer, '/missed', 200)).flat();
    expect(new Set(items.map(({ by }) => by)).size).toBeGreaterThan(1);
    expect(items.map(({ dueOn }) => dueOn)).toEqual(items.map(({ dueOn }) => dueOn).toSorted());
    expect(items.filter(({ director }) => !director)).toEqual([]);
  });

  test('lists have no names in them, and a case is found by its name', async () => {
    const { body } = await officer.get<{ items: { id: string; child: object }[] }>('/cases');
    const file = await officer.get<CaseFile>(`/cases/${body.items[0]!.id}`);
    const { name } = file.body.child;
    expect(JSON.stringify(body)).not.toContain(name);
    const found = await officer.get<{ items: { id: string }[] }>(`/cases?q=${encodeURIComponent(name.toUpperCase())}`);
    expect(found.body.items.map(({ id }) => id)).toEqual([body.items[0]!.id]);
  });

  test.each(['/cases?cursor=xyz', '/my-day?cursor=WzFd', '/missed?limit=0', '/cases?limit=many'])(
    '%s is refused with a pointer into the query',
    async (path) => {
      const answer = await officer.get<{ errors: { pointer: string }[] }>(path);
      expect([answer.status, answer.body.errors[0]!.pointer]).toEqual([400, expect.stringMatching(/^\/query\//)]);
    },
  );
});

/** The clock stops at midnight where something goes off then. */
test('a stream tells which case changed, and that the clock was moved', async () => {
  const { body } = await school.get<MyDay>('/my-day');
  const { caseId, step } = body.items.find(({ state }) => state === 'open')!;
  const stream = await school.stream('/events');
  await school.send(
    `/cases/${caseId}/acts`,
    { act: 'promise', step, on: '2026-12-18' },
    { 'idempotency-key': randomUUID() },
  );
  expect(await stream.next('changed')).toEqual({ caseId });
  await move('one-day');
  expect(await stream.next('clock')).toEqual({ now: expect.stringMatching(/^2026-12-(07T23|08)/) });
  await stream.end();
});

test('the next alarm goes off at its own moment, with its messages', async () => {
  const { body } = await move('next-alarm');
  expect(body.wentOff.length).toBeGreaterThan(0);
  expect(Date.parse(body.now) - Date.parse(body.wentOff.at(-1)!.at)).toBeLessThan(60_000);
  const told = body.wentOff.filter(({ line }) => Array.isArray(line['told']) && line['told'].length > 0);
  expect(told.filter(({ mails }) => mails === 0)).toEqual([]);
});

test('a week on, everything in it went off in its order, and the schools sent their files', async () => {
  const imports = () => api.rows('select from absence_import');
  const before = (await imports()).length;
  const { body } = await move('one-week');
  const moments = body.wentOff.map(({ at }) => Date.parse(at));
  expect(moments).toEqual(moments.toSorted((one, other) => one - other));
  expect(new Set(moments).size).toBeGreaterThan(3);
  expect((await imports()).length).toBe(before + 4);
  const due = await api.rows(
    `select from alarm a, clock where a.at <= clock_timestamp() + offset_ms * interval '1 ms'`,
  );
  expect(due).toEqual([]);
  // Nothing was held up: each alarm has its own mail, and not one that tells of an outage.
  expect(await api.rows('select from outbox where late')).toEqual([]);
});

test('the clock does not go back, and not to what is no moment', async () => {
  expect((await move('2026-12-01T00:00:00+01:00')).status).toBe(409);
  expect(await move('yesterday')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/to' }] } });
});

test('a story opens a fresh case by an agreement of its own', async () => {
  const workflow = {
    workflow: 'told',
    version: 1,
    facts: { enrolled: 'boolean' },
    direction: {
      'accept-within': '5 working-days',
      ladder: 'firm',
      rules: [{ id: 'D8', otherwise: true, director: 'school' }],
    },
    steps: { plan: { by: 'alliance', starts: 'opening', within: '5 working-days', ladder: 'firm' } },
    ladders: { firm: [{ rung: 'R1', after: '1 working-day', tell: ['responsible'] }] },
  };
  const opened = await school.send<{ caseId: string }>('/demonstration/cases', {
    workflow,
    firstDayAbsent: '2026-11-16',
    facts: { enrolled: true },
  });
  const { body } = await school.get<CaseFile>(`/cases/${opened.body.caseId}`);
  expect(body).toMatchObject({ firstDayAbsent: '2026-11-16', steps: [{ step: 'plan', by: 'alliance' }] });
  const wrong = { ...workflow, steps: { plan: { ...workflow.steps.plan, by: 'nobody' } } };
  const refused = await school.send('/demonstration/cases', { workflow: wrong, firstDayAbsent: '2026-11-16' });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/workflow/steps/plan/by' }] } });
});

test('a reset makes the region as it was on the first morning, for whoever is signed in', async () => {
  const reset = await school.send('/demonstration/reset', {});
  expect(reset.status).toBe(202);
  const { body } = await school.get<MyDay>('/my-day');
  expect(body.today).toBe('2026-12-07');
  const files = await api.rows(`select from pupil where name = 'Sam Verhaal'`);
  expect(files).toEqual([]);
});
