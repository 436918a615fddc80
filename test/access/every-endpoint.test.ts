import { jobOf } from '@app/cases';
import { RunningApi } from '../support/running-api';
import { answerOf, described, tooMuchIn } from './described-fields';
import { type Answered, everyAnswer } from './every-answer';

/**
 * Everybody asks every endpoint that reads. Nothing stands in an answer that the need-to-know matrix does not give to
 * whoever asked; nothing of a child stands in a field that does not say what it tells; every child is on record; and
 * not a word of what youth health or a boa keeps for itself is in it.
 */

/** Answers that are no JSON, and why nothing of a child can stand in them, or who alone gets them. */
const otherwise: Readonly<Record<string, string>> = {
  'get /api/v1/imports/{id}/errors.csv': 'lines of a file, for who brought it',
  'get /api/v1/imports/{id}/notices.csv': 'lines of a file, for who brought it',
  'get /api/rights/{id}/copy.html': 'what a family asked for, for who answers: test/access/rights.test.ts',
  'get /api/rights/{id}/copy.json': 'the same as data',
  'get /api/family/rights/{id}/copy.html': 'the same for the family itself',
  'get /api/family/rights/{id}/copy.json': 'the same as data',
  'get /api/events': 'says that something changed, and not what',
  'get /api/compulsory-education/school-signals/for-policy.csv': 'sums of schools',
  'post /api/demonstration/reset': 'empty',
};

test('every endpoint describes what it answers, or is named here', () => {
  const undescribed = Object.entries(described.paths).flatMap(([path, acts]) =>
    Object.entries(acts).flatMap(([act, { responses }]) =>
      '204' in responses || answerOf(path, act) ? [] : [`${act} ${path}`],
    ),
  );
  expect(undescribed.toSorted()).toEqual(Object.keys(otherwise).toSorted());
});

let api: RunningApi;
/** `id of a case or a pupil, or a name → the pupil`. */
let children: Map<string, string>;
/** Names, birth dates and numbers of children. */
let secrets: Set<unknown>;
/** A case of which a doctor noted something for herself, and a boa in his file. */
let noted: string;

beforeAll(async () => {
  api = await RunningApi.start();
  const cases = await api.rows<{ id: string; pupil: string }>('select id, pupil_id as pupil from case_file');
  const pupils = await api.rows<{ id: string; name: string; born: string; number: string }>(
    'select id, name, born_on::text as born, number from pupil',
  );
  secrets = new Set(pupils.flatMap(({ name, born, number }) => [name, born, number]));
  children = new Map([
    ...cases.map(({ id, pupil }) => [id, pupil] as const),
    ...pupils.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]),
  ]);
  noted = await keptInVaults();
});
afterAll(() => api.stop());

async function keptInVaults(): Promise<string> {
  const school = await api.signIn('Rietplas');
  const caseId = await api.openCase(school);
  await school.act(caseId, { act: 'set', facts: { question: 'capacity' } });
  const doctor = await api.signIn('GGD Waterrijk');
  await doctor.make(`/youth-health/cases/${caseId}/medical-notes`, { text: 'angst, start EMDR' });
  const boa = await api.signIn('Leerplicht Waterdam', 'boa');
  const caution = { given: true, on: '2026-12-07' };
  const file = {
    purpose: 'criminal',
    suspect: 'parent',
    suspicion: 'Luxeverzuim in Zwartstrand, in mei geboekt.',
    caution,
  };
  await boa.make(`/compulsory-education/criminal-route/cases/${caseId}/file`, file);
  return caseId;
}

/** The children of whom something stands in an answer. */
function childrenIn(body: unknown): Set<string> {
  const found = new Set<string>();
  JSON.stringify(body, (_key, value: unknown) => {
    const child = typeof value === 'string' ? children.get(value) : undefined;
    if (child) found.add(child);
    return value;
  });
  return found;
}

const places: Readonly<Record<string, readonly string[]>> = {
  school: ['person', 'team-lead', 'board'],
  alliance: ['person', 'management'],
  'youth-health': ['person', 'team-lead'],
  'neighbourhood-team': ['person', 'team-lead'],
  'compulsory-education': ['person', 'board', 'administrator', 'privacy-officer', 'boa'],
  table: ['chair'],
  'decisive-authority': ['person'],
};
/** Who is answered as what he is there, and not as his organisation is. */
const apart = ['administrator', 'privacy-officer', 'boa'];
const everybody = Object.entries(places).flatMap(([role, all]) => all.map((place): [string, string] => [role, place]));

describe.each(everybody)('%s, %s', (role, place) => {
  const roles = apart.includes(place) ? [place] : [role, place];
  let answers: Answered[];
  beforeAll(async () => {
    answers = await everyAnswer(api, role, place, [noted]);
  });

  /** Seen to fail without the interceptor. */
  test('P06: is answered what the matrix gives him, and nothing else', () => {
    const him = { job: jobOf({ roles }), role: roles[0]! };
    const wrong = answers.flatMap((answer) => tooMuchIn(answer, him, secrets));
    expect([...new Set(wrong)]).toEqual([]);
    expect(answers.length).toBeGreaterThan(5);
  });

  /** Seen to fail where a list of places, or of who was sick, forgets it. */
  test('P07: every child that he is shown is on record', () => {
    const missing = answers.filter(({ body, onRecord }) => [...childrenIn(body)].some((child) => !onRecord.has(child)));
    expect([...new Set(missing.map(({ path }) => path))]).toEqual([]);
  });

  test('S18: no word of a doctor’s own note stands in what he is answered', () => {
    const found = answers.filter(({ body }) => /EMDR|angst/.test(JSON.stringify(body)));
    const isDoctor = role === 'youth-health' && place === 'person';
    expect(found.map(({ path }) => path)).toEqual(isDoctor ? ['/api/youth-health/cases/{id}/medical-notes'] : []);
  });

  test('P14: no word of a boa’s file stands in what he is answered', () => {
    const found = answers.filter(({ body }) => JSON.stringify(body).includes('Zwartstrand'));
    const path = '/api/compulsory-education/criminal-route/cases/{id}';
    expect(found.map((one) => one.path)).toEqual(place === 'boa' ? [path] : []);
  });
});
