import { RunningApi, type Visitor } from '../support/running-api';

interface Surgery {
  id: string;
  pupils: { id: string; slot: number; at: string; pupil: { name: string }; told?: string; result?: string }[];
}
interface Residents {
  residents: { id: string; school: string; office: string; came?: boolean; result?: string; seen: boolean }[];
}
interface Settlement {
  rows: { by: string; municipality: string; for?: string; listed: number; came: number; stayedAway: number }[];
}

let api: RunningApi;
let school: Visitor;
let office: Visitor;
let ofResidence: Visitor;
let otherSchool: Visitor;
let here: string[];
let elsewhere: string[];
beforeAll(async () => {
  api = await RunningApi.start();
  school = await api.signIn('Rietplas');
  otherSchool = await api.signIn('De Wilg');
  office = await api.signIn('Leerplicht Waterdam');
  ofResidence = await api.signIn('Leerplicht Rietoord');
  here = await api.pupilsAt('Rietplas', 'Waterdam');
  elsewhere = await api.pupilsAt('Rietplas', 'Rietoord');
});
afterAll(() => api.stop());

const path = '/compulsory-education';
const today = '2026-12-07';

/** A surgery of Leerplicht Waterdam at Rietplas. */
async function surgery(more: object = {}): Promise<string> {
  const asked = { school: await api.idOf('Rietplas'), on: today, begins: '09:00', slots: 3, ...more };
  const made = await office.make<Surgery>(`${path}/surgeries`, asked);
  expect(made.status).toBe(201);
  return made.body.id;
}
const list = (id: string, pupil: string, more: object = {}, who = school) =>
  who.send<Surgery & { type: string }>(`${path}/surgeries/${id}/pupils`, {
    pupil,
    reason: 'late',
    notified: false,
    ...more,
  });
const shown = async (who: Visitor, id: string) => (await who.get<Surgery>(`${path}/surgeries/${id}`)).body;

/** Seen to fail without the policy by which a school sees the surgeries at it, and without the index on slots. */
test('row 28: a school fills the slots of a surgery with its pupils, and sees what came of each talk', async () => {
  const id = await surgery({ room: 'B12' });
  const [late, ill] = here.splice(0, 2);
  expect((await list(id, late!)).status).toBe(200);
  expect((await list(id, ill!, { slot: 3, reason: 'sickness', notified: true })).status).toBe(200);
  const seen = await shown(office, id);
  expect(seen).toMatchObject({ room: 'B12', school: { name: 'Rietplas' } });
  expect(seen.pupils).toMatchObject([
    { slot: 1, at: '09:00', reason: 'late', notified: false },
    { slot: 3, at: '09:30', reason: 'sickness', notified: true },
  ]);
  const [first] = seen.pupils;
  const said = { came: true, result: 'agreement', hat: 'advisor' };
  expect((await office.send(`${path}/surgeries/${id}/pupils/${first!.id}/talk`, said)).status).toBe(200);
  expect((await shown(school, id)).pupils[0]).toMatchObject({ came: true, result: 'agreement', hat: 'advisor' });
  const again = await office.send<{ type: string }>(`${path}/surgeries/${id}/pupils/${first!.id}/talk`, said);
  expect([again.status, again.body.type]).toEqual([409, '/problems/recorded-already']);
});

