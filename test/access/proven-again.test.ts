import { randomUUID } from 'node:crypto';
import { MachineTime } from '@app/platform';
import { listen, RunningApi, Visitor } from '../support/running-api';

/** What lies in a vault, and what one takes away, is for who showed a short while ago that it is he. */

let api: RunningApi;
let caseId: string;
let ahead = 0;
const minute = 60_000;

beforeAll(async () => {
  api = await RunningApi.start();
  jest.spyOn(MachineTime.prototype, 'now').mockImplementation(() => Date.now() + ahead);
  const school = await api.signIn('Rietplas');
  caseId = await api.openCase(school);
  await school.act(caseId, { act: 'set', facts: { question: 'capacity' } });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await api.stop();
});

const notes = (who: Visitor) => who.get<{ type: string }>(`/youth-health/cases/${caseId}/medical-notes`);

/** Seen to fail without the mark on the endpoint. */
test('S01: a doctor shows after ten minutes who she is before she reads or writes her own notes', async () => {
  const doctor = await api.signIn('GGD Waterrijk');
  expect((await notes(doctor)).status).toBe(200);
  ahead += 10 * minute;
  expect(await notes(doctor)).toMatchObject({ status: 403, body: { type: '/problems/sign-in-again' } });
  const key = { 'idempotency-key': randomUUID() };
  const written = await doctor.send(`/youth-health/cases/${caseId}/medical-notes`, { text: 'angst' }, key);
  expect(written.status).toBe(403);
  expect((await doctor.get(`/cases/${caseId}`)).status).toBe(200);
  const again = await doctor.send('/sign-in/again', {});
  const proven = new Visitor(api.url, again.headers.get('set-cookie')!.split(';')[0]!);
  expect((await notes(proven)).status).toBe(200);
  expect((await doctor.get('/me')).status).toBe(401);
});

/** Seen to fail without the mark on the endpoint. */
test('S01: a file to take away asks for it as well', async () => {
  const school = await api.signIn('Rietplas');
  ahead += 10 * minute;
  const { body } = await school.get<{ type: string }>(`/v1/imports/${randomUUID()}/errors.csv`);
  expect(body.type).toBe('/problems/sign-in-again');
});

test('S01: who shows nothing does not get it by asking', async () => {
  expect((await api.nobody().send('/sign-in/again', {})).status).toBe(401);
});

/** Seen to fail where the limit is on no route, and where each api counts for itself. */
test('S06: one address asks to be signed in so often in a minute, and no oftener, at two apis together', async () => {
  const other = await listen(api.config);
  const tries = Array.from({ length: 61 }, (_one, index) =>
    new Visitor(index % 2 === 0 ? api.url : other.url, '').send<{ type: string }>('/sign-in/local', {
      name: `${index}@example.org`,
      password: 'x',
      code: '000000',
    }),
  );
  const answers = await Promise.all(tries);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(1);
  expect(refused[0]!.body.type).toBe('/problems/too-many-requests');
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await api.nobody().get('/me')).status).toBe(401);
  await other.app.close();
});
