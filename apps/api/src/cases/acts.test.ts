import { randomUUID } from 'node:crypto';
import { fileOf, RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { CaseFile } from './case.shapes';

let api: RunningApi;
let school: Visitor;
let officer: Visitor;
let doctor: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  [school, officer, doctor] = await Promise.all([
    api.signIn('Rietplas'),
    api.signIn('Leerplicht Waterdam'),
    api.signIn('GGD Waterrijk'),
  ]);
});

afterAll(() => api.stop());

/** A case that has just been opened: three days of absence of a pupil of whom nothing was known. */
async function newCase(): Promise<string> {
  const [pupil] = await api.rows<{ id: string; number: string }>(
    `select p.id, p.number from pupil p join organisation o on o.id = p.school_id
      where o.name = 'Rietplas' and p.municipality = 'Waterdam'
        and not exists (select from absence a where a.pupil_id = p.id and a.kind in ('unauthorised', 'authorised'))
        and not exists (select from case_file c where c.pupil_id = p.id) limit 1`,
  );
  const days = ['2026-12-01', '2026-12-02', '2026-12-03'].map((on) => `${pupil!.number};${on};;O;300`);
  await school.send('/v1/imports/absences', fileOf(['leerlingnummer;datum;lesuur;code;minuten', ...days].join('\n')));
  const [file] = await api.rows<{ id: string }>('select id from case_file where pupil_id = $1', [pupil!.id]);
  return file!.id;
}

const act = (who: Visitor, id: string, body: object, headers: Record<string, string> = {}) =>
  who.send<CaseFile>(`/cases/${id}/acts`, body, { 'idempotency-key': randomUUID(), ...headers });

/** Acts that go well, one after another; gives the case after the last. */
async function acts(id: string, ...all: (readonly [who: Visitor, body: object])[]): Promise<CaseFile> {
  let last: CaseFile | undefined;
  for (const [who, body] of all) {
    const answer = await act(who, id, body);
    expect([body, answer.status, answer.body]).toEqual([body, 200, expect.anything()]);
    last = answer.body;
  }
  return last!;
}

const stepOf = (file: CaseFile, key: string) => file.steps.find(({ step }) => step === key);
const linesOf = async (who: Visitor, id: string) =>
  (await who.get<{ items: { line: Record<string, unknown> }[] }>(`/cases/${id}/timeline`)).body.items.map(
    ({ line }) => line,
  );
const reason = 'Het gesprek met de ouders is een week verzet.';

test('a step is done, and the next one asks the next party', async () => {
  const id = await newCase();
  const file = await acts(id, [school, { act: 'done', step: 'notify' }]);
  expect(stepOf(file, 'notify')).toMatchObject({ state: 'done', doneOn: '2026-12-07', lateDays: 0, comes: [] });
  expect(stepOf(file, 'take-charge')).toMatchObject({ state: 'open', by: 'compulsory-education', dueOn: '2026-12-09' });
  expect((await linesOf(school, id)).map((line) => line['done'] ?? line['started'])).toEqual(
    expect.arrayContaining(['notify', 'take-charge']),
  );
});

test('waiting stops the term, resuming counts on', async () => {
  const id = await newCase();
  const waiting = await acts(id, [school, { act: 'wait', step: 'notify', for: 'diagnostics', review: '2026-12-21' }]);
  expect(stepOf(waiting, 'notify')).toMatchObject({ state: 'waiting', waitingFor: 'diagnostics' });
  expect(stepOf(waiting, 'notify')!.comes).toEqual([expect.objectContaining({ kind: 'review', on: '2026-12-21' })]);
  const resumed = await acts(id, [school, { act: 'resume', step: 'notify' }]);
  expect(stepOf(resumed, 'notify')).toMatchObject({ state: 'open', dueOn: '2026-12-14' });
});

