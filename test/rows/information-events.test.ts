import { RunningApi, type Visitor } from '../support/running-api';

interface Events {
  events: { id: string; kind: string; schools: string[]; held?: boolean; reached?: number; because?: string }[];
}
interface Coverage {
  schools: { name: string; reached: string[]; planned: string[]; missing: string[]; capacity: boolean }[];
  sectors: { sector: string; audience: string; events: number; reached: number }[];
}

let api: RunningApi;
let officer: Visitor;
let school: Visitor;
beforeAll(async () => {
  api = await RunningApi.start();
  officer = await api.signIn('Leerplicht Waterdam');
  school = await api.signIn('Rietplas');
});
afterAll(() => api.stop());

const path = '/compulsory-education/information-events';

async function plan(kind: string, audiences: string[], schools: string[], on = '2026-12-07'): Promise<string> {
  const ids = await Promise.all(schools.map((name) => api.idOf(name)));
  const { status, body } = await officer.make<Events>(path, { on, kind, audiences, schools: ids });
  expect(status).toBe(201);
  return body.events.find((one) => one.kind === kind)!.id;
}
const record = (id: string, said: object, who = officer) => who.send<Events>(`${path}/${id}/outcome`, said);
const coverage = async (who: Visitor) => (await who.get<Coverage>('/compulsory-education/information-coverage')).body;

/** Seen to fail when what was not held counts as reached, and when nobody asks why it was not. */
test('row 33: for whom there was information is known per school, and where the office had nobody for it', async () => {
  const evening = await plan('parents-evening', ['parents', 'mentors'], ['Rietplas', 'ROC Waterrijk']);
  await plan('class-visit', ['pupils'], ['Rietplas'], '2027-02-02');
  const yard = await plan('yard-action', ['parents'], ['De Wilg']);
  expect((await record(evening, { held: true, reached: 80 })).status).toBe(200);
  expect((await record(yard, { held: false, because: 'capacity' })).status).toBe(200);
  const { schools, sectors } = await coverage(officer);
  expect(schools).toMatchObject([
    { name: 'De Oever', reached: [], planned: [], capacity: false },
    { name: 'De Wilg', reached: [], planned: [], capacity: true },
    { name: 'ROC Waterrijk', reached: ['mentors', 'parents'], planned: [], capacity: false },
    { name: 'Rietplas', reached: ['mentors', 'parents'], planned: ['pupils'], capacity: false },
  ]);
  expect(schools.at(-1)!.missing).toEqual([
    'directors',
    'absence-coordinators',
    'support-coordinators',
    'care-partners',
  ]);
  expect(sectors).toEqual([
    { sector: 'mbo', audience: 'mentors', events: 1, reached: 80 },
    { sector: 'mbo', audience: 'parents', events: 1, reached: 80 },
    { sector: 'vo', audience: 'mentors', events: 1, reached: 80 },
    { sector: 'vo', audience: 'parents', events: 1, reached: 80 },
  ]);
});

/** Seen to fail without the policies of `information_event` and `information_event_school`. */
test('row 33: a school sees what is planned for it and how it stands itself, and nothing of other schools', async () => {
  const { events } = (await school.get<Events>(path)).body;
  expect(events.map(({ kind }) => kind).toSorted()).toEqual(['class-visit', 'parents-evening']);
  expect(events.find(({ kind }) => kind === 'parents-evening')).toMatchObject({ schools: ['Rietplas'], reached: 80 });
  expect((await coverage(school)).schools).toMatchObject([{ name: 'Rietplas', planned: ['pupils'] }]);
  expect((await coverage(await api.signIn('Leerplicht Rietoord'))).sectors).toEqual([]);
  expect((await record(events[0]!.id, { held: true, reached: 1 }, school)).status).toBe(403);
});

test('row 33: what came of an event is written down once, and not before it was held', async () => {
  const coming = await plan('training', ['absence-coordinators'], ['De Oever'], '2027-03-01');
  expect((await record(coming, { held: true, reached: 3 })).status).toBe(409);
  expect((await record(coming, { held: false, because: 'school' })).status).toBe(200);
  expect((await record(coming, { held: false, because: 'school' })).status).toBe(409);
  expect(
    (await (await api.signIn('Leerplicht Rietoord')).send(`${path}/${coming}/outcome`, { held: true, reached: 1 }))
      .status,
  ).toBe(404);
});
