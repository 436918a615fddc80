import { LivingRegion } from '../support/living-region';
import { fileOf, type Visitor } from '../support/running-api';

interface Attendance {
  percent: number;
  goal?: { hoursPerWeek: number; from: string; reviewOn?: string };
  weeks: { week: string; hours: number; attended: number; percent: number; goal?: number; reached?: boolean }[];
  days?: { on: string; kind: string; hours?: number; doubtful: boolean }[];
}
interface Brought {
  brought: { signals: Record<string, number> };
}

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer] = await Promise.all([region.signIn('Rietplas'), region.signIn('Leerplicht Waterdam')]);
});
afterAll(() => region.stop());

/** The school states whole days of a pupil: the code of each, by day. */
async function stateDays(pupil: string, days: Readonly<Record<string, string>>): Promise<Record<string, number>> {
  const lines = Object.entries(days).map(([on, code]) => `${pupil};${on};;${code};300`);
  const list = fileOf(['leerlingnummer;datum;lesuur;code;minuten', ...lines].join('\n'));
  return (await school.send<Brought>('/v1/imports/absences', list)).body.brought.signals;
}

const attendance = async (who: Visitor, id: string) => (await who.get<Attendance>(`/cases/${id}/attendance`)).body;
const weekOf = ({ weeks }: Attendance, monday: string) => weeks.find(({ week }) => week === monday);
async function caseOf(pupil: string): Promise<string> {
  const { body } = await officer.get<{ items: { id: string }[] }>(`/cases?q=${pupil}`);
  return body.items[0]!.id;
}

/** Seen to fail when authorised hours count for nothing in the signal. */
test('row 27: absence with and without leave comes to one case, and stands in one line that the officer reads', async () => {
  const { pupil } = await region.childWithoutCase();
  const signals = await stateDays(pupil, { '2026-11-30': 'O', '2026-12-01': 'G', '2026-12-02': 'O' });
  expect(signals).toEqual({ 'mixed-16h': 1 });
  const id = await caseOf(pupil);
  expect((await officer.caseFile(id)).workflows.map((one) => one.id)).toEqual(['signal-absence']);
  const line = await attendance(officer, id);
  expect(line.days!.slice(-3).map(({ on, kind, hours }) => [on, kind, hours])).toEqual([
    ['2026-11-30', 'unauthorised', 6],
    ['2026-12-01', 'authorised', 6],
    ['2026-12-02', 'unauthorised', 6],
  ]);
  const alliance = await region.bringIn(officer, id, 'SWV VO Waterrijk');
  const seen = await attendance(alliance, id);
  expect([seen.days, seen.percent]).toEqual([undefined, line.percent]);
  expect(weekOf(seen, '2026-11-30')).toEqual({ week: '2026-11-30', hours: 30, attended: 12, percent: 40 });
  expect((await (await region.signIn('GGD Waterrijk')).get(`/cases/${id}/attendance`)).status).toBe(404);
});

/** Seen to fail when what a school doubts is kept as sickness like any other. */
test('row 50: more than eighty per cent of sickness that the school doubts opens a case, eighty does not', async () => {
  const { pupil: doubted } = await region.childWithoutCase();
  const days = ['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02'];
  const codes = (codesOf: string[]) => Object.fromEntries(days.map((on, place) => [on, codesOf[place]!]));
  expect(await stateDays(doubted, codes(['Z', 'ZT', 'ZT', 'ZT', 'ZT']))).toEqual({});
  expect(await stateDays(doubted, { '2026-12-03': 'ZT' })).toEqual({ 'doubtful-80': 1 });
  const id = await caseOf(doubted);
  expect((await officer.caseFile(id)).workflows.map((one) => one.id)).toEqual(['sickness-absence']);
  expect((await officer.told(id)).join('\n')).toContain('% van de ziektedagen twijfelachtig');
  const { days: line } = await attendance(officer, id);
  expect(line!.filter(({ on }) => days.includes(on)).map(({ doubtful }) => doubtful)).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
});