test('an extension moves the due date, and the date says so', async () => {
  const id = await newCase();
  const extended = await acts(id, [school, { act: 'extend', step: 'notify', to: '2026-12-16', reason }]);
  expect(stepOf(extended, 'notify')).toMatchObject({ extended: true, dueOn: '2026-12-16' });
  const { body } = await school.get<{ due: string; parts: { kind: string; to?: string }[] }>(
    `/cases/${id}/steps/notify/why`,
  );
  expect(body.due).toBe('2026-12-16');
  expect(body.parts).toContainEqual(expect.objectContaining({ kind: 'extended', to: '2026-12-16' }));
  expect((await act(school, id, { act: 'extend', step: 'notify', to: '2026-12-17', reason })).status).toBe(422);
});

test('a step is skipped with a reason, which the timeline keeps apart', async () => {
  const id = await newCase();
  const skipped = await acts(id, [school, { act: 'skip', step: 'notify', reason }]);
  expect(stepOf(skipped, 'notify')).toMatchObject({ state: 'skipped' });
  const [kept] = await api.rows<{ texts: string }>(
    `select string_agg(event::text || lines::text, '') as texts from timeline where case_id = $1`,
    [id],
  );
  expect(kept!.texts).not.toContain('ouders');
});

test('a promise holds the ladder', async () => {
  const id = await newCase();
  const promised = await acts(id, [school, { act: 'promise', step: 'notify', on: '2026-12-18' }]);
  const step = stepOf(promised, 'notify')!;
  expect(step.promised).toBe('2026-12-18');
  expect(step.comes.filter(({ kind }) => kind === 'rung').map(({ on }) => on >= '2026-12-21')).not.toContain(false);
});

test('a fact proposes another director, who accepts', async () => {
  const id = await newCase();
  const proposed = await acts(id, [school, { act: 'set', facts: { question: 'capacity' } }]);
  expect(proposed).toMatchObject({
    facts: { question: 'capacity' },
    director: { role: 'school' },
    proposal: { role: 'youth-health', rule: 'D3', missed: false },
  });
  expect(proposed.acts).not.toContain('accept');
  const day = await doctor.get<{ handovers: { caseId: string }[] }>('/my-day');
  expect(day.body.handovers).toContainEqual(expect.objectContaining({ caseId: id, proposed: 'youth-health' }));
  const accepted = await acts(id, [doctor, { act: 'accept' }]);
  expect(accepted).toMatchObject({ director: { role: 'youth-health', organisation: 'GGD Waterrijk', rule: 'D3' } });
  expect(accepted.proposal).toBeUndefined();
});

test('a director who refuses says why, and the case goes on the agenda', async () => {
  const id = await newCase();
  await acts(id, [school, { act: 'set', facts: { question: 'capacity' } }]);
  const refused = await acts(id, [doctor, { act: 'refuse', reason }]);
  expect(refused).toMatchObject({ director: { role: 'school' }, agenda: [{ reason: 'direction-refused' }] });
});

test('the officer closes the case, and nobody else', async () => {
  const id = await newCase();
  const tried = await act(school, id, { act: 'close', outcome: 'admin-error' });
  expect([tried.status, tried.body]).toEqual([
    422,
    expect.objectContaining({
      type: '/problems/act-refused',
      detail: 'only compulsory-education closes a case',
      sentence: { nl: 'alleen leerplicht sluit een zaak', en: 'only compulsory-education closes a case' },
    }),
  ]);
  const closed = await acts(id, [officer, { act: 'close', outcome: 'admin-error' }]);
  expect(closed.phase).not.toBe('open');
  expect((await act(school, id, { act: 'set', facts: { attends: true } })).status).toBe(422);
});

test('the officer who watches opens a closed case again, although another directed it', async () => {
  const id = await newCase();
  await acts(id, [officer, { act: 'close', outcome: 'admin-error' }]);
  const reopened = await acts(id, [officer, { act: 'reopen', reason, starts: ['notify'] }]);
  expect(reopened).toMatchObject({ phase: 'open', director: { role: 'school' } });
  expect(stepOf(reopened, 'notify')).toMatchObject({ state: 'open' });
  expect((await act(doctor, id, { act: 'reopen', reason, starts: ['notify'] })).status).not.toBe(200);
});

