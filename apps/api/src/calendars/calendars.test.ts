import { readFileSync } from 'node:fs';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';

interface Correction {
  isTrial: boolean;
  isSame: boolean;
  stopsTerms: boolean;
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
});
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
  expect(trial).toMatchObject({ status: 200, body: { isTrial: true, isSame: false, stopsTerms: true } });
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

/** A step that somebody of Leerplicht Waterdam is to do, and the address at which its date is explained. */
async function stepOfTheOfficer(): Promise<{ why: string; dueOn: string }> {
  const [step] = await api.rows<{ why: string; dueOn: string }>(
    `select '/cases/' || case_id || '/steps/' || replace(key, '/', '%2F') || '/why' as why, due_on::text as "dueOn"
       from step join organisation o on o.id = organisation_id
      where o.name = 'Leerplicht Waterdam' and state = 'open' and due_on > '2026-12-08' order by due_on, case_id limit 1`,
  );
  return step!;
}

/** Seen to fail when the closing days of whoever is to do the step are not asked, and when a trial is told. */
test('an office is closed on a day on which a step of it is due: the date stays, and says so', async () => {
  const [office] = await api.rows<{ id: string }>(`select id from organisation where name = 'Leerplicht Waterdam'`);
  const path = `/v1/calendars/organisations/${office!.id}`;
  const { why, dueOn } = await stepOfTheOfficer();
  const explained = async () => (await administrator.get<{ due: string; parts: object[] }>(why)).body;
  const [before, events] = [await explained(), await eventsOf()];
  const bridging = [{ first: dueOn, last: dueOn, name: 'brugdag' }];
  const nothing = { isSame: false, stopsTerms: false, counted: 0, moved: 0, cases: [], elsewhere: 0 };
  const trial = await put(administrator, `${path}?trial=true`, { days: bridging });
  expect(trial).toMatchObject({ status: 200, body: { ...nothing, isTrial: true } });
  expect(await explained()).toEqual(before);
  expect((await put(administrator, path, { days: bridging })).body).toEqual({ ...nothing, isTrial: false });
  expect((await lead.get(path)).body).toMatchObject({ name: 'Leerplicht Waterdam', days: bridging });
  const closed = {
    kind: 'closed',
    on: dueOn,
    sentence: {
      nl: expect.stringMatching(/^Leerplicht Waterdam is op .* gesloten \(brugdag\); de termijn stopt daar niet voor$/),
      en: expect.stringMatching(/^Leerplicht Waterdam is closed on .*; the term does not stop for that$/),
    },
  };
  expect(await explained()).toEqual({ ...before, parts: [...before.parts, closed] });
  expect(await eventsOf()).toBe(events);
});

/** Seen to fail when only people of schools may say it. */
test.each([
  ['GGD Waterrijk', 'team-lead', 200],
  ['GGD Waterrijk', 'management', 200],
  ['GGD Waterrijk', 'person', 403],
  ['Leerplicht Waterdam', 'team-lead', 403],
])('%s, %s, asks to close the GGD: %d', async (organisation, level, status) => {
  const [health] = await api.rows<{ id: string }>(`select id from organisation where name = 'GGD Waterrijk'`);
  const visitor = await api.signIn(organisation, level);
  const path = `/v1/calendars/organisations/${health!.id}?trial=true`;
  expect((await put(visitor, path, { days })).status).toBe(status);
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
