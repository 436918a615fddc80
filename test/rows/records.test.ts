import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer] = await Promise.all([region.signIn('Rietplas'), region.signIn('Leerplicht Waterdam')]);
});
afterAll(() => region.stop());

interface Notes {
  readonly notes: readonly { text: string; recorded: unknown; organisation: string }[];
}
interface FilledIn {
  readonly ownWords: readonly { text: string; instrument: string }[];
}
const taken = (inThePlan: boolean) => ({ name: 'educatiemeter', takenOn: '2026-12-03', inPlan: inThePlan });
const newCase = () => region.api.openCase(school, { enrolled: true });
const notesSeenBy = async (who: Visitor, id: string) => (await who.get<Notes>(`/cases/${id}/notes`)).body.notes;
const inPlan = async (who: Visitor, id: string) => (await who.get<FilledIn>(`/cases/${id}/filled-in`)).body.ownWords;

/** Seen to fail when what a note records is not kept. */
test('row 75: what comes of an instrument is in the plan in the words of the young person, for whom it is', async () => {
  const id = await newCase();
  const said = 'Ik wil met mijn handen werken, niet weer vier uur stilzitten.';
  const note = (text: string, more: object) =>
    school.make(`/cases/${id}/notes`, { category: 'education', text, ...more });
  expect((await note(said, { audience: 'all', instrument: taken(true) })).status).toBe(201);
  expect((await note('Nog niet klaar.', { audience: 'all', instrument: taken(false) })).status).toBe(201);
  expect((await note('Voor onszelf.', { instrument: taken(true) })).status).toBe(201);
  expect((await note('Wat?', { instrument: { ...taken(true), name: 'horoscope' } })).status).toBe(400);
  expect(await inPlan(officer, id)).toEqual([{ text: said, instrument: 'educatiemeter', takenOn: '2026-12-03' }]);
  expect((await inPlan(school, id)).map(({ text }) => text)).toEqual(expect.arrayContaining([said, 'Voor onszelf.']));
});

/** Seen to fail when what a note records is not kept. */
test('row 78: a contact with the Inspectorate is on record with what it asked, and the officer reads it', async () => {
  const id = await newCase();
  const inspectorate = { on: '2026-12-04', asked: 'enforcement' };
  const text = 'De inspectie belde en vraagt of er gehandhaafd wordt.';
  const written = { category: 'education', audience: ['compulsory-education'], text, inspectorate };
  expect((await school.make(`/cases/${id}/notes`, written)).status).toBe(201);
  expect(await notesSeenBy(officer, id)).toMatchObject([
    { text, recorded: { inspectorate }, organisation: 'Rietplas' },
  ]);
});

/** Seen to fail when the decision does not need the fact `culpable`. */
test('row 78: whoever asks to enforce, absence that is nobody’s fault gets no official report, and who was brought in sees it undecided', async () => {
  const opened = await region.api.openCase(officer, { enrolled: false }, { workflow: 'absolute-absence' });
  const done = (step: string, more: object = {}) => officer.act(opened, { act: 'done', step, ...more });
  const talk = { heldOn: '2026-12-07', with: ['parents'], how: 'in-person' };
  expect((await done('talk', { outcome: 'culpable', evidence: { ...talk, finding: 'system' } })).status).toBe(422);
  await done('talk', { outcome: 'culpable', evidence: { ...talk, finding: 'parents' } });
  await done('offer-help');
  await officer.act(opened, { act: 'set', facts: { culpable: false } });
  const refused = await done('decide', { outcome: 'official-report' });
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([422, expect.stringContaining('hoor eerst')]);
  const alliance = await region.bringIn(officer, opened, 'SWV VO Waterrijk');
  expect((await alliance.caseFile(opened)).steps.find(({ step }) => step === 'decide')).toMatchObject({
    state: 'open',
  });
});
