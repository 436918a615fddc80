import { fileOf, RunningApi, type Visitor } from '../support/running-api';

interface Listed {
  id: string;
  pupils: { id: string }[];
}
interface Recurrence {
  kinds: { kind: string; youths: number; again: number; followed: number }[];
}

let api: RunningApi;
let school: Visitor;
let officer: Visitor;
let lead: Visitor;
beforeAll(async () => {
  api = await RunningApi.start();
  school = await api.signIn('Rietplas');
  officer = await api.signIn('Leerplicht Waterdam');
  lead = await api.signIn('Leerplicht Waterdam', 'team-lead');
});
afterAll(() => api.stop());

const path = '/compulsory-education';
const recurrence = async (who: Visitor) =>
  (await who.get<Recurrence>(`${path}/contacts/recurrence?year=2026`)).body.kinds;
const clockAt = (to: string) => api.nobody().send('/demonstration/clock', { to });

/** A surgery and a group talk of today with two pupils of whom nothing was known. */
async function talks(pupils: readonly string[]): Promise<void> {
  const where = { school: await api.idOf('Rietplas'), on: '2026-12-07', begins: '09:00' };
  const surgery = (await officer.make<Listed>(`${path}/surgeries`, where)).body.id;
  const talk = (await officer.make<Listed>(`${path}/group-talks`, { ...where, about: 'truancy' })).body.id;
  for (const pupil of pupils) {
    const listed = { pupil, reason: 'unauthorised', notified: false };
    expect((await school.send(`${path}/surgeries/${surgery}/pupils`, listed)).status).toBe(200);
    expect((await school.send(`${path}/group-talks/${talk}/pupils`, { pupil })).status).toBe(200);
  }
  for (const { id } of (await officer.get<Listed>(`${path}/surgeries/${surgery}`)).body.pupils) {
    await officer.send(`${path}/surgeries/${surgery}/pupils/${id}/talk`, { came: true, result: 'agreement' });
  }
  const came = (await officer.get<Listed>(`${path}/group-talks/${talk}`)).body.pupils.map(({ id }) => id);
  await officer.send(`${path}/group-talks/${talk}/attendance`, { came: came.slice(0, 1) });
}

/** Seen to fail when signals of every child count, and when whoever did not come counts. */
test('row 40: of whom was talked with it is counted who came to be notified in the twelve months after', async () => {
  const pupils = await pupilsUnknown();
  await talks(pupils);
  expect(await recurrence(lead)).toEqual([
    { kind: 'group-talk', youths: 1, again: 0, followed: 0 },
    { kind: 'surgery', youths: 2, again: 0, followed: 0 },
  ]);
  await clockAt('2026-12-14T08:00:00+01:00');
  const days = ['2026-12-08', '2026-12-09', '2026-12-10'].map((on) => `${pupils[0]};${on};;O;300`);
  await school.send('/v1/imports/absences', fileOf(['leerlingnummer;datum;lesuur;code;minuten', ...days].join('\n')));
  expect(await recurrence(lead)).toEqual([
    { kind: 'group-talk', youths: 1, again: 1, followed: 1 },
    { kind: 'surgery', youths: 2, again: 1, followed: 1 },
  ]);
  expect(await recurrence(await api.signIn('Leerplicht Rietoord'))).toEqual([]);
  expect((await school.get(`${path}/contacts/recurrence`)).status).toBe(403);
});

/** A pupil of Rietplas without a case, and the next one. */
async function pupilsUnknown(): Promise<readonly string[]> {
  const { pupil } = await api.childWithoutCase();
  const other = (await api.pupilsAt('Rietplas')).find((number) => number > pupil)!;
  return [pupil, other];
}
