import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import { TableOverHttp } from '../../../../test/support/table-over-http';

/** The table of Waterrijk meets on the day after the first morning. */
const on = '2026-12-08';

interface Foreseen {
  isThere: boolean;
  dueOn: string;
  answerBy?: string;
  comes: { id: string; kind: string; sentence: { nl: string } }[];
}

let api: RunningApi;
let chair: Visitor;
let school: Visitor;
let team: Visitor;
let table: TableOverHttp;
let caseId: string;

beforeAll(async () => {
  api = await RunningApi.start();
  chair = await api.signIn('Thuiszitterstafel Waterrijk', 'chair');
  school = await api.signIn('Rietplas');
  team = await api.signIn('Wijkteam Oost');
  table = new TableOverHttp(chair);
  caseId = await api.openCase(school, { enrolled: true });
  await school.act(caseId, { act: 'bring', question: 'no-plan' });
  await table.item(on, caseId, { act: 'add-urgent' });
});
afterAll(() => api?.stop());

const whole = { what: 'new-plan', party: 'school', within: { on: '2026-12-22' } };
const foresee = (who: Visitor) => who.send<Foreseen>(`/table/meetings/${on}/cases/${caseId}/foreseen`, whole);

/** Seen to fail with minutes of a case that are not kept. */
test('whoever leads says how long a meeting and a case in it last, and in which order', async () => {
  await chair.send(`/table/meetings/${on}/time`, { minutes: 90 });
  await table.item(on, caseId, { act: 'give-minutes', minutes: 25 });
  const before = await table.meeting(on);
  const ids = before.items.map((item) => item.caseId).toReversed();
  await chair.send(`/table/meetings/${on}/order`, { cases: ids });
  const { lasts, items } = await table.meeting(on);
  expect([lasts, items.map((item) => item.caseId)]).toEqual([90, ids]);
  expect(items.find((item) => item.caseId === caseId)!.minutes).toBe(25);
});

/** Seen to fail where it is not asked who leads: then the database refuses, and the answer is 500. */
test.each([
  ['time', { minutes: 30 }],
  ['order', { cases: [] }],
])('nobody else says its %s', async (what, body) => {
  expect((await school.send(`/table/meetings/${on}/${what}`, body)).status).toBe(403);
});

/** Seen to fail without the rungs in what is foreseen. */
test('what a decision would be is told before it is one, and changes nothing', async () => {
  const before = await school.caseFile(caseId);
  const { status, body } = await foresee(chair);
  expect([status, body.isThere, body.dueOn, body.answerBy]).toEqual([200, false, '2026-12-22', '2026-12-09']);
  const rungs = body.comes.filter(({ kind }) => kind === 'rung');
  expect(rungs.map(({ id }) => id)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5']);
  expect(rungs[1]!.sentence.nl).toContain('teamleider');
  expect(await school.caseFile(caseId)).toEqual(before);
  await table.present(on, ['Rietplas']);
  expect((await foresee(school)).body).toMatchObject({ isThere: true });
});

/** Seen to fail without the walls around a case: then it is there, and not allowed. */
test('of a case that one does not see nothing is foreseen', async () => {
  expect((await foresee(team)).status).toBe(404);
});

/** Seen to fail with a stream that does not look at the table. */
test('a stream tells that somebody typed at the table', async () => {
  const stream = await school.stream('/events');
  // The first look is done as soon as something that happened after it is told.
  await school.act(caseId, { act: 'set', facts: { cooperates: true } });
  await stream.next('changed');
  await table.begin(on, caseId, { what: 'place' });
  expect(await stream.next('table')).toEqual({});
  await stream.end();
});
