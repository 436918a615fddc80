import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { CaseRow, MissedPage, MyDay, StepItem } from '../shapes';

/** On the first morning of the demonstration. */
let api: RunningApi;
const signedIn: Record<string, Visitor> = {};
const organisations = [
  'Rietplas',
  'Leerplicht Waterdam',
  'SWV VO Waterrijk',
  'GGD Waterrijk',
  'Wijkteam Oost',
  'ROC Waterrijk',
];

beforeAll(async () => {
  api = await RunningApi.start();
  for (const name of organisations) signedIn[name] = await api.signIn(name);
}, 240_000);
afterAll(() => api.stop());

async function all<Page extends { items: StepItem[]; nextCursor?: string }>(who: Visitor, path: string, limit = 200) {
  const items: StepItem[] = [];
  const lengths: number[] = [];
  for (let cursor = ''; ;) {
    const { body } = await who.get<Page>(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor}`);
    items.push(...body.items);
    lengths.push(body.items.length);
    if (!body.nextCursor) return { items, lengths };
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
}
const key = ({ caseId, step }: StepItem) => `${caseId} ${step}`;

/** Seen to fail with lists that show every part. */
test.each(organisations)('what is counted for %s is what is shown, part by part', async (name) => {
  const who = signedIn[name]!;
  const { counts, handovers } = (await who.get<MyDay>('/my-day')).body;
  const shown: Record<string, number> = { handovers: handovers.length };
  for (const part of ['missed', 'today', 'week', 'questions', 'waiting']) {
    shown[part] = (await all(who, `/my-day?part=${part}`)).items.length;
  }
  shown['awaited'] = (await all(who, '/awaited')).items.length;
  expect(shown).toEqual(counts);
});

/** Seen to fail when the count looks for another name than that of a question. */
test('a question is counted and shown to who is asked, with its words, and awaited by who asked', async () => {
  const [school, officer] = [signedIn['Rietplas']!, signedIn['Leerplicht Waterdam']!];
  const id = await api.openCase(school, { enrolled: true });
  const before = (await officer.get<MyDay>('/my-day')).body.counts.questions;
  await school.act(id, { act: 'ask', step: 'notify', of: 'compulsory-education', text: 'Is er al een zaak?' });
  expect((await officer.get<MyDay>('/my-day')).body.counts.questions).toBe(before + 1);
  const here = ({ caseId, question }: StepItem) => caseId === id && question;
  const [asked] = (await all(officer, '/my-day?part=questions')).items.filter(here);
  expect(asked).toMatchObject({
    question: { from: 'school' },
    asked: { question: 'Is er al een zaak?', answer: null },
  });
  expect((await all(school, '/awaited')).items.filter(here)).toHaveLength(1);
  const above = await api.signIn('Leerplicht Waterdam', 'management');
  expect((await all(above, '/my-day?part=questions')).items.find(here)?.asked).toBeUndefined();
});

/** Seen to fail with a nudge that is not told. */
test('who is waited for sees who let that know, and when', async () => {
  const [school, officer] = [signedIn['Rietplas']!, signedIn['Leerplicht Waterdam']!];
  const id = await api.openCase(school, { enrolled: true });
  await officer.act(id, { act: 'nudge', step: 'notify' });
  const step = (await all(school, '/my-day')).items.find((one) => one.caseId === id && one.step === 'notify');
  expect(step!.nudged).toEqual({ from: 'compulsory-education', on: '2026-12-07' });
});

/** Seen to fail when the party is counted and not filtered by. */
test('of what is missed one party, or one name, fills its pages, and the parties add up', async () => {
  const officer = signedIn['Leerplicht Waterdam']!;
  const { items } = await all(officer, '/missed');
  const { parties } = (await officer.get<MissedPage>('/missed?limit=1')).body;
  expect(parties.length).toBeGreaterThan(1);
  expect(parties.reduce((sum, { count }) => sum + count, 0)).toBe(items.length);
  for (const { role, count } of parties) {
    const { items: theirs, lengths } = await all(officer, `/missed?party=${role}`, 1);
    expect(theirs.map(key)).toEqual(items.filter(({ party }) => party.role === role).map(key));
    expect([role, lengths.filter((length) => length === 1).length]).toEqual([role, count]);
  }
});

/** Seen to fail when all that is late comes under every name. */
test('a page of what is missed under one name is never short', async () => {
  const [school, officer] = [signedIn['Rietplas']!, signedIn['Leerplicht Waterdam']!];
  const facts = { 'applied-on': '2026-11-23', enrolled: false, cooperates: true };
  for (const place of [1, 2]) {
    const id = await api.openCase(school, facts, { workflow: 'duty-of-care', firstDayAbsent: '2026-11-23' });
    const { status } = await school.act(id, { act: 'done', step: 'receipt', outcome: 'ordinary' });
    expect([place, status]).toEqual([place, 200]);
  }
  await api.rows(`update clock set held_at = '2027-01-29T09:00:00+01:00'`);
  const named = (await all(officer, '/missed')).items.filter(({ missedAs }) => missedAs === 'no-response');
  expect(named.length).toBeGreaterThan(1);
  const { items, lengths } = await all(officer, '/missed?as=no-response', 1);
  expect(items.map(key)).toEqual(named.map(key));
  expect(lengths.filter((length) => length === 1)).toHaveLength(named.length);
  const { parties } = (await officer.get<MissedPage>('/missed?as=no-response')).body;
  for (const { role, count } of parties) {
    expect([role, count]).toEqual([role, named.filter(({ party }) => party.role === role).length]);
  }
  expect(parties.reduce((sum, { count }) => sum + count, 0)).toBe(named.length);
});

/** Seen to fail without initials. */
test('a case is found by a part of the name, the initials, the number or the school', async () => {
  const officer = signedIn['Leerplicht Waterdam']!;
  const [child] = await api.rows<{ id: string; name: string; number: string }>(
    `select c.id, p.name, p.number from case_file c join pupil p on p.id = c.pupil_id join organisation s on s.id = c.school_id
      where c.phase = 'open' and p.municipality = 'Waterdam' and s.name = 'Rietplas' order by c.id limit 1`,
  );
  const found = async (q: string) =>
    (await officer.get<{ items: CaseRow[] }>(`/cases?limit=200&q=${encodeURIComponent(q)}`)).body.items;
  const [own] = (await found(child!.number)).filter(({ id }) => id === child!.id);
  const { initials } = own!.child;
  const written = [child!.name.slice(1).toUpperCase(), initials, initials.replaceAll('.', '').toLowerCase(), 'rietpl'];
  for (const q of written)
    expect([q, (await found(q)).map(({ id }) => id)]).toEqual([q, expect.arrayContaining([child!.id])]);
  expect((await found('rietpl')).every((row) => row.child.school === 'Rietplas')).toBe(true);
  expect(await found('niemand')).toEqual([]);
});
