import { RunningApi, type Visitor } from '../support/running-api';

/** S10: nobody of an organisation that did not sign comes in, but to get the region to work. */

let api: RunningApi;
let teamLead: Visitor;
let administrator: Visitor;
let school: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  [teamLead, administrator, school] = await Promise.all([
    api.signIn('Leerplicht Waterdam', 'team-lead'),
    api.signIn('Leerplicht Waterdam', 'administrator'),
    api.signIn('Rietplas'),
  ]);
});
afterAll(() => api.stop());

const hasNot = (name: string, ...columns: readonly string[]) =>
  api.rows(
    `update organisation set active_since = null ${columns.map((one) => `, ${one} = null`).join('')} where name = $1`,
    [name],
  );
const signed = (name: string) =>
  api.rows(
    `update organisation set covenant_on = '2026-06-18', processor_agreement_on = '2026-07-02', active_since = now()
      where name = $1`,
    [name],
  );
afterEach(async () => {
  await api.rows('update region set active_since = now()');
  for (const name of ['Rietplas', 'Leerplicht Waterdam']) await signed(name);
});

const comesIn = (name: string, level?: string) =>
  api.signIn(name, level).then(
    () => true,
    () => false,
  );

/** Seen to fail, as that below, with everybody let in. */
test.each([
  ['no date of the covenant', ['covenant_on']],
  ['no date of the processor agreement', ['processor_agreement_on']],
  ['neither', ['covenant_on', 'processor_agreement_on']],
])(
  'S10 with %s on record nobody signs in, who was signed in is out, and it cannot be activated',
  async (_what, missing) => {
    expect((await school.get('/my-day')).status).toBe(200);
    await hasNot('Rietplas', ...missing);
    expect(await comesIn('Rietplas')).toBe(false);
    expect(await comesIn('Rietplas', 'privacy-officer')).toBe(false);
    expect((await school.get('/my-day')).status).toBe(401);
    const path = `/regions/current/organisations/${await api.idOf('Rietplas')}`;
    expect((await teamLead.send(`${path}/switch-on`, {})).body).toMatchObject({ type: '/problems/not-signed' });
    await teamLead.send(`${path}/signatures`, { covenantOn: '2026-12-01', processorAgreementOn: '2026-12-01' });
    expect(await comesIn('Rietplas')).toBe(false);
    expect((await teamLead.send(`${path}/switch-on`, {})).status).toBe(200);
    expect(await comesIn('Rietplas')).toBe(true);
    expect((await school.get('/my-day')).status).toBe(200);
  },
);

test('S10 before a region is on the dates are enough to come in, and without them one does not', async () => {
  await api.rows('update region set active_since = null');
  await hasNot('Rietplas');
  expect(await comesIn('Rietplas')).toBe(true);
  await hasNot('Rietplas', 'covenant_on');
  expect(await comesIn('Rietplas')).toBe(false);
});

/** Seen to fail with the mark `BeforeSigning` left unread. */
test('S10 who gets the region to work does that before his own office signed, and sees no case', async () => {
  const officer = await api.signIn('Leerplicht Waterdam');
  const [file] = await api.rows<{ id: string }>('select id from case_file limit 1');
  await hasNot('Leerplicht Waterdam', 'covenant_on', 'processor_agreement_on');
  expect((await officer.get('/my-day')).status).toBe(401);
  for (const who of [teamLead, administrator]) {
    expect((await who.get('/me')).body).toMatchObject({ admitted: false });
    expect((await who.get('/regions/current/check')).status).toBe(200);
    for (const path of ['/my-day', '/cases', `/cases/${file!.id}`, '/web', '/v1/people', '/children', '/break-glass']) {
      const { status, body } = await who.get<{ type: string }>(path);
      expect([path, status, body.type]).toEqual([path, 403, '/problems/organisation-not-signed']);
    }
  }
  expect((await administrator.get('/v1/imports/kinds')).status).toBe(200);
});

test('S10 a family signs nothing, and comes in', async () => {
  const [relative] = await api.rows<{ id: string }>(
    `select a.person_id as id from authority a where a.kind = 'parent' and a.ended_at is null limit 1`,
  );
  await hasNot('Rietplas', 'covenant_on');
  expect((await (await api.signInAs(relative!.id)).get('/family')).status).toBe(200);
});
