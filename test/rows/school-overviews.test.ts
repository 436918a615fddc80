import { fileOf, RunningApi, type Visitor } from '../support/running-api';

interface Discipline {
  schools: { name: string; notified: number; inTime: number; complete: number; overdue: number; index: number }[];
}
interface Sickness {
  statedUntil?: string;
  pupils: { number: string; days: number; firstOn: string; lastOn: string }[];
}
interface CaseFile {
  steps: { step: string; task?: string }[];
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

const at = async (who: Visitor) =>
  (await who.get<Discipline>('/schools/notification-discipline')).body.schools.find(({ name }) => name === 'Rietplas')!;

/** Seen to fail when steps of every task are counted, and when what is overdue is left out. */
test('row 37: an office sees how many notifications of a school are in time and complete, and the school its own', async () => {
  const before = await at(officer);
  const id = await api.openCase(officer);
  const { steps } = (await school.get<CaseFile>(`/cases/${id}`)).body;
  const act = async (task: string, body: object) => {
    const { step } = steps.find((one) => one.task === task)!;
    expect((await school.make(`/cases/${id}/acts`, { act: 'done', step, ...body })).status).toBe(200);
  };
  const evidence = { reportedOn: '2026-12-07', kind: 'long-relative', alsoToAlliance: true };
  await act('duo-notification', { evidence });
  await act('name-director', {});
  const after = await at(officer);
  expect(after).toMatchObject({
    notified: before.notified + 1,
    inTime: before.inTime + 1,
    complete: before.complete + 1,
    overdue: before.overdue,
  });
  expect(after.index).toBe(Math.round((after.inTime * 100) / (after.notified + after.overdue)));
  const late = await api.openCase(officer);
  expect((await api.nobody().send('/demonstration/clock', { to: '2026-12-21T12:00:00+01:00' })).status).toBe(200);
  expect((await at(officer)).overdue).toBeGreaterThan(after.overdue);
  expect((await school.get(`/cases/${late}`)).status).toBe(200);
  const own = (await school.get<Discipline>('/schools/notification-discipline')).body.schools;
  expect(own.map(({ name }) => name)).toEqual(['Rietplas']);
  expect((await (await api.signIn('GGD Waterrijk')).get('/schools/notification-discipline')).status).toBe(403);
});

const sickness = async (who: Visitor) => (await who.get<Sickness>('/schools/sickness')).body;

/** Seen to fail when days that were corrected count as well. */
test('row 54: a school that brings its statement sees who is sick how often, and nobody else does', async () => {
  const number = (await api.childWithoutCase()).pupil;
  const of = async () => (await sickness(school)).pupils.find((one) => one.number === number);
  const before = (await of())?.days ?? 0;
  const days = ['2026-12-14', '2026-12-15', '2026-12-16'];
  const brought = (code: string, on: readonly string[]) =>
    school.send(
      '/v1/imports/absences',
      fileOf(
        ['leerlingnummer;datum;lesuur;code;minuten', ...on.map((one) => `${number};${one};;${code};300`)].join('\n'),
      ),
    );
  await brought('Z', days);
  expect(await of()).toMatchObject({ days: before + 3, lastOn: '2026-12-16', hasCase: false });
  await brought('O', days.slice(0, 1));
  expect(await of()).toMatchObject({ days: before + 2 });
  const other = await api.signIn('De Wilg');
  const names = (await sickness(other)).pupils.map((one) => JSON.stringify(one));
  expect(names.some((one) => one.includes(`"${number}"`) && one.includes('2026-12-16'))).toBe(false);
  for (const one of [officer, await api.signIn('GGD Waterrijk')])
    expect((await one.get('/schools/sickness')).status).toBe(403);
});
