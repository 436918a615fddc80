import { randomUUID } from 'node:crypto';
import { LivingRegion } from '../support/living-region';
import { fileOf, type Visitor } from '../support/running-api';

let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
let lead: Visitor;
let administrator: Visitor;

beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer, lead, administrator] = await Promise.all([
    region.signIn('Rietplas'),
    region.signIn('Leerplicht Waterdam'),
    region.signIn('Leerplicht Waterdam', 'team-lead'),
    region.signIn('Leerplicht Waterdam', 'administrator'),
  ]);
});
afterAll(() => region.stop());

interface Types {
  readonly types: readonly { id: string; isLocal: boolean; title: { nl: string } }[];
}
interface PartnerMap {
  readonly home: { readonly municipality: string; readonly region: string | null };
  readonly school: object;
  readonly leads: string;
  readonly by: string;
  readonly parties: readonly { role: string; organisation: string }[];
  readonly around: readonly { type: string; name: string }[];
}
interface Referrals {
  readonly referrals: readonly { reference: string; result: string | null; resultOn: string | null }[];
}
const newCase = () => region.api.openCase(school, { enrolled: true });
const typesOf = async (who: Visitor) => (await who.get<Types>('/regions/current/partner-types')).body.types;
const mapSeenBy = async (who: Visitor, id: string) => (await who.get<PartnerMap>(`/cases/${id}/partner-map`)).body;
const around = async (who: Visitor, id: string) => (await mapSeenBy(who, id)).around.map(({ name }) => name);
const add = (who: Visitor, id: string, type: string, name: string) =>
  who.send(`/cases/${id}/partner-map/partners`, { type, name }, { 'idempotency-key': randomUUID() });

/** Seen to fail when a region cannot add a kind of its own. */
test('row 66: sixteen kinds of partners are known, a region adds its own, and every partner of it chooses from both', async () => {
  const farm = { id: 'care-farm', title: { nl: 'Zorgboerderij', en: 'Care farm' } };
  const id = await newCase();
  expect((await add(school, id, 'care-farm', 'De Hoeve')).status).toBe(422);
  expect((await school.send('/regions/current/partner-types', farm)).status).toBe(403);
  expect((await lead.send('/regions/current/partner-types', farm)).status).toBe(200);
  const types = await typesOf(school);
  expect(types.filter(({ isLocal }) => !isLocal).map(({ id: type }) => type)).toEqual(
    expect.arrayContaining(['nidos', 'coa', 'work-and-income', 'school-social-work', 'education-consultant']),
  );
  expect(types.filter(({ isLocal }) => isLocal).map(({ title }) => title.nl)).toEqual(['Zorgboerderij']);
  expect((await add(school, id, 'care-farm', 'De Hoeve')).status).toBe(200);
  expect((await mapSeenBy(officer, id)).around).toEqual([{ type: 'care-farm', title: farm.title, name: 'De Hoeve' }]);
});

/** Opens the case of a child at Rietplas that lives in another region. */
async function livesElsewhere(facts: object): Promise<string> {
  const { school: brin } = await region.childWithoutCase();
  const number = `9${Object.keys(facts).length}${JSON.stringify(facts).length}`;
  const pupils = `brin;leerlingnummer;naam;geboortedatum;gemeente\n${brin};${number};Renée Özdemir;4-3-2011;Kempendorp`;
  expect((await administrator.send('/v1/imports/pupils', fileOf(pupils))).status).toBe(200);
  const child = { school: brin, pupil: number, bornOn: '2011-03-04' };
  const opening = { workflow: 'long-relative-absence', firstDayAbsent: '2026-11-09', reason: 'moved-here', facts };
  return (await school.make<{ id: string }>('/cases', { ...child, ...opening })).body.id;
}

