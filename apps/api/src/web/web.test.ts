import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import { bundlings, figures, type WebPage } from './web.shapes';

/** The web of an office over HTTP: who sees what of it, what counts, and the filters that are kept. */
let api: RunningApi;
let officer: Visitor;
let school: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  [officer, school] = await Promise.all([api.signIn('Leerplicht Waterdam'), api.signIn('Rietplas')]);
});
afterAll(() => api.stop());

const web = async (query = '', who = officer) => (await who.get<WebPage>(`/web${query}`)).body;
const idsOf = ({ items }: WebPage) => items.map(({ caseId }) => caseId);

/** Every open case that somebody sees, by the list that has them all. */
async function casesOf(who: Visitor): Promise<string[]> {
  const { body } = await who.get<{ items: { id: string }[] }>('/cases?limit=200');
  return body.items.map(({ id }) => id).toSorted();
}

/** Seen to fail when every office of the region sees a municipality's cases at once. */
test('an officer sees the cases that the list of cases has, and no other office sees one of them', async () => {
  const [own, other] = [await web(), await web('', await api.signIn('Leerplicht Rietoord'))];
  expect(idsOf(own).toSorted()).toEqual(await casesOf(officer));
  expect(own).toMatchObject({ all: own.items.length, total: own.items.length });
  expect(other.all).toBeGreaterThan(0);
  const open = await api.rows<{ count: number }>(`select count(*)::int from case_file where phase = 'open'`);
  expect(own.all).toBeLessThan(open[0]!.count);
  expect(idsOf(other).toSorted()).toEqual(await casesOf(await api.signIn('Leerplicht Rietoord')));
});

/** Seen to fail when nobody is asked whether he watches. */
test.each(['Rietplas', 'SWV VO Waterrijk', 'GGD Waterrijk'])(
  '%s has no web, and keeps no views of it',
  async (organisation) => {
    const who = await api.signIn(organisation);
    const asked = [await who.get('/web'), await who.get('/web/views'), await who.send('/web/views', {})];
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 400]);
    expect((await who.send('/web/views', { name: 'mijn', filter: {} })).status).toBe(403);
  },
);

test('who has not signed in is told so', async () => {
  expect((await api.nobody().get('/web')).status).toBe(401);
});

/** Seen to fail with a figure that is counted and not filtered by. */
test('each count is the length of the list that it leads to', async () => {
  const all = await web();
  for (const figure of figures) {
    expect([figure, (await web(`?figure=${figure}`)).total]).toEqual([figure, all.figures[figure]]);
  }
  for (const by of bundlings) {
    expect(all.bundles[by].reduce((sum, { count }) => sum + count, 0)).toBe(all.all);
    const [first] = all.bundles[by];
    const chosen = await web(`?${by}=${encodeURIComponent(first!.id)}`);
    expect([by, chosen.total, chosen.items.length]).toEqual([by, first!.count, first!.count]);
    expect(chosen.bundles[by]).toEqual(all.bundles[by]);
  }
});

/** Seen to fail when the second filter is left out. */
test('two filters hold at once, and one that nobody knows leaves nothing', async () => {
  const { bundles } = await web();
  const [waiting] = bundles.waiting;
  const within = await web(`?waiting=${waiting!.id}`);
  const clock = within.bundles.clock[0]!;
  const both = await web(`?waiting=${waiting!.id}&clock=${clock.id}`);
  expect(both.total).toBe(clock.count);
  expect(both.items.every((row) => row.waiting === waiting!.id && row.clock === clock.id)).toBe(true);
  expect(await web(`?school=${randomUUID()}`)).toMatchObject({ total: 0, items: [] });
  expect((await officer.get('/web?clock=green')).status).toBe(400);
});

/** Seen to fail when a page begins with the last one of the page before. */
test('the list comes in pages that are the whole together, each case once', async () => {
  const pages: WebPage[] = [await web('?limit=7')];
  while (pages.at(-1)!.nextCursor) pages.push(await web(`?limit=7&cursor=${pages.at(-1)!.nextCursor}`));
  expect(pages.flatMap(idsOf)).toEqual(idsOf(await web()));
  expect((await officer.get('/web?cursor=nonsense')).status).toBe(400);
});

/** Seen to fail with what others are late with before one's own. */
test('on top is what asks something of me, then what others are longest late with', async () => {
  const { items } = await web();
  const ranks = items.map(({ today }) =>
    today.startsWith('mine') ? 0 : today === 'late' || today === 'used-up' ? 1 : 2,
  );
  expect(ranks).toEqual(ranks.toSorted());
  const late = items.filter(({ today }) => today === 'late' || today === 'used-up').map(({ step }) => step!.dueOn);
  expect(late.length).toBeGreaterThan(1);
  expect(late).toEqual(late.toSorted());
});

