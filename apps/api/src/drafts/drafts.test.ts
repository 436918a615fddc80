import { forgetDrafts } from '@app/cases';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';

interface Draft {
  filledIn: Record<string, string>;
}
interface Drafts {
  drafts: { key: string; writtenAt: string }[];
}

let api: RunningApi;
let teacher: Visitor;
let leader: Visitor;
let officer: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  [teacher, leader, officer] = await Promise.all([
    api.signIn('Rietplas'),
    api.signIn('Rietplas', 'team-lead'),
    api.signIn('Leerplicht Waterdam'),
  ]);
});
afterAll(() => api.stop());
beforeEach(() => api.rows('delete from draft'));

const key = 'extend:00000000-0000-4000-8000-000000000000:question-to-compulsory-education-on-notify-the-parents-of-it';
const keep = (who: Visitor, filledIn: unknown, at = key) =>
  who.ask<{ errors: { pointer: string }[] }>(`/drafts/${at}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ filledIn }),
  });
const drop = (who: Visitor) => who.ask(`/drafts/${key}`, { method: 'DELETE' });
const kept = async (who: Visitor) => (await who.get<Draft>(`/drafts/${key}`)).body.filledIn;
const mine = async (who: Visitor) => (await who.get<Drafts>('/drafts')).body.drafts.map((one) => one.key);

/** Seen to fail when what was typed first stays. */
test('what was typed is there again, as it was last, until it is sent or cancelled', async () => {
  expect(await kept(teacher)).toEqual({});
  expect((await keep(teacher, { reason: 'Het gesprek is' })).status).toBe(204);
  expect((await keep(teacher, { reason: 'Het gesprek is verzet', to: '2026-12-14' })).status).toBe(204);
  expect(await kept(teacher)).toEqual({ reason: 'Het gesprek is verzet', to: '2026-12-14' });
  expect(await mine(teacher)).toEqual([key]);
  expect((await drop(teacher)).status).toBe(204);
  expect([await kept(teacher), await mine(teacher)]).toEqual([{}, []]);
});

/** Seen to fail without both: the wall, and a question of one's own alone. */
test('nobody else reads it, writes in it or throws it away: no colleague, no leader, no officer', async () => {
  await keep(teacher, { reason: 'van mij alleen' });
  for (const other of [leader, officer]) {
    expect([await kept(other), await mine(other)]).toEqual([{}, []]);
    await keep(other, { reason: 'van een ander' });
    await drop(other);
  }
  expect(await kept(teacher)).toEqual({ reason: 'van mij alleen' });
  expect((await api.nobody().get(`/drafts/${key}`)).status).toBe(401);
});

/** Seen to fail when retention may read every column. */
test('what throws old drafts away does not read them', async () => {
  await keep(teacher, { reason: 'van mij alleen' });
  const asRetention = (text: string) =>
    api.door.asMachine({ task: 'look', role: 'retention' }, ({ sql }) => sql<{ key: string }>(text));
  await expect(asRetention('select filled_in from draft')).rejects.toThrow(/permission denied/);
  await expect(
    api.door.asMachine({ task: 'look', role: 'worker' }, ({ sql }) => sql('select key from draft')),
  ).rejects.toThrow(/permission denied/);
});

/** Seen to fail when nothing is thrown away yet on the day itself. */
test('a draft that was not looked at for a month is gone, and what is younger stays', async () => {
  await keep(teacher, { reason: 'oud' });
  await keep(officer, { reason: 'jong' });
  await api.rows(`update draft set purge_at = (select held_at from clock) where filled_in ->> 'reason' = 'oud'`);
  expect([await kept(teacher), await mine(teacher)]).toEqual([{}, []]);
  expect([await forgetDrafts(api.door), await forgetDrafts(api.door)]).toEqual([1, 0]);
  expect(await kept(officer)).toEqual({ reason: 'jong' });
});

/** Seen to fail when the oldest makes no room. */
test('there is an end to how much is kept', async () => {
  expect((await keep(teacher, { reason: 'x'.repeat(5001) })).status).toBe(400);
  expect((await keep(teacher, { ...Array.from({ length: 61 }, () => 'x') })).status).toBe(400);
  expect((await keep(teacher, { ...Array.from({ length: 5 }, () => 'x'.repeat(4999)) })).status).toBe(400);
  expect((await keep(teacher, {}, 'Noor%20Achterberg')).status).toBe(400);
  for (let count = 0; count <= 100; count += 1) {
    await api.rows(`update clock set held_at = held_at + interval '1 second'`);
    await keep(teacher, { reason: 'x' }, `form:${count}`);
  }
  const left = await mine(teacher);
  expect([left.length, left[0], left.includes('form:0')]).toEqual([100, 'form:100', false]);
  expect(await api.rows('select from draft')).toHaveLength(100);
});
