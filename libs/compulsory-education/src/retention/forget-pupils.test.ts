import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import { forgetPupils } from './forget-pupils';

interface Surgery {
  id: string;
  pupils: { municipality?: string; reason: string; pupil?: { name: string } }[];
}
interface Consultations {
  consultations: { about: string; pupil?: string }[];
}

let api: RunningApi;
let school: Visitor;
let officer: Visitor;
beforeAll(async () => {
  api = await RunningApi.start();
  school = await api.signIn('Rietplas');
  officer = await api.signIn('Leerplicht Waterdam');
});
afterAll(() => api.stop());

const path = '/compulsory-education';
const clockAt = (moment: string) => api.rows('update clock set held_at = $1', [moment]);
const year = '?from=2026-08-01&until=2027-07-31';

/** A surgery, a group talk and a care meeting with the first pupil, and a consultation about him. */
async function contacts() {
  const [pupil] = await api.pupilsAt('Rietplas');
  const where = { school: await api.idOf('Rietplas'), on: '2026-12-07', begins: '09:00' };
  const surgery = (await officer.make<Surgery>(`${path}/surgeries`, where)).body.id;
  await school.send(`${path}/surgeries/${surgery}/pupils`, { pupil, reason: 'late', notified: false });
  const talk = (await officer.make<Surgery>(`${path}/group-talks`, { ...where, about: 'late' })).body.id;
  await school.send(`${path}/group-talks/${talk}/pupils`, { pupil });
  const invite = [await api.idOf('Leerplicht Waterdam')];
  const asked = { kind: 'care-advice', on: where.on, begins: '10:00', invite };
  const meeting = (await school.make<Surgery>(`${path}/care-meetings`, asked)).body.id;
  await school.send(`${path}/care-meetings/${meeting}/pupils`, { pupil, notified: false });
  await officer.make(`${path}/consultations`, { askedBy: 'school', about: 'worry', pupil: 'Noor Achterberg' });
  return [`${path}/surgeries/${surgery}`, `${path}/group-talks/${talk}`, `${path}/care-meetings/${meeting}`];
}
const named = async (address: string) =>
  (await officer.get<Surgery>(address)).body.pupils.map(({ pupil }) => pupil?.name);
const advice = async () => (await officer.get<Consultations>(`${path}/consultations${year}`)).body.consultations;

/** Seen to fail when a table is left out, when `purge_on` is not looked at, and when rows are taken away. */
test('whom a contact was with is known until the end of the next school year, and that there was one for ever', async () => {
  const addresses = await contacts();
  await clockAt('2027-12-07T12:00:00+01:00');
  expect(await forgetPupils(api.door)).toBe(0);
  expect(await advice()).toMatchObject([{ about: 'worry', pupil: 'Noor Achterberg' }]);
  await clockAt('2027-12-08T12:00:00+01:00');
  expect(await forgetPupils(api.door)).toBe(1);
  expect(await advice()).toEqual([expect.not.objectContaining({ pupil: expect.anything() })]);
  await clockAt('2028-07-31T12:00:00+02:00');
  expect(await forgetPupils(api.door)).toBe(0);
  for (const address of addresses) expect(await named(address)).toEqual([expect.any(String)]);
  await clockAt('2028-08-01T12:00:00+02:00');
  expect(await forgetPupils(api.door)).toBe(3);
  for (const address of addresses) expect(await named(address)).toEqual([undefined]);
  expect(await forgetPupils(api.door)).toBe(0);
});

/** Seen to fail with a term of thirteen months. */
test('P23: advice needs no name; one that is given is known for twelve months, and the advice is counted for ever', async () => {
  await clockAt('2026-12-08T12:00:00+01:00');
  const before = (await advice()).length;
  const said = { askedBy: 'school', about: 'late' };
  expect((await officer.make(`${path}/consultations`, said)).status).toBe(201);
  await officer.make(`${path}/consultations`, { ...said, pupil: 'Sef Achterberg' });
  const names = async () =>
    (await advice()).filter(({ about }) => about === 'late').flatMap(({ pupil }) => pupil ?? []);
  await clockAt('2027-12-08T23:59:00+01:00');
  await forgetPupils(api.door);
  expect(await names()).toEqual(['Sef Achterberg']);
  await clockAt('2027-12-09T01:00:00+01:00');
  await forgetPupils(api.door);
  expect([await names(), (await advice()).length]).toEqual([[], before + 2]);
});
