import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { CaseFile, Timeline } from './case.shapes';
import type { MyDay } from '../shapes';

/**
 * Each was seen to fail without its mechanism: the limit of the words, the id in place of them, their readers, who acts,
 * who may bring in a party or withdraw, the clock of the step that is left alone, the day of the last nudge.
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

/** A case that the school directs, and in which officer and school have steps. */
const newCase = () => api.openCase(school, { enrolled: true });

const act = (who: Visitor, id: string, body: object, key: string = randomUUID()) =>
  who.send<CaseFile>(`/cases/${id}/acts`, body, { 'idempotency-key': key });
const stepOf = async (who: Visitor, id: string, key: string) =>
  (await who.get<CaseFile>(`/cases/${id}`)).body.steps.find(({ step }) => step === key);
const outboxOf = (id: string) =>
  api.rows<{ template: string; recipient: string }>(
    `select template, recipient from outbox where case_id = $1 and template ~ 'question|nudge' order by seq`,
    [id],
  );

const toOfficer = 'question-to-compulsory-education-on-notify';
const asking = { act: 'ask', step: 'notify', of: 'compulsory-education', text: 'Is Nora al bij u bekend?' };

test('a question is asked and answered: the two read it, the others know that it was there', async () => {
  const id = await newCase();
  expect((await act(school, id, asking)).status).toBe(200);
  expect(await stepOf(officer, id, toOfficer)).toMatchObject({
    by: 'compulsory-education',
    dueOn: '2026-12-10',
    question: { from: 'school', about: 'notify' },
    asked: { question: asking.text, answer: null },
    acts: expect.arrayContaining(['answer']),
    title: { nl: 'Vraag aan leerplicht over Melden bij DUO en samenwerkingsverband' },
  });
  const day = (await officer.get<MyDay>('/my-day?limit=200')).body.items.filter(({ caseId }) => caseId === id);
  expect(day.map(({ step }) => step)).toContain(toOfficer);
  expect((await act(officer, id, { act: 'answer', step: toOfficer, text: 'Nee, nog niet.' })).status).toBe(200);
  expect(await stepOf(school, id, toOfficer)).toMatchObject({
    state: 'done',
    asked: { question: asking.text, answer: 'Nee, nog niet.' },
  });
  await act(school, id, { ...asking, of: 'alliance', text: 'Doet u mee?' });
  expect((await stepOf(alliance, id, toOfficer))?.asked).toBeUndefined();
  const lines = (await alliance.get<Timeline>(`/cases/${id}/timeline`)).body.items.map(({ line }) => line);
  expect(lines).toContainEqual(expect.objectContaining({ answered: toOfficer, late: 0 }));
  expect(JSON.stringify(lines)).not.toContain('Nora');
  expect(await outboxOf(id)).toEqual([
    { template: 'question-asked', recipient: 'compulsory-education' },
    { template: 'question-answered', recipient: 'school' },
    { template: 'question-asked', recipient: 'alliance' },
  ]);
});

test('who stands above the two is told of the case, and does not read what they ask', async () => {
  const id = await newCase();
  await act(school, id, asking);
  const above = await api.signIn('Leerplicht Waterdam', 'management');
  expect(await stepOf(above, id, toOfficer)).toMatchObject({ step: toOfficer, state: 'open' });
  expect((await stepOf(above, id, toOfficer))!.asked).toBeUndefined();
});

test('its date is explained, and the step that it is about keeps its own', async () => {
  const id = await newCase();
  const before = await stepOf(school, id, 'notify');
  await act(school, id, asking);
  expect(await stepOf(school, id, 'notify')).toEqual(before);
  const { body } = await officer.get<{ due: string; sentence: { en: string } }>(`/cases/${id}/steps/${toOfficer}/why`);
  expect([body.due, body.sentence.en]).toEqual(['2026-12-10', expect.stringContaining('3 working days')]);
});

test('no word of it is in an event', async () => {
  const id = await newCase();
  await act(school, id, asking);
  const [kept] = await api.rows<{ text: string }>(
    `select string_agg(event::text || lines::text, '') || (select state::text from case_state where case_id = $1) as text
       from timeline where case_id = $1`,
    [id],
  );
  expect(kept!.text).not.toMatch(/Nora|bekend/);
});

test('a question of five hundred characters is asked, one more is not', async () => {
  const id = await newCase();
  expect((await act(school, id, { ...asking, text: 'x'.repeat(501) })).status).toBe(400);
  expect((await act(school, id, { ...asking, text: 'x'.repeat(500) })).status).toBe(200);
});

test('who asks withdraws; the same key asks once', async () => {
  const [id, key] = [await newCase(), randomUUID()];
  expect([(await act(school, id, asking, key)).status, (await act(school, id, asking, key)).status]).toEqual([
    200, 200,
  ]);
  expect(await outboxOf(id)).toHaveLength(1);
  expect((await act(officer, id, { act: 'withdraw-question', step: toOfficer })).status).toBe(403);
  expect((await act(school, id, { act: 'withdraw-question', step: toOfficer })).status).toBe(200);
  expect(await stepOf(school, id, toOfficer)).toBeUndefined();
});

test('only the director brings in a party by asking it', async () => {
  const id = await newCase();
  const toAlliance = { act: 'ask', step: 'talk', of: 'alliance', text: 'Kent u een plek?' };
  expect((await act(officer, id, toAlliance)).status).toBe(403);
  expect((await alliance.get(`/cases/${id}`)).status).toBe(404);
  expect((await act(school, id, toAlliance)).status).toBe(200);
  expect((await alliance.get(`/cases/${id}`)).status).toBe(200);
});

test('a nudge is a message to whoever has the step to do, once a working day', async () => {
  const id = await newCase();
  expect((await act(officer, id, { act: 'nudge', step: 'notify' })).status).toBe(200);
  const again = await act(officer, id, { act: 'nudge', step: 'notify' });
  expect([again.status, again.body]).toEqual([
    422,
    expect.objectContaining({
      sentence: { nl: 'van deze stap is vandaag al gezegd dat erop wordt gewacht', en: 'this step was nudged today' },
    }),
  ]);
  expect(await outboxOf(id)).toEqual([{ template: 'nudge', recipient: 'school' }]);
  const { body } = await school.get<Timeline>(`/cases/${id}/timeline`);
  expect(body.items).toContainEqual(
    expect.objectContaining({
      line: expect.objectContaining({ nudged: 'notify', from: 'compulsory-education' }),
      mails: 1,
    }),
  );
});
