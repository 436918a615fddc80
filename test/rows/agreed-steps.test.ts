import { LivingRegion } from '../support/living-region';
import type { Answer, Visitor } from '../support/running-api';
import type { CaseFile } from '../../apps/api/src/cases/case.shapes';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer] = await Promise.all([region.signIn('Rietplas'), region.signIn('Leerplicht Waterdam')]);
});
afterAll(() => region.stop());

const newCase = () => region.api.openCase(school, { enrolled: true });
const stepSeenBy = async (who: Visitor, id: string, key: string) =>
  (await who.caseFile(id)).steps.find(({ step }) => step === key);
const subjects = async (...of: Parameters<LivingRegion['mailsTo']>) =>
  (await region.mailsTo(...of)).map(({ subject }) => subject);
const tenDays = { count: 10, unit: 'working-days' };
const propose = (who: Visitor, id: string, more: object = {}): Promise<Answer<CaseFile>> =>
  who.make<CaseFile>(`/cases/${id}/agreed`, { what: 'contact', party: 'school', within: tenDays, ...more });
const answer = (who: Visitor, id: string, says: object) =>
  who.act(id, { act: 'answer-decision', step: 'answer-to-agreed-1', ...says });

/** Seen to fail with a proposal that stands before it is accepted. */
test('row 45: what one party proposes another is a step when that one accepts, with a date that it promises', async () => {
  const id = await newCase();
  const words = 'De mentor belt elke vrijdag met het gezin.';
  expect((await propose(officer, id, { words })).status).toBe(200);
  const asked = await stepSeenBy(school, id, 'answer-to-agreed-1');
  expect(asked).toMatchObject({
    state: 'open',
    dueOn: '2026-12-09',
    decided: { from: 'compulsory-education', what: 'contact', words, within: '10 working-days' },
    acts: expect.arrayContaining(['answer-decision']),
  });
  expect(asked!.outcomes.map(({ id: says }) => says)).toEqual(['accepted', 'declined', 'countered']);
  expect(await stepSeenBy(officer, id, 'agreed-1')).toBeUndefined();
  await region.until('2026-12-07T09:00');
  expect(await subjects('Rietplas', id)).toContain('Een partner stelt u een afspraak voor');
  expect((await answer(officer, id, { says: 'accepted' })).status).toBe(403);
  expect((await answer(school, id, { says: 'accepted', on: '2026-12-16' })).status).toBe(200);
  expect(await stepSeenBy(officer, id, 'agreed-1')).toMatchObject({
    by: 'school',
    state: 'open',
    dueOn: '2026-12-21',
    promised: '2026-12-16',
    decided: { from: 'compulsory-education', words },
  });
  await region.until('2026-12-07T09:30');
  expect(await subjects('Leerplicht Waterdam', id)).toContain('Er is geantwoord op wat u voorstelde');
  expect((await officer.told(id)).join('\n')).toMatch(/De school gaat akkoord met afspraak 1/);
});

/** Seen to fail with a proposal that stands whatever is said to it. */
test('row 45: a party counters with a term of its own, and whoever proposed says whether that is agreed', async () => {
  const id = await newCase();
  await propose(officer, id);
  const other = { says: 'countered', within: { on: '2027-01-15' } };
  expect((await answer(school, id, { says: 'countered', reason: 'De mentor is ziek.' })).status).toBe(422);
  expect((await answer(school, id, other)).status).toBe(422);
  expect((await answer(school, id, { ...other, reason: 'De mentor is tot na Kerst ziek.' })).status).toBe(200);
  expect(await stepSeenBy(school, id, 'agreed-1')).toBeUndefined();
  expect(await stepSeenBy(officer, id, 'answer-to-agreed-1')).toMatchObject({
    by: 'compulsory-education',
    state: 'open',
    decided: { from: 'school', within: 'until 15 January' },
  });
  expect((await answer(school, id, { says: 'accepted' })).status).toBe(403);
  expect((await answer(officer, id, { says: 'accepted', on: '2027-01-10' })).status).toBe(422);
  expect((await answer(officer, id, { says: 'accepted' })).status).toBe(200);
  expect(await stepSeenBy(school, id, 'agreed-1')).toMatchObject({ by: 'school', dueOn: '2027-01-15' });
  expect((await officer.told(id)).join('\n')).toMatch(
    /De school stelt voor afspraak 1 een andere termijn voor: tot en met 15 jan/,
  );
});

/** Seen to fail where whoever does not take part is asked too. */
test('row 45: who declines says why, what one takes on oneself stands at once, and nobody is asked who takes no part', async () => {
  const id = await newCase();
  expect((await propose(officer, id, { party: 'alliance' })).status).toBe(422);
  expect((await propose(await region.signIn('SWV VO Waterrijk'), id)).status).toBe(404);
  await propose(officer, id);
  expect((await answer(school, id, { says: 'declined' })).status).toBe(422);
  expect((await answer(school, id, { says: 'declined', reason: 'Dit doet de mentor al.' })).status).toBe(200);
  expect((await officer.caseFile(id)).agenda).toEqual([]);
  expect((await propose(school, id, { what: 'return-date', within: { on: '2026-12-18' } })).status).toBe(200);
  expect(await stepSeenBy(officer, id, 'agreed-2')).toMatchObject({ by: 'school', dueOn: '2026-12-18', state: 'open' });
});

interface Deviations {
  readonly items: readonly { caseId: string; step: string; how: string; to?: string; reason: string; by: object }[];
}

/** Seen to fail with a list without extensions. */
test('row 18: what is done otherwise than agreed is listed with its reason, for whoever sees the case and for nobody else', async () => {
  const id = await newCase();
  const reasons = {
    skip: 'De school noemde de regiehouder al bij de aanmelding.',
    extend: 'De jongere is pas volgende week weer thuis.',
    otherwise: 'De melding ging per brief, omdat het loket plat lag.',
  };
  await school.act(id, { act: 'skip', step: 'name-director', reason: reasons.skip });
  await school.act(id, { act: 'extend', step: 'notify', to: '2026-12-10', reason: reasons.extend });
  await school.act(id, { act: 'done', step: 'notify', otherwise: reasons.otherwise });
  const listedTo = async (who: Visitor) => {
    const { body } = await who.get<Deviations>('/deviations?from=2026-12-07&limit=200');
    return body.items.filter(({ caseId }) => caseId === id);
  };
  expect(await listedTo(officer)).toMatchObject([
    { step: 'notify', how: 'otherwise', reason: reasons.otherwise, by: { role: 'school' } },
    { step: 'notify', how: 'extended', to: '2026-12-10', reason: reasons.extend },
    { step: 'name-director', how: 'skipped', reason: reasons.skip },
  ]);
  expect(await listedTo(await region.signIn('De Oever'))).toEqual([]);
  await school.act(id, { act: 'correct', takesBack: { act: 'skip', step: 'name-director' } });
  expect((await listedTo(officer)).map(({ how }) => how)).toEqual(['otherwise', 'extended']);
});
