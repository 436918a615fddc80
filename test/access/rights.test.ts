import { randomUUID } from 'node:crypto';
import { MachineTime } from '@app/platform';
import type { Copy } from '../../apps/api/src/rights/copy/copy';
import type { AskedOfUs, FamilyRights } from '../../apps/api/src/rights/rights.shapes';
import { RunningApi, type Visitor } from '../support/running-api';

let api: RunningApi;
let school: Visitor;
let officer: Visitor;
let meindert: Visitor;
let caseId: string;
let mother: Visitor;
let ahead = 0;

beforeAll(async () => {
  api = await RunningApi.start();
  jest.spyOn(MachineTime.prototype, 'now').mockImplementation(() => Date.now() + ahead);
  [school, officer, meindert] = await Promise.all([
    api.signIn('Rietplas'),
    api.signIn('Leerplicht Waterdam'),
    api.signIn('Rietplas', 'privacy-officer'),
  ]);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await api.stop();
});

beforeEach(async () => {
  caseId = await api.openCase(school, { enrolled: true });
  await api.rows(`update pupil p set born_on = '2013-05-01' from case_file c where c.id = $1 and c.pupil_id = p.id`, [
    caseId,
  ]);
  const email = `${randomUUID()}@thuis.example`;
  const told = { name: 'Samira El Idrissi', kind: 'parent', source: 'birth-register', since: '2026-01-01', email };
  const { body } = await school.make<{ relatives: { person: string }[] }>(`/cases/${caseId}/family`, told);
  mother = await api.signInAs(body.relatives.at(-1)!.person);
});

const ask = async (right: string, of = 'Rietplas') => {
  const asked = { right, of: await api.idOf(of), words: 'Graag alles.' };
  const { body } = await mother.make<FamilyRights>(`/family/cases/${caseId}/rights`, asked);
  return body.requests[0]!.id;
};
const answer = (id: string, body: object, who = meindert) => who.send<AskedOfUs>(`/rights/${id}/answer`, body);
const granted = { outcome: 'granted' };
const refused = { outcome: 'refused', reason: 'De wet vraagt dat dit zo blijft.' };
const note = (who: Visitor, text: string, audience: unknown = 'own') =>
  who.make(`/cases/${caseId}/notes`, { category: 'practical', audience, text });

const words = `Mirjam de Boer belde met Joost van Dalen en met Samira; <script>alert(1)</script> Faber kijkt mee & ${'Meindert'}`;

async function toCopy(): Promise<string> {
  await note(school, words);
  await note(officer, 'Moeder was lastig te bereiken volgens ons.', 'all');
  const step = Object.values((await school.caseFile(caseId)).steps).find(({ by }) => by === 'compulsory-education');
  if (step)
    await school.act(caseId, {
      act: 'ask',
      step: step.step,
      of: 'compulsory-education',
      text: 'Kan Joost langskomen?',
    });
  await officer.act(caseId, { act: 'done', step: 'talk', outcome: 'plan-possible' });
  const id = await ask('inspection');
  await answer(id, granted);
  return id;
}

const namesOfOthers = async () => {
  const found = await api.rows<{ name: string }>(
    `select p.name from person p union select name from pupil where id <> (select pupil_id from case_file where id = $1)`,
    [caseId],
  );
  return found.map(({ name }) => name);
};

