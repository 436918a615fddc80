import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';

interface Letters {
  letters: { kind: string; to: string[]; sentOn: string; office: string }[];
}
interface Kinds {
  kinds: { id: string; title: { nl: string }; help: { nl: string }; partOf?: string; notified: boolean }[];
}
interface Tasks {
  tasks: { id: string; form: { properties: { kind: { enum: string[] } } } }[];
}

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer] = await Promise.all([region.signIn('Rietplas'), region.signIn('Leerplicht Waterdam')]);
});
afterAll(() => region.stop());

const step = async (who: Visitor, id: string, key: string) =>
  (await who.caseFile(id)).steps.find((one) => one.step === key);
const letter = { kind: 'notice-letter', to: ['parents'], sentOn: '2026-12-07' };

/** Seen to fail when that it was sent is not kept. */
test('row 41: the first other absence brings a letter to the family; the school sees that it was sent, and to whom', async () => {
  const { pupil, bornOn } = await region.childWithoutCase();
  const { body } = await school.make<{ id: string }>('/signals', { pupil, bornOn, signal: 'other' });
  const { id } = body;
  const path = `/cases/${id}/letters`;
  expect((await officer.make(path, letter)).status).toBe(422);
  await school.act(id, { act: 'done', step: 'notify' });
  await officer.act(id, { act: 'done', step: 'triage', outcome: 'first-time' });
  expect(await step(school, id, 'notice-letter')).toMatchObject({ state: 'open', dueOn: '2026-12-09' });
  const { child } = await officer.caseFile(id);
  const draft = await officer.get<{ text: { nl: string } }>(`${path}/notice-letter/draft`);
  expect(draft.body.text.nl).toMatch(
    new RegExp(`verzorgers van ${child.name},[^]*Rietplas heeft ons[^]*Leerplicht Waterdam`),
  );
  expect([(await school.get(`${path}/notice-letter/draft`)).status, (await school.make(path, letter)).status]).toEqual([
    403, 403,
  ]);
  expect((await officer.make(path, letter)).status).toBe(201);
  expect((await school.get<Letters>(path)).body.letters).toEqual([{ ...letter, office: 'Leerplicht Waterdam' }]);
  expect(await step(school, id, 'notice-letter')).toMatchObject({ state: 'done' });
  expect((await (await region.signIn('SWV VO Waterrijk')).get(path)).status).toBe(404);
  expect((await officer.make(path, letter)).status).toBe(422);
});

/** Seen to fail when the form of the school takes a kind that schools do not notify. */
test('row 10: relative, luxury and absolute absence are one list of words with help, for every partner and in the form', async () => {
  const doctor = await region.signIn('GGD Waterrijk');
  const { kinds } = (await doctor.get<Kinds>('/signals/definitions')).body;
  const helps = Object.fromEntries(kinds.map(({ id, help }) => [id, help.nl]));
  expect(helps).toMatchObject({
    relative: expect.stringContaining('Ingeschreven op een school'),
    luxury: expect.stringContaining('vakantie buiten de schoolvakanties'),
    absolute: expect.stringContaining('op geen enkele school ingeschreven'),
  });
  expect(kinds.find(({ id }) => id === 'luxury')).toMatchObject({ partOf: 'relative', notified: true });
  expect(kinds.find(({ id }) => id === 'absolute')).toMatchObject({ notified: false });
  const { tasks } = (await doctor.get<Tasks>('/schools/tasks')).body;
  const form = tasks.find(({ id }) => id === 'duo-notification')!.form;
  expect(form.properties.kind.enum).toEqual(kinds.filter(({ notified }) => notified).map(({ id }) => id));
  const id = await region.api.openCase(school);
  const notified = (kind: string) => {
    const evidence = { reportedOn: '2026-12-07', kind, alsoToAlliance: true };
    return school.act(id, { act: 'done', step: 'notify', evidence });
  };
  expect([(await notified('absolute')).status, (await step(officer, id, 'notify'))?.state]).toEqual([422, 'open']);
  expect([(await notified('luxury')).status, (await step(officer, id, 'notify'))?.state]).toEqual([200, 'done']);
});
