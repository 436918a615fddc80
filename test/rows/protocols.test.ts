import { RunningApi, type Visitor } from '../support/running-api';

interface Line {
  counts: string;
  reaches: number;
  does: string;
  by: string;
}
interface Thresholds {
  region: {
    signal: string;
    counts: string;
    reaches?: number;
    byLaw: boolean;
    does: { title: { nl: string }; by: string; within: string }[];
  }[];
  own: {
    id: string;
    version: number;
    state: string;
    agreed: Line[];
    signatures: { organisation: string; person: string }[];
    effect?: { days: number; before: number; after: number };
  }[];
  type?: string;
}
interface Protocols {
  schools: { id: string; name: string; state: string; version?: number; waitsFor: string[] }[];
  missing: number;
}

let api: RunningApi;
let school: Visitor;
let schoolLead: Visitor;
let officer: Visitor;
let officeLead: Visitor;
let rietplas: string;
beforeAll(async () => {
  api = await RunningApi.start();
  school = await api.signIn('Rietplas');
  schoolLead = await api.signIn('Rietplas', 'management');
  officer = await api.signIn('Leerplicht Waterdam');
  officeLead = await api.signIn('Leerplicht Waterdam', 'team-lead');
  rietplas = await api.idOf('Rietplas');
});
afterAll(() => api.stop());

const late = (reaches: number, does: string, by: string): Line => ({ counts: 'times-late', reaches, does, by });
const threeSixNine = [
  late(3, 'mentor-talk', 'mentor'),
  late(6, 'tell-parents', 'mentor'),
  late(9, 'talk-with-parents', 'support-coordinator'),
  late(12, 'notify', 'attendance-coordinator'),
];
const year = { validFrom: '2026-12-01', validUntil: '2027-07-31', otherAbsence: true };
const make = (agreed: Line[], more: object = {}, who = school) =>
  who.make<Thresholds>('/schools/protocols', { ...year, agreed, ...more });
const sign = (id: string, who: Visitor) => who.send<Thresholds>(`/schools/protocols/${id}/signature`, {});
const of = async (who: Visitor, id = rietplas) => (await who.get<Thresholds>(`/schools/${id}/thresholds`)).body;
const overview = async (who: Visitor) => (await who.get<Protocols>('/schools/protocols')).body;
const standing = async (who: Visitor) => (await overview(who)).schools.find(({ id }) => id === rietplas);

/** Seen to fail when one signature is enough, and when everybody of a school signs for it. */
test('row 22: a protocol holds when school and office signed it, and the office sees which schools miss one', async () => {
  expect(await overview(officer)).toMatchObject({ missing: 4, schools: [{ state: 'none' }, {}, {}, {}] });
  const { id } = (await make(threeSixNine)).body.own[0]!;
  expect(await standing(officer)).toMatchObject({ state: 'unsigned', waitsFor: ['school', 'compulsory-education'] });
  expect((await sign(id, school)).status).toBe(403);
  expect((await sign(id, officer)).status).toBe(403);
  expect((await sign(id, schoolLead)).status).toBe(200);
  expect(await standing(officer)).toMatchObject({ state: 'unsigned', waitsFor: ['compulsory-education'] });
  const signed = await sign(id, officeLead);
  expect(signed.body.own[0]).toMatchObject({
    state: 'in-force',
    signatures: [{ organisation: 'Rietplas' }, { organisation: 'Leerplicht Waterdam', person: 'Peter Groothuis' }],
  });
  expect(await overview(officer)).toMatchObject({ missing: 3 });
  expect(await overview(school)).toMatchObject({ missing: 0, schools: [{ name: 'Rietplas', state: 'in-force' }] });
  expect((await sign(id, officeLead)).body.type).toBe('/problems/signed-already');
});

