import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';

let api: RunningApi;
let school: Visitor;
let caseId: string;
const filledIn = { reportedOn: '2026-12-07', kind: 'sixteen-hours', alsoToAlliance: true };

beforeAll(async () => {
  api = await RunningApi.start();
  school = await api.signIn('Rietplas');
  const [found] = await api.rows<{ case_id: string }>(
    `select s.case_id from step s join organisation o on o.id = s.organisation_id
      where o.name = 'Rietplas' and s.key = 'notify' and s.state = 'open' limit 1`,
  );
  caseId = found!.case_id;
});
afterAll(() => api.stop());

const done = (who: Visitor, evidence: unknown, key: string = randomUUID()) =>
  who.send<{ type: string; errors?: { pointer: string }[] }>(
    `/cases/${caseId}/acts`,
    { act: 'done', step: 'notify', evidence },
    { 'idempotency-key': key },
  );
const kept = () => api.rows(`select task, step, form from school_evidence where case_id = $1`, [caseId]);

test('a form that is not right is named by its fields, and nothing is done', async () => {
  const { status, body } = await done(school, { ...filledIn, kind: 'anders', remark: 'Zij zegt niets' });
  expect([status, body.type]).toEqual([422, '/problems/invalid-content']);
  expect(body.errors?.map(({ pointer }) => pointer)).toEqual(['/evidence/kind', '/evidence/remark']);
  expect(await kept()).toEqual([]);
});

test('who only reads may not act', async () => {
  const above = await api.signIn('Rietplas', 'management');
  expect((await done(above, filledIn)).body).toMatchObject({ type: '/problems/not-allowed' });
});

test('a form goes with the step that is done, once', async () => {
  const key = randomUUID();
  expect([(await done(school, filledIn, key)).status, (await done(school, filledIn, key)).status]).toEqual([200, 200]);
  expect(await kept()).toEqual([{ task: 'duo-notification', step: 'notify', form: filledIn }]);
});

test('each partner tells what it can be asked, with the form', async () => {
  const partners = ['schools', 'alliances', 'youth-health', 'neighbourhood-teams', 'compulsory-education'];
  for (const partner of partners) {
    const { body } = await school.get<{ tasks: { id: string; form: object }[] }>(`/${partner}/tasks`);
    expect(body.tasks.map(({ id }) => id)).toContain('return-plan');
    expect(body.tasks[0]!.form).toMatchObject({ type: 'object', additionalProperties: false });
  }
});