/** Seen to fail when what regions agreed is not looked up. */
test('row 93: who is around a child is on one map with home and school, and two regions agree which of them leads', async () => {
  expect(await mapSeenBy(officer, await newCase())).toMatchObject({
    home: { municipality: 'Waterdam', region: 'Waterrijk' },
    school: { name: 'Rietplas', region: 'Waterrijk' },
    leads: 'school',
    by: 'one-region',
    parties: expect.arrayContaining([expect.objectContaining({ role: 'school', organisation: 'Rietplas' })]),
  });
  const id = await livesElsewhere({ enrolled: true });
  expect(await mapSeenBy(school, id)).toMatchObject({
    home: { municipality: 'Kempendorp', region: null },
    leads: 'school',
    by: 'unless-agreed',
  });
  const pair = { other: 'Zuiderkempen', municipalities: ['Kempendorp'], relative: 'home', absolute: 'home' };
  expect((await school.send('/regions/current/pairs', pair)).status).toBe(403);
  expect((await lead.send('/regions/current/pairs', pair)).status).toBe(200);
  expect(await mapSeenBy(school, id)).toMatchObject({
    home: { municipality: 'Kempendorp', region: 'Zuiderkempen' },
    leads: 'home',
    by: 'agreed',
  });
});

/** Seen to fail when a partner of justice is shown to everybody. */
test('row 93: a partner of justice is on the map of who put it there, and of nobody else', async () => {
  const id = await newCase();
  await add(school, id, 'school-social-work', 'Maatschappelijk werk Waterdam');
  await add(officer, id, 'child-protection-board', 'Raad voor de Kinderbescherming');
  expect(await around(school, id)).toEqual(['Maatschappelijk werk Waterdam']);
  expect(await around(officer, id)).toEqual(['Maatschappelijk werk Waterdam', 'Raad voor de Kinderbescherming']);
});

/** A guest of the region: an organisation of that kind with one person, that signed and takes part. */
async function guest(kind: string, name: string): Promise<Visitor> {
  const organisation = `soort;naam\n${kind};${name}`;
  expect((await administrator.send('/v1/imports/organisations', fileOf(organisation))).status).toBe(200);
  const person = `organisatie;niveau;naam;functie;e-mail\n${name};persoon;Gast van ${name};medewerker;${kind}@gast.example`;
  expect((await administrator.send('/v1/imports/people', fileOf(person))).status).toBe(200);
  const path = `/regions/current/organisations/${await region.api.idOf(name)}`;
  const dates = { covenantOn: '2026-12-01', processorAgreementOn: '2026-12-01' };
  expect((await lead.send(`${path}/signatures`, dates)).status).toBe(200);
  expect((await lead.send(`${path}/switch-on`, {})).status).toBe(200);
  return region.signIn(name);
}

/** Seen to fail when anybody may bring a result in, and when a guest is a party of cases. */
test('row 20: Halt is a guest: a result comes in under a reference, the officer sees it, and nothing goes out', async () => {
  const [halt, prosecutor] = [await guest('halt', 'Halt Oost'), await guest('om', 'OM Oost')];
  const id = await newCase();
  const path = `/compulsory-education/cases/${id}/referrals`;
  expect((await school.make(path, { to: 'halt' })).status).toBe(403);
  const { reference } = (await officer.make<Referrals>(path, { to: 'halt' })).body.referrals[0]!;
  const said = { reference, result: 'completed', on: '2026-12-07' };
  const results = [
    (await prosecutor.send('/guests/results', said)).status,
    (await school.send('/guests/results', said)).status,
    (await halt.send('/guests/results', { ...said, reference: 'anders' })).status,
  ];
  expect(results).toEqual([403, 403, 404]);
  const told = await halt.send('/guests/results', said);
  expect([told.status, told.body]).toEqual([204, '']);
  expect((await halt.send('/guests/results', { ...said, result: 'not-completed' })).status).toBe(404);
  expect((await officer.get<Referrals>(path)).body.referrals).toMatchObject([
    { reference, result: 'completed', resultOn: '2026-12-07' },
  ]);
  expect((await school.get(path)).status).toBe(403);
  for (const who of [halt, prosecutor]) {
    const { body } = await who.get<{ items: object[] }>('/cases');
    expect([body.items, (await who.get(`/cases/${id}`)).status, (await who.get(path)).status]).toEqual([[], 404, 403]);
  }
  expect((await mapSeenBy(officer, await newCase())).parties.map(({ organisation }) => organisation)).not.toContain(
    'Halt Oost',
  );
});
