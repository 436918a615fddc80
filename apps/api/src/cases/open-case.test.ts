import { randomUUID } from 'node:crypto';
import { type Child, RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { CaseFile, Timeline } from './case.shapes';

/**
 * Each was seen to fail without its mechanism: the check of who opens, of what was agreed, of the day and the reason; the
 * birth date in the look-up, the party made of who joins, the lock and the key in it; the remark that is kept.
 */
let api: RunningApi;
let school: Visitor;
let officer: Visitor;
let alliance: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  [school, officer, alliance] = await Promise.all([
    api.signIn('Rietplas'),
    api.signIn('Leerplicht Waterdam'),
    api.signIn('SWV VO Waterrijk'),
  ]);
});

afterAll(() => api.stop());

const asked = ({ school: at, pupil, bornOn }: Child, more: object = {}) => ({
  school: at,
  pupil,
  bornOn,
  workflow: 'long-relative-absence',
  firstDayAbsent: '2026-11-09',
  reason: 'worry-of-partner',
  ...more,
});

const opening = (who: Visitor, body: object, key: string = randomUUID()) =>
  who.send<CaseFile>('/cases', body, { 'idempotency-key': key });

const toldIn = async (who: Visitor, id: string) =>
  (await who.get<Timeline>(`/cases/${id}/timeline`)).body.items.map(({ line, by }) => ({ ...line, by }));

test.each([
  ['the school', () => school],
  ['the officer', () => officer],
  ['the alliance', () => alliance],
])('%s opens a case by hand, with a reason that the timeline says and words that are kept apart', async (_, who) => {
  const child = await api.childWithoutCase();
  const remark = 'Moeder belde: hij komt al weken de deur niet uit.';
  const { status, body } = await opening(who(), asked(child, { remark, facts: { enrolled: true } }));
  expect([status, body]).toEqual([
    201,
    expect.objectContaining({ firstDayAbsent: '2026-11-09', phase: 'open', facts: { enrolled: true } }),
  ]);
  const lines = await toldIn(who(), body.id);
  expect(lines).toContainEqual(expect.objectContaining({ 'by-hand': 'worry-of-partner', remark }));
  const [kept] = await api.rows<{ text: string }>(`select event::text || lines::text as text from timeline
    where case_id = $1 and event ->> 'kind' = 'opened'`, [body.id]); // prettier-ignore
  expect(kept!.text).not.toContain('Moeder');
});

test('who opens cases is told which agreements and reasons there are, who does not that there are none', async () => {
  type Openings = { workflows: { id: string }[]; reasons: string[]; ownSchool: boolean };
  const told = async (who: Visitor) => (await who.get<Openings>('/cases/by-hand')).body;
  const all = [
    'absolute-absence',
    'authorised-absence',
    'care-waiting',
    'diagnostics-waiting',
    'duty-of-care',
    'long-relative-absence',
    'luxury-absence',
    'placement',
    'prevention',
    'relative-absence',
    'sickness-absence',
    'sickness-without-mazl',
    'signal-absence',
    'table-cycle',
  ].toSorted();
  const [atSchool, atOffice] = [await told(school), await told(officer)];
  expect([atSchool.workflows.map(({ id }) => id).toSorted(), atSchool.ownSchool]).toEqual([all, true]);
  expect([atOffice.workflows.length, atOffice.ownSchool, atOffice.reasons.length]).toEqual([all.length, false, 6]);
  expect((await told(await api.signIn('GGD Waterrijk'))).workflows).toEqual([]);
});

test('the youth doctor and a board open none, and are told so in words', async () => {
  const child = await api.childWithoutCase();
  const others = await Promise.all([api.signIn('GGD Waterrijk'), api.signIn('Leerplicht Waterdam', 'management')]);
  for (const other of others) {
    const { status, body } = await opening(other, asked(child));
    expect([status, body]).toEqual([
      403,
      expect.objectContaining({ sentence: expect.objectContaining({ nl: expect.stringContaining('met de hand') }) }),
    ]);
  }
});

test('what the region has not agreed on is refused in words', async () => {
  const { status, body } = await opening(school, asked(await api.childWithoutCase(), { workflow: 'exemption-review' }));
  expect([status, body]).toEqual([
    422,
    expect.objectContaining({
      type: '/problems/not-agreed-here',
      sentence: expect.objectContaining({ en: 'this region has not agreed that this is opened by hand' }),
    }),
  ]);
});

test.each([
  ['a day that is still to come', { firstDayAbsent: '2026-12-08' }, 'the first day absent is still to come'],
  ['another reason without a word', { reason: 'other' }, 'say which reason'],
])('%s is refused in words', async (_, more, why) => {
  const { status, body } = await opening(school, asked(await api.childWithoutCase(), more));
  expect([status, (body as unknown as { detail: string }).detail]).toEqual([422, why]);
});

test('a child that another office answers for is not there, nor one whose birth date is another', async () => {
  const child = await api.childWithoutCase();
  const elsewhere = await Promise.all(
    ['Leerplicht Rietoord', 'SWV PO Waterrijk', 'De Wilg'].map((one) => api.signIn(one)),
  );
  for (const stranger of elsewhere) expect((await opening(stranger, asked(child))).status).toBe(404);
  expect((await opening(officer, asked({ ...child, bornOn: '2010-01-01' }))).status).toBe(404);
});

test('the same key opens it once', async () => {
  const [child, key] = [await api.childWithoutCase(), randomUUID()];
  const [first, again] = [await opening(officer, asked(child), key), await opening(officer, asked(child), key)];
  expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
  expect((await opening(officer, asked(child, { reason: 'moved-here' }), key)).status).toBe(422);
});

test('what runs already is not opened twice; another agreement joins, and its opener is a party from then on', async () => {
  const child = await api.childWithoutCase();
  const { body } = await opening(school, asked(child));
  expect((await alliance.get(`/cases/${body.id}`)).status).toBe(404);
  expect((await opening(officer, asked(child))).body).toMatchObject({ type: '/problems/runs-already' });
  const joined = await opening(alliance, asked(child, { workflow: 'relative-absence' }));
  expect([joined.status, joined.body.id]).toEqual([201, body.id]);
  expect(joined.body.workflows.map(({ id }) => id)).toEqual(['long-relative-absence', 'relative-absence']);
  expect(await toldIn(alliance, body.id)).toContainEqual(
    expect.objectContaining({ 'by-hand': 'worry-of-partner', by: expect.objectContaining({ role: 'alliance' }) }),
  );
});

test('two partners at the same instant open one case', async () => {
  const child = await api.childWithoutCase();
  const both = await Promise.all([
    opening(school, asked(child)),
    opening(alliance, asked(child, { workflow: 'relative-absence' })),
  ]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
});