/** Seen to fail when hours of sickness do not lower it. */
test('row 2: attendance is told as a share, and on the way back as hours reached, to the officer as well', async () => {
  const child = await region.childWithoutCase();
  await stateDays(child.pupil, { '2026-12-01': 'Z', '2026-12-02': 'Z', '2026-12-03': 'Z' });
  const asked = { pupil: child.pupil, bornOn: child.bornOn, workflow: 'sickness-absence' };
  const { body } = await school.make<{ id: string }>('/cases', {
    ...asked,
    firstDayAbsent: '2026-12-01',
    reason: 'worry-of-partner',
  });
  const { id } = body;
  expect(weekOf(await attendance(officer, id), '2026-11-30')).toMatchObject({ percent: 40, attended: 12 });
  await school.act(id, { act: 'done', step: 'talk', outcome: 'school-can-help' });
  const plan = { agreedOn: '2026-12-07', firstDayOn: '2026-12-07', hoursPerWeek: 18, reviewOn: '2026-12-18' };
  expect((await school.act(id, { act: 'done', step: 'plan', evidence: plan })).status).toBe(200);
  await region.until('2026-12-11T17:00');
  await stateDays(child.pupil, { '2026-12-08': 'Z', '2026-12-10': 'Z' });
  const seen = await attendance(officer, id);
  expect(seen.goal).toEqual({ hoursPerWeek: 18, from: '2026-12-07', reviewOn: '2026-12-18' });
  expect(weekOf(seen, '2026-11-30')).not.toHaveProperty('goal');
  expect(weekOf(seen, '2026-12-07')).toMatchObject({ percent: 60, attended: 18, goal: 18, reached: true });
});

const sickDays = [
  '2026-11-23',
  '2026-11-24',
  '2026-11-25',
  '2026-11-26',
  '2026-11-27',
  '2026-11-30',
  '2026-12-01',
  '2026-12-02',
  '2026-12-03',
  '2026-12-04',
];

/** A school states that a pupil was sick on the first so many of those days, and on no other. */
async function sick(who: Visitor, pupil: string, days: number): Promise<Record<string, number>> {
  const lines = sickDays.slice(0, days).map((day) => `${pupil};${day};;Z;300`);
  const rows = ['leerlingnummer;datum;lesuur;code;minuten', ...lines].join('\n');
  const list = fileOf(rows, { from: '2026-11-23', until: '2026-12-06' });
  return (await who.send<Brought>('/v1/imports/absences', list)).body.brought.signals;
}

/** The agreements that run for a pupil, as an office sees them. */
async function runningFor(office: Visitor, pupil: string): Promise<string[]> {
  const { items } = (await office.get<{ items: { workflows: { id: string }[] }[] }>(`/cases?q=${pupil}`)).body;
  return items.flatMap(({ workflows }) => workflows.map(({ id }) => id));
}

/** Seen to fail when a signal is for all schools of a municipality. */
test('row 48: M@ZL is followed where the municipality bought it, and where a school did; elsewhere the base package is', async () => {
  const oever = await region.signIn('De Oever');
  const rietoord = await region.signIn('Leerplicht Rietoord');
  const withoutCase = async (at: string, municipality: string, office: Visitor) => {
    for (const pupil of (await region.api.pupilsAt(at, municipality)).toReversed()) {
      if ((await runningFor(office, pupil)).length === 0) return pupil;
    }
    throw new Error(`Every pupil of ${at} has a case`);
  };
  const bought = await withoutCase('Rietplas', 'Waterdam', officer);
  expect(await sick(school, bought, 7)).toMatchObject({ 'sick-7th-day': 1 });
  expect(await runningFor(officer, bought)).toEqual(['sickness-absence']);
  const ownSchool = await withoutCase('De Oever', 'Rietoord', rietoord);
  expect(await sick(oever, ownSchool, 7)).toMatchObject({ 'oever-7th-day': 1 });
  expect(await runningFor(rietoord, ownSchool)).toEqual(['sickness-absence']);
  const base = await withoutCase('Rietplas', 'Rietoord', rietoord);
  await sick(school, base, 7);
  expect(await runningFor(rietoord, base)).toEqual([]);
  expect(await sick(school, base, 10)).toMatchObject({ 'rietoord-sick': 1 });
  expect(await runningFor(rietoord, base)).toEqual(['sickness-without-mazl']);
});