/** Seen to fail without the two unique indexes of `surgery_pupil`. */
test('row 28: a slot has one pupil and a pupil one slot, also when two are listed at one instant', async () => {
  const id = await surgery({ slots: 3 });
  const [one, two, three, four] = here.splice(0, 4);
  const both = await Promise.all([list(id, one!, { slot: 1 }), list(id, two!, { slot: 1 })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const twice = await Promise.all([list(id, three!, { slot: 2 }), list(id, three!, { slot: 3 })]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await shown(office, id)).pupils).toHaveLength(2);
  expect((await list(id, four!)).status).toBe(200);
  const none = await list(id, here[0]!);
  expect([none.status, none.body.type]).toEqual([409, '/problems/no-slot-left']);
  const [listed] = (await shown(school, id)).pupils;
  await school.send(`${path}/surgeries/${id}/pupils/${listed!.id}/withdrawal`, {});
  expect((await list(id, here.shift()!)).status).toBe(200);
});

/** Seen to fail when everybody of a school may list, and without the policy of `surgery`. */
test('row 28: another school sees nothing of a surgery and lists nobody for it', async () => {
  const id = await surgery();
  const known = [...(await api.pupilsAt('Rietplas')), ...(await api.pupilsAt('Rietplas', 'Rietoord'))];
  const own = (await api.pupilsAt('De Wilg')).find((number) => !known.includes(number));
  expect((await otherSchool.get(`${path}/surgeries/${id}`)).status).toBe(404);
  expect((await list(id, own!, {}, otherSchool)).status).toBe(404);
  expect((await otherSchool.get<{ surgeries: object[] }>(`${path}/surgeries`)).body.surgeries).toEqual([]);
  const doctor = await api.signIn('GGD Waterrijk');
  expect((await doctor.get(`${path}/surgeries`)).status).toBe(403);
  const asked = { school: await api.idOf('Rietplas'), on: today, begins: '09:00' };
  expect((await school.make(`${path}/surgeries`, asked)).status).toBe(403);
  expect((await list(id, own!)).status).toBe(404);
});

test('row 28: nobody is listed for a surgery that was called off, and none is held in the past', async () => {
  const id = await surgery();
  await office.send(`${path}/surgeries/${id}/cancellation`, {});
  const late = await list(id, here[0]!);
  expect([late.status, late.body.type]).toEqual([409, '/problems/not-to-come']);
  const past = { school: await api.idOf('Rietplas'), on: '2026-12-04', begins: '09:00' };
  expect((await office.make(`${path}/surgeries`, past)).status).toBe(409);
});

const residents = async () => (await ofResidence.get<Residents>(`${path}/residents-elsewhere`)).body.residents;
const settled = async (who: Visitor) => (await who.get<Settlement>(`${path}/settlement`)).body.rows;

/** Seen to fail when no office of residence is looked up, and when the talks of everybody are counted. */
test('row 29: the officer of the municipality of residence is told of his pupil, and the talk is counted for settlement', async () => {
  const id = await surgery();
  await list(id, here.shift()!);
  expect(await residents()).toEqual([]);
  await list(id, elsewhere.shift()!, { reason: 'unauthorised' });
  await list(id, elsewhere.shift()!);
  const { pupils } = await shown(school, id);
  expect(pupils.map(({ told }) => told)).toEqual([undefined, 'Leerplicht Rietoord', 'Leerplicht Rietoord']);
  const told = await residents();
  expect(told).toMatchObject([
    { school: 'Rietplas', office: 'Leerplicht Waterdam', seen: false, on: today },
    { school: 'Rietplas', office: 'Leerplicht Waterdam', seen: false, on: today },
  ]);
  await ofResidence.send(`${path}/residents-elsewhere/${told[0]!.id}/seen`, {});
  await office.send(`${path}/surgeries/${id}/pupils/${pupils[1]!.id}/talk`, { came: true, result: 'parents-invited' });
  await office.send(`${path}/surgeries/${id}/pupils/${pupils[2]!.id}/talk`, { came: false });
  await office.send(`${path}/surgeries/${id}/pupils/${pupils[0]!.id}/talk`, { came: true, result: 'advice' });
  expect((await residents()).find((one) => one.came)).toMatchObject({ result: 'parents-invited' });
  expect((await residents()).filter(({ seen }) => seen)).toHaveLength(1);
  const row = { by: 'Leerplicht Waterdam', municipality: 'Rietoord', for: 'Leerplicht Rietoord' };
  expect(await settled(office)).toEqual([{ ...row, listed: 2, came: 1, stayedAway: 1 }]);
  expect(await settled(ofResidence)).toEqual(await settled(office));
});

/** Seen to fail when the policy of `surgery_pupil` leaves out whose resident it is. */
test('row 29: the officer of residence sees his own residents and nothing else of the surgery', async () => {
  const id = await surgery();
  await list(id, elsewhere.shift()!);
  expect((await ofResidence.get(`${path}/surgeries/${id}`)).status).toBe(404);
  expect((await ofResidence.get<{ surgeries: object[] }>(`${path}/surgeries`)).body.surgeries).toEqual([]);
  expect((await office.get<Residents>(`${path}/residents-elsewhere`)).body.residents).toEqual([]);
  expect((await school.get(`${path}/residents-elsewhere`)).status).toBe(403);
  const [one] = await residents();
  expect((await office.send(`${path}/residents-elsewhere/${one!.id}/seen`, {})).status).toBe(404);
});
