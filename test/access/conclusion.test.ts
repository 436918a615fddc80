import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../support/running-api';

/** P01: what a doctor concludes goes into the case as closed words, hours and days; his own words have no way in. */

let api: RunningApi;
let doctor: Visitor;
let caseId: string;
beforeAll(async () => {
  api = await RunningApi.start();
  doctor = await api.signIn('GGD Waterrijk');
  const school = await api.signIn('Rietplas');
  caseId = await api.openCase(school);
  await school.act(caseId, { act: 'set', facts: { question: 'capacity' } });
});
afterAll(() => api.stop());

interface Form {
  readonly properties: Record<string, { type: string; format?: string; enum?: readonly string[] }>;
  readonly additionalProperties: boolean;
}
interface Refused {
  readonly errors?: readonly { pointer: string }[];
}
const form = { concludedOn: '2026-12-07', capacity: 'partly', hoursPerWeek: 8 };
const conclude = (evidence: object) =>
  doctor.send<Refused>(
    `/cases/${caseId}/acts`,
    { act: 'done', step: 'capacity-advice', outcome: 'partly-fit', evidence },
    { 'idempotency-key': randomUUID() },
  );

/** Seen to fail with a form that lets through what it does not know. */
test.each([
  ['a finding', { finding: 'EMDR na een trauma' }, '/evidence/finding'],
  ['an advice in own words', { advice: 'begin met gym' }, '/evidence/advice'],
  ['words for a choice', { capacity: 'kan door angst niet naar school' }, '/evidence/capacity'],
  ['words for hours', { hoursPerWeek: 'acht, in verband met medicatie' }, '/evidence/hoursPerWeek'],
  ['words for a day', { validUntil: 'tot na de therapie' }, '/evidence/validUntil'],
])('P01: %s is refused, by its place and not by its words', async (_what, more, pointer) => {
  const { status, body } = await conclude({ ...form, ...more });
  expect(status).toBe(422);
  expect(body.errors!.map((error) => error.pointer)).toEqual([pointer]);
  expect(JSON.stringify(body)).not.toMatch(/EMDR|gym|angst|medicatie|therapie/u);
  expect(
    await api.rows(`select from step where case_id = '${caseId}' and key = 'capacity-advice' and state = 'done'`),
  ).toEqual([]);
});

/** Seen to fail with a form that asks for words. */
test('P01: no form of youth health has a place for words', async () => {
  const { tasks } = (await doctor.get<{ tasks: { id: string; form: Form }[] }>('/youth-health/tasks')).body;
  expect(tasks.length).toBeGreaterThan(3);
  const open = tasks.flatMap(({ id, form: { properties } }) =>
    Object.entries(properties)
      .filter(([, one]) => one.type === 'string' && one.format !== 'date' && one.enum === undefined)
      .map(([name]) => `${id}.${name}`),
  );
  expect(open).toEqual([]);
  expect(tasks.filter(({ form: { additionalProperties } }) => additionalProperties !== false)).toEqual([]);
});
