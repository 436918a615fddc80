import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
let alliance: Visitor;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer, alliance] = await Promise.all([
    region.signIn('Rietplas'),
    region.signIn('Leerplicht Waterdam'),
    region.signIn('SWV VO Waterrijk'),
  ]);
});
afterAll(() => region.stop());

interface Me {
  readonly id: string;
  readonly organisation: { readonly id: string };
}
interface Consultants {
  readonly consultants: readonly { person: string; does: string; school: string }[];
}
interface FilledIn {
  readonly forms: readonly { step: string; form: object }[];
}
const meOf = async (who: Visitor) => (await who.get<Me>('/me')).body;
const newCase = () => region.api.openCase(school, { enrolled: true });
const done = (who: Visitor, id: string, step: string, more: object = {}) => who.act(id, { act: 'done', step, ...more });
const step = async (who: Visitor, id: string, key: string) =>
  (await who.caseFile(id)).steps.find((one) => one.step === key);
const formSeenBy = async (who: Visitor, id: string, key: string) =>
  (await who.get<FilledIn>(`/cases/${id}/filled-in`)).body.forms.find((one) => one.step === key)?.form;

/** Seen to fail when the search is nobody's own. */
test('row 59: a school is looked for by school or alliance, and not by the officer, also when he directs', async () => {
  const id = await newCase();
  await officer.act(id, { act: 'set', facts: { question: 'perspective' } });
  await done(alliance, id, 'perspective-advice', { outcome: 'search-school' });
  expect(await step(officer, id, 'school-search')).toMatchObject({ by: 'alliance', state: 'open' });
  await officer.act(id, { act: 'set', facts: { culpable: true } });
  expect((await officer.act(id, { act: 'accept' })).status).toBe(200);
  expect((await done(officer, id, 'school-search', { outcome: 'found' })).status).toBe(403);
  expect(await step(alliance, id, 'school-search')).toMatchObject({ state: 'open' });
  const evidence = { askedOn: '2026-12-07', schools: 3, place: 'other-school' };
  expect((await done(alliance, id, 'school-search', { outcome: 'found', evidence })).status).toBe(200);
  expect(await formSeenBy(officer, id, 'school-search')).toEqual(evidence);
});

/** Seen to fail when what the alliance filled in is not shown. */
test('row 67: the alliance advises in the meeting at school and mediates, by steps with a date of their own', async () => {
  const advised = await newCase();
  await done(school, advised, 'round-table', { outcome: 'support-unclear' });
  expect(await step(alliance, advised, 'support-advice')).toMatchObject({ by: 'alliance', dueOn: '2026-12-21' });
  const meeting = { heldOn: '2026-12-07', present: ['school', 'parents', 'alliance'] };
  await done(alliance, advised, 'support-advice', { evidence: { ...meeting, support: 'extra' } });
  expect(await formSeenBy(school, advised, 'support-advice')).toEqual({ ...meeting, support: 'extra' });
  const divided = await newCase();
  await done(school, divided, 'round-table', { outcome: 'no-agreement' });
  expect(await step(alliance, divided, 'mediation')).toMatchObject({ by: 'alliance', dueOn: '2026-12-21' });
  await done(alliance, divided, 'mediation', { outcome: 'agreed', evidence: { ...meeting, answer: 'agreed' } });
  expect(await step(officer, divided, 'mediation')).toMatchObject({ state: 'done', outcome: 'agreed' });
});

/** Seen to fail when parties are chosen without the consultant of the school. */
test('row 67: a school knows its consultant and its team of expertise, and he is the person in its cases', async () => {
  const other = await region.signIn('SWV VO Waterrijk', 'backup');
  const { organisation } = await meOf(school);
  const named = (who: Visitor, person: string, does: string, at = organisation.id) =>
    who.send<Consultants>('/alliances/consultants', { school: at, person, does });
  const [{ id: expert }, { id: consultant }] = await Promise.all([meOf(alliance), meOf(other)]);
  expect((await named(school, consultant, 'consultant')).status).toBe(403);
  expect((await named(alliance, (await meOf(officer)).id, 'consultant')).status).toBe(404);
  expect((await named(alliance, consultant, 'consultant')).status).toBe(200);
  expect((await named(alliance, expert, 'expertise')).status).toBe(200);
  const { body } = await school.get<Consultants>('/alliances/consultants');
  expect(body.consultants.map(({ person, does }) => [person, does])).toEqual([
    ['Naima Bouazza', 'consultant'],
    ['Jasper Kool', 'expertise'],
  ]);
  const stranger = await region.signIn('De Oever');
  expect((await stranger.get<Consultants>('/alliances/consultants')).body.consultants).toEqual([]);
  const { parties } = await officer.caseFile(await newCase());
  expect(parties.find(({ role }) => role === 'alliance')).toMatchObject({ person: 'Naima Bouazza' });
});