/** Seen to fail without the policy of `school_protocol` and the check of whose thresholds are asked. */
test('row 22: another school and other partners see nothing of it, and an office writes none', async () => {
  const wilg = await api.signIn('De Wilg', 'management');
  expect((await wilg.get(`/schools/${rietplas}/thresholds`)).status).toBe(404);
  const [newest] = (await of(officer)).own;
  expect((await sign(newest!.id, wilg)).status).toBe(404);
  expect((await overview(wilg)).schools).toMatchObject([{ name: 'De Wilg', state: 'none' }]);
  for (const partner of ['GGD Waterrijk', 'SWV VO Waterrijk', 'Wijkteam Oost']) {
    expect((await (await api.signIn(partner)).get('/schools/protocols')).status).toBe(403);
  }
  expect((await make(threeSixNine, {}, officeLead)).status).toBe(403);
});

/** Seen to fail when an older version that is signed goes on beside a newer one. */
test('row 23: the next version replaces the first one when both signed it, and both can be read', async () => {
  const before = (await of(officer)).own[0]!;
  const fourEight = threeSixNine.map((line) => ({ ...line, reaches: (line.reaches / 3) * 4 }));
  const [next] = (await make(fourEight)).body.own;
  const states = async () => (await of(officer)).own.map(({ version, state }) => [version, state]);
  expect(await states()).toEqual([
    [before.version + 1, 'unsigned'],
    [before.version, 'in-force'],
  ]);
  expect(await standing(officer)).toMatchObject({ state: 'in-force', version: before.version });
  expect((await sign(before.id, schoolLead)).body.type).toBe('/problems/replaced-already');
  await sign(next!.id, schoolLead);
  await sign(next!.id, officeLead);
  expect(await states()).toEqual([
    [before.version + 1, 'in-force'],
    [before.version, 'ended'],
  ]);
  expect((await of(school)).own[0]!.agreed.map(({ reaches }) => reaches)).toEqual([4, 8, 12, 16]);
});

/** Seen to fail when the days after the last one count as valid. */
test('row 23: the effect of a protocol is counted over as many days before as after, and after its last day it is missing', async () => {
  const [held] = (await of(officer)).own;
  expect(held!.effect).toEqual({ days: 7, before: expect.any(Number), after: expect.any(Number) });
  const ended = { validFrom: '2026-08-31', validUntil: '2026-12-01' };
  expect((await make(threeSixNine, ended)).body.type).toBe('/problems/over-already');
  const soon = { validFrom: '2027-02-01', validUntil: '2027-07-31' };
  const oever = await api.signIn('De Oever', 'management');
  const [later] = (await make(threeSixNine, soon, oever)).body.own;
  await sign(later!.id, oever);
  await sign(later!.id, officeLead);
  const seen = (await overview(officer)).schools.find(({ name }) => name === 'De Oever');
  expect(seen).toMatchObject({ state: 'to-come', waitsFor: [] });
});

/** Seen to fail when steps that wait for what a signal says are left out, and when nobody compares with the law. */
test('rows 24, 26: who does what at how much stands in one overview with what the region agreed, and no school is later than the law', async () => {
  const { region, own } = await of(officer);
  expect(region).toContainEqual(expect.objectContaining({ counts: 'times-late', byLaw: false }));
  expect(region.find(({ signal }) => signal === 'statutory-16h')).toMatchObject({
    counts: 'unauthorised-hours',
    reaches: 16,
    within: '4 school-weeks',
    byLaw: true,
    opens: { workflow: 'relative-absence' },
    does: expect.arrayContaining([expect.objectContaining({ by: 'school' })]),
  });
  const third = region.find(({ signal }) => signal === 'late-3')!;
  expect([third.reaches, third.does.map(({ title }) => title.nl)]).toEqual([
    3,
    expect.arrayContaining(['Gesprek met de mentor']),
  ]);
  expect(third.does.map(({ title }) => title.nl)).not.toContain('Ouders bellen en schrijven');
  expect(own[0]!.agreed[0]).toEqual(late(4, 'mentor-talk', 'mentor'));
  const tooLate = { counts: 'unauthorised-hours', reaches: 20, does: 'notify', by: 'attendance-coordinator' };
  const refused = await make([tooLate]);
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/later-than-law']);
  expect((await make([{ ...tooLate, reaches: 8 }])).status).toBe(201);
  expect((await make([{ ...tooLate, counts: 'moods' }])).status).toBe(400);
});
