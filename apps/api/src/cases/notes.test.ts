import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { CaseFile, Timeline } from './case.shapes';

/**
 * Each was seen to fail without its mechanism: the wall of `note` and that of its event, the limit of a category, the
 * check of a party, who acts in a case, the key, the snapshot that a note leaves where it is, the note that folds to
 * nothing, and what is kept apart from the event.
 */
let api: RunningApi;
let school: Visitor;
let officer: Visitor;
let doctor: Visitor;
let board: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  [school, officer, doctor, board] = await Promise.all([
    api.signIn('Rietplas'),
    api.signIn('Leerplicht Waterdam'),
    api.signIn('GGD Waterrijk'),
    api.signIn('Leerplicht Waterdam', 'management'),
  ]);
});

afterAll(() => api.stop());

const key = () => ({ 'idempotency-key': randomUUID() });

/** A case of school, officer and doctor. */
async function newCase(): Promise<string> {
  const id = await api.openCase(school);
  const asked = { act: 'set', facts: { question: 'capacity' } };
  expect((await school.send(`/cases/${id}/acts`, asked, key())).status).toBe(200);
  return id;
}

interface Notes {
  readonly notes: readonly { id: string; text: string | null; audience: unknown; document: object | null }[];
}

const write = (who: Visitor, id: string, note: object, under = key()) =>
  who.send<Notes>(`/cases/${id}/notes`, note, under);
const textsFor = async (who: Visitor, id: string) =>
  (await who.get<Notes>(`/cases/${id}/notes`)).body.notes.map(({ text }) => text);
const noted = async (who: Visitor, id: string) =>
  (await who.get<Timeline>(`/cases/${id}/timeline`)).body.items.filter(({ line }) => 'noted' in line).length;

test('a note is for its own organisation, unless it says for whom', async () => {
  const id = await newCase();
  await write(school, id, { category: 'practical', text: 'mentor belt donderdag' });
  await write(school, id, { category: 'family', audience: ['youth-health'], text: 'voor de jeugdarts' });
  await write(school, id, { category: 'practical', audience: 'all', text: 'voor allemaal' });
  expect((await textsFor(school, id)).toSorted()).toEqual([
    'mentor belt donderdag',
    'voor allemaal',
    'voor de jeugdarts',
  ]);
  expect((await textsFor(doctor, id)).toSorted()).toEqual(['voor allemaal', 'voor de jeugdarts']);
  expect(await textsFor(officer, id)).toEqual(['voor allemaal']);
  expect([await noted(school, id), await noted(doctor, id), await noted(officer, id)]).toEqual([3, 2, 1]);
});

test('who a note is not for does not know of it: no row, no line, and the case is as he saw it', async () => {
  const id = await newCase();
  const before = (await officer.get<CaseFile>(`/cases/${id}`)).body;
  const { body } = await write(school, id, { category: 'family', text: 'thuis is het zwaar' });
  const path = `/cases/${id}/notes/${body.notes[0]!.id}`;
  expect([(await school.get(path)).status, (await officer.get(path)).status]).toEqual([200, 404]);
  expect((await officer.get<CaseFile>(`/cases/${id}`)).body).toEqual(before);
  const stranger = await api.signIn('Leerplicht Rietoord');
  expect([
    (await stranger.get(path)).status,
    (await write(stranger, id, { category: 'practical', text: 'x' })).status,
  ]).toEqual([404, 404]);
});

test('its writer acts on after a note, and so does who does not know of it', async () => {
  const id = await newCase();
  await write(school, id, { category: 'practical', text: 'eerst dit' });
  const act = (who: Visitor, facts: object) => who.send<CaseFile>(`/cases/${id}/acts`, { act: 'set', facts }, key());
  expect((await act(school, { cooperates: true })).body.facts).toMatchObject({ cooperates: true });
  expect((await act(officer, { cooperates: false })).body.facts).toMatchObject({ cooperates: false });
});

test('the text is in no event, and a paper that lies elsewhere is dates and choices', async () => {
  const id = await newCase();
  const paper = { kind: 'report', from: 'youth-health', datedOn: '2026-11-20', lies: 'kluis van de GGD' };
  const { body } = await write(school, id, { category: 'care', audience: ['youth-health'], document: paper });
  expect(body.notes).toMatchObject([{ text: null, audience: ['youth-health'], document: paper }]);
  const [kept] = await api.rows<{ texts: string; form: string }>(
    `select (select string_agg(event::text || lines::text, '') from timeline where case_id = $1) as texts,
            (select document::text from note where case_id = $1 and kind = 'note') as form`,
    [id],
  );
  expect([kept!.texts, kept!.form].join()).not.toContain('kluis');
});

test.each([
  [{ category: 'judicial', audience: ['youth-health'], text: 'x' }, 'this is not for so many: choose who needs it'],
  [{ category: 'health', audience: 'all', text: 'x' }, 'this is not for so many: choose who needs it'],
  [{ category: 'practical', audience: ['alliance'], text: 'x' }, '"alliance" is no party of this case'],
])('%j is refused in words', async (note, why) => {
  const { status, body } = await write(school, await newCase(), note);
  expect([status, (body as unknown as { detail: string }).detail]).toEqual([422, why]);
});

test.each([
  [{ category: 'practical' }, '/text'],
  [{ category: 'gossip', text: 'x' }, '/category'],
  [{ category: 'practical', text: 'x'.repeat(4001) }, '/text'],
])('%j is not well formed', async (note, pointer) => {
  const { status, body } = await write(school, await newCase(), note);
  expect([status, body]).toEqual([400, expect.objectContaining({ errors: [expect.objectContaining({ pointer })] })]);
});

test('the same key writes one note', async () => {
  const [id, under] = [await newCase(), key()];
  const note = { category: 'practical', text: 'een keer' };
  await write(school, id, note, under);
  expect((await write(school, id, note, under)).body.notes).toHaveLength(1);
});

test('who is told of a case but does not act in it reads and writes no notes', async () => {
  const id = await newCase();
  expect((await board.get(`/cases/${id}`)).status).toBe(200);
  expect([
    (await board.get(`/cases/${id}/notes`)).status,
    (await write(board, id, { category: 'practical', text: 'x' })).status,
  ]).toEqual([403, 403]);
});