/** Seen to fail when a nudge of today is no reason to stand lower. */
test('who let know that he waits has done what he can today: the case goes down, and the partner reads it', async () => {
  const { items } = await web();
  const late = items.find(
    ({ today, step }) => today === 'late' && step!.acts.includes('nudge') && step!.by === 'school',
  )!;
  const act = { act: 'nudge', step: late.step!.step };
  const sent = await officer.send(`/cases/${late.caseId}/acts`, act, { 'idempotency-key': randomUUID() });
  expect(sent.status).toBe(200);
  const now = (await web()).items.find(({ caseId }) => caseId === late.caseId)!;
  expect(now).toMatchObject({ today: 'nudged', nudgedOn: '2026-12-07' });
  const asked = await api.signIn(late.step!.party.organisation);
  const { body } = await asked.get<{ items: { caseId: string; nudged?: object }[] }>('/my-day?limit=200');
  expect(body.items.filter(({ caseId }) => caseId === late.caseId)).toContainEqual(
    expect.objectContaining({ nudged: { from: 'compulsory-education', on: '2026-12-07' } }),
  );
});

/** Seen to fail with a title that is said again in each row. */
test('a row tells what was agreed and what goes off in four weeks, with titles that are said once', async () => {
  const { items, titles, today } = await web();
  const places = items.flatMap(({ knots, comes }) => [...knots, ...comes].flatMap(({ title }) => title ?? []));
  expect(places.every((place) => titles[place] !== undefined)).toBe(true);
  expect(new Set(titles.map(({ nl, en }) => nl + en)).size).toBe(titles.length);
  const comes = items.flatMap((row) => row.comes);
  expect(comes.length).toBeGreaterThan(0);
  expect(comes.every(({ on }) => on <= '2027-01-04')).toBe(true);
  expect(today).toBe('2026-12-07');
});

/** Seen to fail with a name where the initials stand. */
test('no name of a child stands in it', async () => {
  const text = JSON.stringify(await web());
  const names = await api.rows<{ name: string }>('select p.name from pupil p join case_file c on c.pupil_id = p.id');
  expect(names.filter(({ name }) => text.includes(name))).toEqual([]);
});

const maybeSame = (who = officer) => who.get<{ cases: string[] }>('/web/maybe-same');

/** Seen to fail with every open case told, whichever child it is of. */
test('which cases may be of one child with another is asked apart, and told to who watches over them', async () => {
  expect((await maybeSame()).body).toEqual({ cases: [] });
  const { caseId } = (await web()).items[0]!;
  await api.rows(
    `insert into pupil (id, region_id, school_id, number, name, born_on, municipality)
     select gen_random_uuid(), p.region_id, o.id, 'tweede', upper(p.name), p.born_on, p.municipality
       from case_file c join pupil p on p.id = c.pupil_id join organisation o on o.name = 'De Wilg' where c.id = $1`,
    [caseId],
  );
  expect((await maybeSame()).body).toEqual({ cases: [caseId] });
  expect((await maybeSame(await api.signIn('Leerplicht Rietoord'))).body).toEqual({ cases: [] });
  expect((await maybeSame(school)).status).toBe(403);
});

/** Seen to fail when the filter under a known name stays as it was. */
test('a view is kept for who saved it, under a name that is there once, and goes when he says so', async () => {
  const keep = (name: string, filter: object) => officer.send<{ views: object[] }>('/web/views', { name, filter });
  expect((await keep('Rietplas', { school: 'een', figure: 'silent' })).status).toBe(200);
  const { body } = await keep('Rietplas', { school: 'twee', by: 'clock' });
  expect(body.views).toEqual([{ id: expect.any(String), name: 'Rietplas', filter: { school: 'twee', by: 'clock' } }]);
  const { id } = body.views[0] as { id: string };
  const colleague = await api.signIn('Leerplicht Waterdam', 'team-lead');
  expect((await colleague.get('/web/views')).body).toEqual({ views: [] });
  const drop = (who: Visitor) => who.ask<{ views: object[] }>(`/web/views/${id}`, { method: 'DELETE' });
  expect((await drop(colleague)).status).toBe(404);
  expect((await drop(school)).status).toBe(403);
  expect((await drop(officer)).body).toEqual({ views: [] });
  expect((await keep(' ', {})).status).toBe(400);
  expect((await keep('x', { clock: 'green' })).status).toBe(400);
});

/** Seen to fail with room for more. */
test('thirty views are kept and no more', async () => {
  const lead = await api.signIn('Leerplicht Waterdam', 'management');
  const keep = (name: string) => lead.send('/web/views', { name, filter: {} });
  const statuses: number[] = [];
  for (let number = 1; number <= 31; number += 1) statuses.push((await keep(`weergave ${number}`)).status);
  expect(statuses).toEqual([...Array<number>(30).fill(200), 400]);
  expect((await keep('weergave 3')).status).toBe(200);
});
