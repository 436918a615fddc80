import { RunningApi, type Visitor } from '../support/running-api';

interface Talk {
  id: string;
  pupils: { id: string; pupil?: { name: string }; came?: boolean }[];
}
interface Talks {
  talks: { id: string; listed: number; came: number }[];
  youths: number;
}

let api: RunningApi;
let school: Visitor;
let office: Visitor;
let pupils: string[];
beforeAll(async () => {
  api = await RunningApi.start();
  school = await api.signIn('Rietplas');
  office = await api.signIn('Leerplicht Waterdam');
  pupils = await api.pupilsAt('Rietplas');
});
afterAll(() => api.stop());

const path = '/compulsory-education/group-talks';

async function talk(): Promise<string> {
  const asked = { school: await api.idOf('Rietplas'), on: '2026-12-07', begins: '13:30', about: 'late' };
  return (await office.make<Talk>(path, asked)).body.id;
}
const join = (id: string, pupil: string, who = school) =>
  who.send<Talk & { type: string }>(`${path}/${id}/pupils`, { pupil });
const shown = async (id: string, who = office) => (await who.get<Talk>(`${path}/${id}`)).body;
async function filled(id: string, count: number): Promise<void> {
  for (const pupil of pupils.slice(0, count)) expect((await join(id, pupil)).status).toBe(200);
}

/** Seen to fail with ten seats. */
test('row 30: a ninth pupil is refused, and the eight stay', async () => {
  const id = await talk();
  await filled(id, 8);
  const ninth = await join(id, pupils[8]!);
  expect([ninth.status, ninth.body.type]).toEqual([409, '/problems/talk-is-full']);
  expect((await shown(id)).pupils).toHaveLength(8);
});

/** Seen to fail with ten seats. */
test('row 30: of two who want the last place at the same instant one is refused', async () => {
  const id = await talk();
  await filled(id, 7);
  const both = await Promise.all([join(id, pupils[7]!), join(id, pupils[8]!)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await shown(id)).pupils).toHaveLength(8);
});

/** Seen to fail when pupils are counted before they join, and the table does not say which seats there are. */
test('row 30: ten at the same instant are eight, and who leaves makes room for one', async () => {
  const id = await talk();
  const all = await Promise.all(pupils.slice(0, 10).map((pupil) => join(id, pupil)));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(8);
  const [one] = (await shown(id, school)).pupils;
  expect((await school.send(`${path}/${id}/pupils/${one!.id}/withdrawal`, {})).status).toBe(200);
  const late = await Promise.all([join(id, pupils[10]!), join(id, pupils[11]!)]);
  expect(late.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

/** Seen to fail when those who did not come are counted, and without the policy of `group_talk`. */
test('row 30: the school sees who was there, the count is of those, and there is no case of anybody', async () => {
  const before = (await office.get<Talks>(path)).body.youths;
  const id = await talk();
  await filled(id, 4);
  const { pupils: listed } = await shown(id);
  const came = listed.slice(0, 3).map((one) => one.id);
  const cases = (await school.get<{ items: object[] }>('/cases?limit=200')).body.items.length;
  expect((await office.send(`${path}/${id}/attendance`, { came, hat: 'chair' })).status).toBe(200);
  expect((await shown(id, school)).pupils.map((one) => one.came)).toEqual([true, true, true, false]);
  const counted = (await office.get<Talks>(path)).body;
  expect(counted.youths).toBe(before + 3);
  expect(counted.talks.find((one) => one.id === id)).toMatchObject({ listed: 4, came: 3 });
  expect((await school.get<{ items: object[] }>('/cases?limit=200')).body.items).toHaveLength(cases);
  const other = await api.signIn('De Wilg');
  expect((await other.get(`${path}/${id}`)).status).toBe(404);
  expect((await other.get<Talks>(path)).body).toEqual({ talks: [], youths: 0 });
  expect((await (await api.signIn('Leerplicht Rietoord')).get(`${path}/${id}`)).status).toBe(404);
});

test('row 30: a school brings its own pupils alone, and only before the talk', async () => {
  const id = await talk();
  const known = [...pupils, ...(await api.pupilsAt('Rietplas', 'Rietoord'))];
  const stranger = (await api.pupilsAt('De Wilg')).find((number) => !known.includes(number));
  expect((await join(id, stranger!)).status).toBe(404);
  await filled(id, 1);
  expect((await join(id, pupils[0]!)).body.type).toBe('/problems/listed-already');
  await office.send(`${path}/${id}/attendance`, { came: [] });
  expect((await join(id, pupils[1]!)).body.type).toBe('/problems/not-to-come');
  expect((await office.send(`${path}/${id}/attendance`, { came: [] })).status).toBe(409);
});