test('two acts at once on one step: one is done, the other is told how it is now', async () => {
  const id = await newCase();
  const both = await Promise.all([1, 2].map(() => act(school, id, { act: 'done', step: 'notify' })));
  const [won, lost] = both.toSorted((one, other) => one.status - other.status);
  expect([won!.status, lost!.status]).toEqual([200, 409]);
  expect(lost!.body).toMatchObject({ type: '/problems/step-already-done', current: won!.body });
  expect(Object.keys((lost!.body as unknown as { current: CaseFile }).current)).toEqual(Object.keys(won!.body));
  expect((await linesOf(school, id)).filter((line) => line['done'] === 'notify')).toHaveLength(1);
});

test('an act on what has changed meanwhile is told how it is now', async () => {
  const id = await newCase();
  const { headers, body } = await school.get<CaseFile>(`/cases/${id}`);
  expect(headers.get('etag')).toBe(body.etag);
  await acts(id, [school, { act: 'set', facts: { cooperates: true } }]);
  const late = await act(school, id, { act: 'done', step: 'notify' }, { 'if-match': body.etag });
  expect([late.status, late.body]).toEqual([
    409,
    expect.objectContaining({
      type: '/problems/changed-meanwhile',
      current: expect.objectContaining({ facts: expect.objectContaining({ cooperates: true }) }),
    }),
  ]);
});

test('the same key does the same act once', async () => {
  const id = await newCase();
  const key = { 'idempotency-key': randomUUID() };
  const body = { act: 'promise', step: 'notify', on: '2026-12-18' };
  const [first, again] = [await act(school, id, body, key), await act(school, id, body, key)];
  expect([first.status, again.status, again.body.etag]).toEqual([200, 200, first.body.etag]);
  expect((await act(school, id, { ...body, on: '2026-12-21' }, key)).status).toBe(422);
});

test.each([
  [{ act: 'finish', step: 'notify' }, '/act'],
  [{ act: 'done' }, '/step'],
  [{ act: 'done', step: 'notify', colour: 'red' }, '/colour'],
  [{ act: 'extend', step: 'notify', to: '2026-02-30', reason }, '/to'],
  [{ act: 'wait', step: 'notify', for: 'coffee' }, '/for'],
  [{ act: 'skip', step: 'notify' }, '/reason'],
  [{ act: 'set', facts: { 'question with spaces': 'x' } }, '/facts/question with spaces'],
  [{ act: 'close', outcome: 'Nora is back' }, '/outcome'],
])('%j is refused with a pointer, and changes nothing', async (body, pointer) => {
  const id = await newCase();
  const before = await school.get<CaseFile>(`/cases/${id}`);
  const answer = await act(school, id, body);
  expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([
    400,
    expect.stringContaining('application/problem+json'),
    expect.objectContaining({
      type: '/problems/malformed-request',
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    }),
  ]);
  expect((await school.get<CaseFile>(`/cases/${id}`)).body.etag).toBe(before.body.etag);
});

test('an act needs a key, and a case that is one', async () => {
  const id = await newCase();
  const keyless = await school.send(`/cases/${id}/acts`, { act: 'done', step: 'notify' });
  expect(keyless).toMatchObject({ status: 400, body: { errors: [{ pointer: '/header/idempotency-key' }] } });
  expect(await act(school, 'no-uuid', { act: 'accept' })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/path/id' }] },
  });
  expect(await act(school, randomUUID(), { act: 'accept' })).toMatchObject({ status: 404 });
  expect(await act(school, id, { act: 'done', step: 'nothing' })).toMatchObject({ status: 422 });
});

test('who has nothing to do with a case does not know of it', async () => {
  const id = await newCase();
  const strangers = await Promise.all([
    api.signIn('De Wilg'),
    api.signIn('Leerplicht Rietoord'),
    api.signIn('Wijkteam Oost'),
    api.signIn('SWV PO Waterrijk'),
  ]);
  for (const stranger of strangers) {
    const answers = [
      await stranger.get(`/cases/${id}`),
      await stranger.get(`/cases/${id}/timeline`),
      await stranger.get(`/cases/${id}/steps/notify/why`),
      await act(stranger, id, { act: 'done', step: 'notify' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const { body } = await stranger.get<{ items: { id: string }[] }>('/cases?limit=200');
    expect(body.items.map((one) => one.id)).not.toContain(id);
  }
});
