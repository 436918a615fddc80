import { LivingRegion } from '../support/living-region';
import { type Child, fileOf, type Visitor } from '../support/running-api';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer] = await Promise.all([region.signIn('Rietplas'), region.signIn('Leerplicht Waterdam')]);
});
afterAll(() => region.stop());

interface Rows {
  readonly items: readonly { id: string; child: { initials: string; school: string }; openedOn: string }[];
}
const casesOf = async (who: Visitor) => (await who.get<Rows>('/cases?limit=200')).body.items;
/** The cases that somebody sees since. */
const newSince = async (who: Visitor, before: Rows['items']) => {
  const known = new Set(before.map(({ id }) => id));
  return (await casesOf(who)).filter(({ id }) => !known.has(id));
};
const absent = ({ pupil }: Child, days: readonly string[], code: string) =>
  school.send(
    '/v1/imports/absences',
    fileOf(['leerlingnummer;datum;lesuur;code;minuten', ...days.map((on) => `${pupil};${on};;${code};300`)].join('\n')),
  );
const threeDays = ['2026-12-01', '2026-12-02', '2026-12-03'];

test('row 54: what a school states of absence opens the case that the officer sees, and no reason comes along', async () => {
  const [before, child] = [await casesOf(officer), await region.childWithoutCase()];
  expect((await absent(child, threeDays, 'O')).status).toBe(200);
  const [opened, ...more] = await newSince(officer, before);
  expect([opened?.child.school, opened?.openedOn, more]).toEqual(['Rietplas', '2026-12-07', []]);
  const doctor = await region.signIn('GGD Waterrijk');
  expect(await newSince(doctor, await casesOf(doctor))).toEqual([]);
});

test('row 47: another kind of absence joins the case, and holds up no step of it', async () => {
  const child = await region.childWithoutCase();
  const id = await region.api.openCase(school, { enrolled: true });
  const before = await officer.caseFile(id);
  await absent(child, threeDays, 'O');
  const after = await officer.caseFile(id);
  expect(after.workflows.map(({ id: workflow }) => workflow)).toEqual([
    ...before.workflows.map(({ id: workflow }) => workflow),
    'relative-absence',
  ]);
  for (const { step, dueOn } of before.steps)
    expect(after.steps).toContainEqual(expect.objectContaining({ step, dueOn }));
});

test('row 55: a notification of the register opens one case, however often it comes', async () => {
  const administrator = await region.signIn('Leerplicht Waterdam', 'administrator');
  const [before, { school: brin, bornOn }] = [await casesOf(officer), await region.childWithoutCase()];
  const list = fileOf(
    `meldingsnummer;soort;status;brin;geboortedatum;begin;laatste_mutatie
M9001;Langdurig relatief verzuim;gemeld;${brin};${bornOn};2026-11-02;2026-12-01T10:00`,
  );
  for (let times = 0; times < 2; times += 1) {
    expect((await administrator.send('/v1/imports/notifications', list)).status).toBe(200);
  }
  const opened = await newSince(officer, before);
  expect(opened.map(({ child }) => child.school)).toEqual(['Rietplas']);
  expect((await administrator.get(`/cases/${opened[0]!.id}`)).status).toBe(404);
});

test('row 60: the school reports each month, and the officer sees when and from whom', async () => {
  const [before, child] = [await casesOf(officer), await region.childWithoutCase()];
  await absent(child, threeDays, 'O');
  const [{ id }] = (await newSince(officer, before)) as [Rows['items'][number]];
  await region.until('2027-01-08T10:00');
  const monthly = (await officer.caseFile(id)).steps.find(({ step }) => step === 'progress');
  expect(monthly).toMatchObject({ by: 'school', party: { organisation: 'Rietplas' } });
});
