import { RunningApi, type Visitor } from '../support/running-api';

interface Presence {
  presence: { id: string; officer: string; on: string; begins: string; room?: string; cancelled: boolean }[];
}
interface Activities {
  activities: { purpose: string; taskOfSchool: boolean }[];
  perPurpose: { purpose: string; minutes: number; times: number }[];
}
interface Tasks {
  tasks: { school: string; office: string; purpose: string; minutes: number; times: number }[];
}
interface Signals {
  signals: { kind: string; told: boolean; school: { name: string } }[];
}

let api: RunningApi;
let officer: Visitor;
let school: Visitor;
let otherSchool: Visitor;
let rietplas: string;
let wilg: string;
beforeAll(async () => {
  api = await RunningApi.start();
  officer = await api.signIn('Leerplicht Waterdam');
  school = await api.signIn('Rietplas');
  otherSchool = await api.signIn('De Wilg');
  rietplas = await api.idOf('Rietplas');
  wilg = await api.idOf('De Wilg');
});
afterAll(() => api.stop());

const path = '/compulsory-education';

/** Seen to fail without the policy of `officer_presence`. */
test('row 31: a school sees when an officer is there and where, and when he does not come after all', async () => {
  const asked = { school: rietplas, on: '2026-12-10', begins: '09:00', ends: '12:00', room: 'kamer 4' };
  const { body } = await officer.make<Presence>(`${path}/presence`, asked);
  expect((await school.get<Presence>(`${path}/presence`)).body.presence).toMatchObject([
    { officer: 'Joost van Dalen', on: '2026-12-10', begins: '09:00', room: 'kamer 4', cancelled: false },
  ]);
  expect((await otherSchool.get<Presence>(`${path}/presence`)).body.presence).toEqual([]);
  await officer.send(`${path}/presence/${body.presence[0]!.id}/cancellation`, {});
  expect((await school.get<Presence>(`${path}/presence`)).body.presence).toMatchObject([{ cancelled: true }]);
  expect((await school.make(`${path}/presence`, asked)).status).toBe(403);
  const backwards = { ...asked, begins: '12:00', ends: '09:00' };
  expect((await officer.make(`${path}/presence`, backwards)).status).toBe(400);
});

/** Seen to fail when a school sees every activity at it, and when it sees those at others. */
test('row 31: what was for the school to do and an officer did is counted, and that school sees it', async () => {
  const errand = { purpose: 'errand', minutes: 45, school: rietplas, taskOfSchool: true };
  await officer.make(`${path}/activities`, errand);
  await officer.make(`${path}/activities`, { ...errand, minutes: 30 });
  await officer.make(`${path}/activities`, { purpose: 'question-desk', minutes: 120, school: rietplas });
  await officer.make(`${path}/activities`, { purpose: 'errand', minutes: 20, school: wilg, taskOfSchool: true });
  const row = { school: 'Rietplas', office: 'Leerplicht Waterdam', purpose: 'errand', minutes: 75, times: 2 };
  expect((await school.get<Tasks>(`${path}/tasks-of-schools`)).body.tasks).toEqual([row]);
  const ofOffice = (await officer.get<Tasks>(`${path}/tasks-of-schools`)).body.tasks;
  expect(ofOffice).toEqual([{ ...row, school: 'De Wilg', minutes: 20, times: 1 }, row]);
  expect((await school.get(`${path}/activities`)).status).toBe(403);
  const lead = await api.signIn('Leerplicht Waterdam', 'team-lead');
  expect((await lead.get<Activities>(`${path}/activities`)).body.perPurpose).toEqual([
    { purpose: 'question-desk', minutes: 120, times: 1 },
    { purpose: 'errand', minutes: 95, times: 3 },
  ]);
  const nobodys = await officer.make(`${path}/activities`, { purpose: 'errand', minutes: 5, taskOfSchool: true });
  expect(nobodys.status).toBe(400);
});

const signal = (school_: string, kind: string, tellSchool: boolean, who = officer) =>
  who.make<Signals>(`${path}/school-signals`, { school: school_, kind, tellSchool });

/** Seen to fail when a school sees every signal about it. */
test('row 32: a school is told what is seen there, and never what is for policy alone or of another school', async () => {
  await signal(rietplas, 'has-no-place', true);
  await signal(rietplas, 'pushes-back', false);
  await signal(wilg, 'notifies-late', true);
  const seen = (await school.get<Signals>(`${path}/school-signals`)).body.signals;
  expect(seen).toMatchObject([{ kind: 'has-no-place', told: true, school: { name: 'Rietplas' } }]);
  expect(JSON.stringify(seen)).not.toContain('Joost');
  expect((await officer.get<Signals>(`${path}/school-signals`)).body.signals).toHaveLength(3);
  const noName = { school: rietplas, kind: 'has-no-place', tellSchool: true, pupil: 'Noor Achterberg' };
  expect((await officer.make(`${path}/school-signals`, noName)).status).toBe(400);
  expect((await signal(rietplas, 'has-no-place', true, school)).status).toBe(403);
});

/** Seen to fail when numbers below five are written, and when the file is one row for each signal. */
test('row 62: policy gets how often what was seen (P24), without a school, an officer or a small number', async () => {
  for (let time = 0; time < 5; time += 1) await signal(rietplas, 'leaves-its-tasks', false);
  const management = await api.signIn('Leerplicht Waterdam', 'management');
  const { status, headers, body } = await management.get<string>(`${path}/school-signals/for-policy.csv`);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const lines = body.replace('\ufeff', '').trim().split('\r\n');
  expect(lines[0]).toBe('schoolYear;sector;signal;times');
  expect(lines).toContain('2026-2027;vo;leaves-its-tasks;5');
  expect(lines).toContain('2026-2027;vo;has-no-place;<5');
  for (const name of ['Rietplas', 'De Wilg', 'Joost', '2026-12']) expect(body).not.toContain(name);
  expect((await officer.get(`${path}/school-signals/for-policy.csv`)).status).toBe(403);
  const elsewhere = await api.signIn('Leerplicht Rietoord', 'management');
  expect((await elsewhere.get<string>(`${path}/school-signals/for-policy.csv`)).body.trim().split('\n')).toHaveLength(
    1,
  );
});
