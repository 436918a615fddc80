import { Client } from 'pg';
import { RunningApi, type Visitor } from '../support/running-api';
import { described } from './described-fields';

/**
 * What may not be known is refused as what is not there: in the same words, and by the same statements, so that neither a
 * clock nor a log of the database tells one from the other.
 */

const nobody = '00000000-0000-4000-8000-000000000000';
const ofCase = Object.entries(described.paths).flatMap(([path, acts]) =>
  'get' in acts && path.includes('cases/{id}') ? [path.replace('/api', '')] : [],
);

let api: RunningApi;
let caseId: string;
const sent: string[] = [];

beforeAll(async () => {
  api = await RunningApi.start();
  const school = await api.signIn('Rietplas');
  caseId = await api.openCase(school);
  const query = Client.prototype.query as (...given: unknown[]) => unknown;
  jest.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...given: unknown[]) {
    const [statement] = given as [string | { text?: string }];
    sent.push(typeof statement === 'string' ? statement : (statement.text ?? ''));
    return query.apply(this, given);
  } as never);
}, 400_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await api?.stop();
});

const pageOf = (path: string, id: string) =>
  path
    .replace('{id}', id)
    .replace('{step}', 'name-director')
    .replace('{kind}', 'invitation')
    .replaceAll(/\{.*?\}/g, nobody);

async function asked(who: Visitor, path: string) {
  sent.length = 0;
  const { status, body } = await who.get(path);
  return { status, body, statements: [...sent] };
}

/** Seen to fail where a refusal is looked up before it is put on record: whether the case is there. */
test.each([
  ['Leerplicht Rietoord', 'person'],
  ['Wijkteam Oost', 'person'],
  ['SWV VO Waterrijk', 'person'],
  ['GGD Waterrijk', 'person'],
  ['Leerplicht Waterdam', 'board'],
  ['Leerplicht Waterdam', 'privacy-officer'],
])('P06: to %s (%s) a case that he does not see is what is not there, by the same statements', async (name, level) => {
  const who = await api.signIn(name, level);
  await who.get('/me');
  for (const path of ofCase) {
    const [here, nowhere] = [await asked(who, pageOf(path, caseId)), await asked(who, pageOf(path, nobody))];
    expect([path, here]).toEqual([path, nowhere]);
    expect([path, [404, 403, 400].includes(here.status)]).toEqual([path, true]);
  }
  expect(sent.length).toBeGreaterThan(3);
});
