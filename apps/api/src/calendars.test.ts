import { readFileSync } from 'node:fs';
import { RunningApi, type Visitor } from '../../../test/support/running-api';

interface Correction {
  isTrial: boolean;
  isSame: boolean;
  counted: number;
  moved: number;
  elsewhere: number;
  cases: { caseId: string; points: { what: string; of: string; sentence: { nl: string }; why?: { nl: string } }[] }[];
  changes?: { kind: string; holiday: string }[];
}

const days = [{ first: '2026-12-08', last: '2026-12-11', name: 'studieweek' }];
const published = readFileSync('libs/rules/src/dates/holiday-feed.golden.json', 'utf8');
const feed = JSON.parse(published) as unknown;
/** The Christmas holiday begins a week earlier, everywhere. */
const corrected = JSON.parse(published.replaceAll('2026-12-18T23:00', '2026-12-11T23:00')) as unknown;

let api: RunningApi;
let lead: Visitor;
let administrator: Visitor;
let school: string;
beforeAll(async () => {
  api = await RunningApi.start();
  lead = await api.signIn('Rietplas', 'team-lead');
  administrator = await api.signIn('Leerplicht Waterdam', 'team-lead');
  const [found] = await api.rows<{ id: string }>(`select id from organisation where name = 'Rietplas'`);
  school = `/v1/calendars/organisations/${found!.id}`;
}, 120_000);
afterAll(() => api.stop());

const holidays = '/v1/calendars/school-holidays';
const put = (visitor: Visitor, path: string, body: unknown) =>
  visitor.ask<Correction>(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const eventsOf = async () => {
  const [row] = await api.rows<{ count: number }>(
    `select count(*)::int as count from timeline where event->>'kind' = 'calendar-corrected'`,
  );
  return row!.count;
};

test('a school sees first what its closing days move, and then they move in every open case of it', async () => {
  const trial = await put(lead, `${school}?trial=true`, { days });
  expect(trial).toMatchObject({ status: 200, body: { isTrial: true, isSame: false } });
  expect(await eventsOf()).toBe(0);
  expect((await lead.get<{ days: object[] }>(school)).body.days).toEqual([]);
  const saved = await put(lead, school, { days });
  expect(saved.body).toEqual({ ...trial.body, isTrial: false });
  expect(saved.body.counted).toBeGreaterThan(0);
  expect(saved.body.cases.length + saved.body.elsewhere).toBe(saved.body.moved);
  expect(await eventsOf()).toBe(saved.body.counted);
  expect((await administrator.get(school)).body).toMatchObject({
    name: 'Rietplas',
    days,
    savedAt: '2026-12-07T08:00:00+01:00',
  });
  expect((await put(lead, school, { days })).body).toMatchObject({ isSame: true, counted: 0 });
});

/** Seen to fail when everybody who may read the calendar of a school may correct it. */
test.each([
  ['Rietplas', 'person'],
  ['De Wilg', 'team-lead'],
  ['Leerplicht Waterdam', 'team-lead'],
  ['SWV VO Waterrijk', 'team-lead'],
])('%s, %s, does not close the school', async (organisation, level) => {
  const visitor = await api.signIn(organisation, level);
  expect(await put(visitor, `${school}?trial=true`, { days: [] })).toMatchObject({
    status: 403,
    body: { type: '/problems/not-allowed' },
  });
});

test('what cannot be is refused in words, and a school of elsewhere is not there', async () => {
  const backwards = [{ first: '2026-12-11', last: '2026-12-08', name: 'studieweek' }];
  expect(await put(lead, school, { days: backwards })).toMatchObject({
    status: 422,
    body: { type: '/problems/wrong-days', detail: '2026-12-11: it ends (2026-12-08) before it begins (2026-12-11)' },
  });
  for (const body of [{}, { days: [{ first: 'soon', last: '2026-12-08', name: 'x' }] }, { days, more: 1 }]) {
    expect((await put(lead, school, body)).status).toBe(400);
  }
  const nowhere = '/v1/calendars/organisations/00000000-0000-4000-8000-00000000ffff';
  expect((await lead.get(nowhere)).status).toBe(404);
  expect((await put(lead, nowhere, { days })).status).toBe(404);
});

test('the administrator of the region corrects its school holidays from the published file, and nobody else', async () => {
  expect((await put(lead, `${holidays}?trial=true`, corrected)).status).toBe(403);
  const same = await put(administrator, `${holidays}?trial=true`, feed);
  expect(same.body).toMatchObject({ isSame: true, counted: 0, changes: [] });
  const before = await eventsOf();
  const trial = await put(administrator, `${holidays}?trial=true`, corrected);
  expect(trial.body.changes).toMatchObject([
    { kind: 'moved', holiday: '2026-2027 kerst noord' },
    { kind: 'moved', holiday: '2026-2027 kerst midden' },
    { kind: 'moved', holiday: '2026-2027 kerst zuid' },
  ]);
  expect(await eventsOf()).toBe(before);
  const saved = await put(administrator, holidays, corrected);
  expect(saved.body).toEqual({ ...trial.body, isTrial: false });
  expect(await eventsOf()).toBe(before + saved.body.counted);
  expect(saved.body.counted).toBeGreaterThan(1);
  const wrong = await put(administrator, holidays, [{ content: [] }]);
  expect(wrong).toMatchObject({ status: 422, body: { type: '/problems/wrong-days' } });
});