describe('P21 rights: a copy of what one organisation keeps', () => {
  /** Seen to fail without the redaction: two names of people stood in it. */
  test('no name of another stands in it, and who they are and where they work does', async () => {
    const id = await toCopy();
    const { status, body: page } = await mother.get<string>(`/family/rights/${id}/copy.html`);
    expect(status).toBe(200);
    const { body: copy } = await mother.get<Copy>(`/family/rights/${id}/copy.json`);
    const text = JSON.stringify(copy);
    const others = await namesOfOthers();
    expect(others.filter((name) => page.includes(name) || text.includes(name))).toEqual([]);
    for (const part of ['Mirjam', 'Joost', 'Dalen', 'Samira', 'Meindert', 'Faber'])
      expect([part, text.includes(part)]).toEqual([part, false]);
    const [child] = await api.rows<{ name: string }>(
      'select name from pupil where id = (select pupil_id from case_file where id = $1)',
      [caseId],
    );
    expect(copy.child).toMatchObject({ name: child!.name, bornOn: '2013-05-01', school: 'Rietplas' });
    const written = copy.parts.find((part) => part.id === 'written')!.items.find(({ what }) => what === 'Een notitie');
    expect(written!.text).toContain(
      '[de school, Rietplas] belde met [leerplicht, Leerplicht Waterdam] en met [de ouders]',
    );
  });

  /** Seen to fail where notes are read of the whole case, and where pages are made without escaping. */
  test('not a word of another organisation stands in it, and nothing of it runs', async () => {
    const id = await toCopy();
    const { body: page, headers } = await mother.get<string>(`/family/rights/${id}/copy.html`);
    expect(page).not.toContain('lastig te bereiken');
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const { body: copy } = await mother.get<Copy>(`/family/rights/${id}/copy.json`);
    const steps = copy.parts.find((part) => part.id === 'steps')!.items.map(({ what }) => what);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.join()).not.toContain('Gesprek met leerling en ouders');
    expect(copy.parts.find((part) => part.id === 'forms')!.items).toEqual([]);
    const bsn = await api.rows<{ hash: string }>('select hash from pupil_identity limit 1');
    expect(JSON.stringify(copy)).not.toContain(bsn[0]?.hash ?? 'no number');
  });

  /** Seen to fail where a copy is given before it was granted, and to whoever knows its number. */
  test('it is for whoever asked it once it was granted, and for who answers', async () => {
    const id = await ask('inspection');
    expect((await mother.get(`/family/rights/${id}/copy.html`)).status).toBe(404);
    expect((await meindert.get(`/rights/${id}/copy.html`)).status).toBe(200);
    await answer(id, refused);
    expect((await mother.get(`/family/rights/${id}/copy.json`)).status).toBe(404);
    for (const who of [school, officer, await api.signIn('Leerplicht Waterdam', 'privacy-officer')])
      expect((await who.get(`/rights/${id}/copy.html`)).status).toBe(404);
  });

  /** Seen to fail when the copy gives no reason of its own. */
  test('each copy stands in the log of looks with its reason', async () => {
    const id = await ask('inspection');
    await meindert.get(`/rights/${id}/copy.json`);
    const [look] = (await meindert.get<{ looks: { action: string; because: string[] }[] }>(`/log?case=${caseId}`)).body
      .looks;
    expect(look).toMatchObject({
      action: 'GET /api/rights/:id/copy.json',
      because: expect.arrayContaining(['copy-for-family']),
    });
  });

  /** Seen to fail without the mark on the endpoint. */
  test('S01: who takes a copy away shows first that it is he', async () => {
    const id = await ask('inspection');
    await answer(id, granted);
    ahead += 10 * 60_000;
    for (const [who, path] of [
      [mother, `/family/rights/${id}/copy.html`],
      [meindert, `/rights/${id}/copy.json`],
    ] as const)
      expect(await who.get(path)).toMatchObject({ status: 403, body: { type: '/problems/sign-in-again' } });
    ahead = 0;
  });
});

const shared = async () => {
  const [who] = await api.rows<{ id: string; organisation: string; region: string }>(
    `select m.person_id as id, o.id as organisation, o.region_id as region from membership m
         join organisation o on o.id = m.organisation_id where o.name = 'Leerplicht Waterdam' and m.level = 'person' limit 1`,
  );
  return api.door.asPerson({ ...who!, roles: ['compulsory-education', 'person'], language: 'nl' }, ({ sql }) =>
    sql('select categories from shares_to_me($1)', [caseId]),
  );
};
const stateOfShare = async () =>
  (await officer.get<{ shares: { state: string }[] }>(`/cases/${caseId}/shares`)).body.shares[0]!.state;
const share = async (basis: object) => {
  const told = {
    to: await api.idOf('Leerplicht Waterdam'),
    purpose: 'supervision',
    categories: ['absence'],
    ...basis,
  };
  const { status } = await school.make(`/cases/${caseId}/shares`, told);
  if (status !== 201) throw new Error(`Not shared: ${status}`);
};

describe('P21 rights: what an answer does', () => {
  /** Seen to fail with `shares_to_me` as it was, and with a list that does not ask what is on hold. */
  test('what rests on a public task is not shared from the objection on, and again once that is refused', async () => {
    await share({ basis: 'public-task' });
    expect(await shared()).toHaveLength(1);
    expect(await stateOfShare()).toBe('running');
    const id = await ask('objection');
    expect(await shared()).toEqual([]);
    expect(await stateOfShare()).toBe('on-hold');
    await answer(id, refused);
    expect(await shared()).toHaveLength(1);
  });

  test('what the law asks is shared nonetheless', async () => {
    await share({ basis: 'law', article: 'Lpw 21' });
    await answer(await ask('objection'), granted);
    expect(await shared()).toHaveLength(1);
  });

  /** Seen to fail without the policy on notes. */
  test('what is restricted is read by who directs alone, and shared with nobody, until it is lifted', async () => {
    await share({ basis: 'law', article: 'Lpw 21' });
    await note(school, 'Hij wil graag terug.', 'all');
    const reads = async (who: Visitor) =>
      (await who.get<{ notes: { text: string }[] }>(`/cases/${caseId}/notes`)).body.notes;
    expect(await reads(officer)).toHaveLength(1);
    const id = await ask('restriction');
    expect(await reads(officer)).toHaveLength(1);
    await answer(id, granted);
    expect(await reads(officer)).toEqual([]);
    expect(await reads(school)).toHaveLength(1);
    expect(await shared()).toEqual([]);
    const { beside } = (await officer.get<{ beside: { sentence: { nl: string } }[] }>(`/cases/${caseId}/rights`)).body;
    expect(beside[0]!.sentence.nl).toContain('Gegevens van Rietplas zijn afgeschermd');
    expect((await meindert.send(`/rights/${id}/lift`, {})).status).toBe(200);
    expect((await meindert.send(`/rights/${id}/lift`, {})).status).toBe(404);
    expect(await reads(officer)).toHaveLength(1);
    expect(await shared()).toHaveLength(1);
  });
});
