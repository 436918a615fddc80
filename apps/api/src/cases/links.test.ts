import { randomUUID } from 'node:crypto';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { CaseFile } from './case.shapes';

/** Each was seen to fail without its mechanism: the wall of `case_link`, and the look at both cases before linking, and what a second link meets. */
let api: RunningApi;
let school: Visitor;
let officer: Visitor;
let primary: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  [school, officer, primary] = await Promise.all([
    api.signIn('Rietplas'),
    api.signIn('Leerplicht Waterdam'),
    api.signIn('De Wilg'),
  ]);
});

afterAll(() => api.stop());

/** A case of a child at a school, that its school opens. */
async function caseAt(name: string, who: Visitor): Promise<string> {
  const [child] = await api.rows<{ school: string; pupil: string; bornOn: string }>(
    `select o.number as school, p.number as pupil, p.born_on as "bornOn" from pupil p
       join organisation o on o.id = p.school_id
      where o.name = $1 and p.municipality = 'Waterdam'
        and not exists (select from case_file c where c.pupil_id = p.id) order by p.number limit 1`,
    [name],
  );
  const more = { workflow: 'long-relative-absence', firstDayAbsent: '2026-11-09', reason: 'moved-here' };
  const { body } = await who.send<CaseFile>('/cases', { ...child, ...more }, { 'idempotency-key': randomUUID() });
  return body.id;
}

interface Links {
  readonly mayLink: boolean;
  readonly links: readonly { caseId: string; reason: string }[];
}
const linksFor = (who: Visitor, id: string) => who.get<Links>(`/cases/${id}/links`);

test('two cases are linked and stay apart: the other is shown to who may see it', async () => {
  const [elder, younger] = [await caseAt('Rietplas', school), await caseAt('De Wilg', primary)];
  const linked = await officer.send<Links>(`/cases/${elder}/links`, { other: younger, reason: 'siblings' });
  expect([linked.status, linked.body.links]).toEqual([
    200,
    [expect.objectContaining({ caseId: younger, reason: 'siblings', linkedOn: '2026-12-07' })],
  ]);
  const above = await api.signIn('Leerplicht Waterdam', 'management');
  expect((await linksFor(officer, elder)).body.mayLink).toBe(true);
  expect((await linksFor(above, elder)).body).toMatchObject({ mayLink: false, links: [{ caseId: younger }] });
  expect((await linksFor(officer, younger)).body.links.map(({ caseId }) => caseId)).toEqual([elder]);
  expect((await linksFor(school, elder)).body.links).toEqual([]);
  expect((await linksFor(primary, younger)).body.links).toEqual([]);
  expect((await linksFor(school, younger)).status).toBe(404);
  expect((await school.get(`/cases/${younger}`)).status).toBe(404);
});

test('a case that one may not see is not linked, nor one with itself', async () => {
  const [elder, younger] = [await caseAt('Rietplas', school), await caseAt('De Wilg', primary)];
  const link = (other: string) => school.send<Links>(`/cases/${elder}/links`, { other, reason: 'siblings' });
  expect([(await link(younger)).status, (await link(randomUUID())).status, (await link(elder)).status]).toEqual([
    404, 404, 422,
  ]);
});

test('a link is made once from either side, and taken away again', async () => {
  const [elder, younger] = [await caseAt('Rietplas', school), await caseAt('De Wilg', primary)];
  await officer.send(`/cases/${elder}/links`, { other: younger, reason: 'siblings' });
  const again = await officer.send<Links>(`/cases/${younger}/links`, { other: elder, reason: 'same-household' });
  expect(again.body.links).toEqual([expect.objectContaining({ caseId: elder, reason: 'siblings' })]);
  const gone = await officer.ask<Links>(`/cases/${younger}/links/${elder}`, { method: 'DELETE' });
  expect([gone.status, gone.body.links]).toEqual([200, []]);
});
