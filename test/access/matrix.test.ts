import { readFileSync } from 'node:fs';
import { cellOf, type Job, jobOf, type Told, type ToldCategory } from '@app/cases';
import { RunningApi } from '../support/running-api';
import { everyAnswer } from './every-answer';

/**
 * Everybody asks every endpoint that reads, and each field of each answer is laid beside the need-to-know matrix by the
 * description of the api: nothing stands in an answer that the matrix does not give to whoever asked, and nothing of a
 * child stands in a field that does not say what it tells.
 */

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly 'x-tells'?: Told;
  readonly 'x-tells-each'?: Readonly<Record<string, Told>>;
  readonly 'x-own-by'?: string;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { responses: Readonly<Record<string, Answer>> }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Answer {
  readonly content?: Readonly<Record<string, { schema: Schema }>>;
}

const api = JSON.parse(readFileSync('apps/api/openapi.json', 'utf8')) as Description;

/** Answers that are no JSON, and why nothing of a child can stand in them, or who alone gets them. */
const otherwise: Readonly<Record<string, string>> = {
  'get /api/v1/imports/{id}/errors.csv': 'lines of a file, for who brought it',
  'get /api/v1/imports/{id}/notices.csv': 'lines of a file, for who brought it',
  'get /api/events': 'says that something changed, and not what',
  'get /api/compulsory-education/school-signals/for-policy.csv': 'sums of schools',
  'post /api/demonstration/reset': 'empty',
};

function answerOf(path: string, act: string): Schema | undefined {
  const answers = Object.entries(api.paths[path]![act]!.responses).filter(([status]) => status.startsWith('2'));
  return answers.flatMap(([, { content }]) => content?.['application/json']?.schema ?? [])[0];
}

/** Seen to fail with an answer that no schema describes. */
test('every endpoint describes what it answers, or is named here', () => {
  const undescribed = Object.entries(api.paths).flatMap(([path, acts]) =>
    Object.entries(acts).flatMap(([act, { responses }]) =>
      '204' in responses || answerOf(path, act) ? [] : [`${act} ${path}`],
    ),
  );
  expect(undescribed.toSorted()).toEqual(Object.keys(otherwise).toSorted());
});

const resolved = (schema: Schema): Schema => {
  if (!schema.$ref) return schema;
  const named = api.components.schemas[schema.$ref.split('/').at(-1)!]!;
  return { ...resolved(named), ...schema };
};

/** A field of an answer: what it tells, whether it is of whoever asked, and its value where that is no object. */
interface Field {
  readonly path: string;
  readonly tells: readonly Told[];
  readonly own: boolean;
  readonly value: unknown;
}

interface At {
  readonly path: string;
  readonly tells: readonly Told[];
  readonly own: boolean;
  readonly role: string;
}

/** Every field of an answer with the description that it has. */
function fieldsOf(given: Schema | undefined, value: unknown, at: At): Field[] {
  const schema = given && resolved(given);
  const tells = schema?.['x-tells'] ? [...at.tells, schema['x-tells']] : at.tells;
  const owner = schema?.['x-own-by'] && (value as Record<string, unknown> | null)?.[schema['x-own-by']];
  const own = at.own || owner === at.role || (Array.isArray(owner) && owner.includes(at.role));
  const here = { ...at, tells, own };
  if (Array.isArray(value))
    return value.flatMap((one) => fieldsOf(schema?.items, one, { ...here, path: `${at.path}[]` }));
  if (typeof value !== 'object' || value === null) return [{ path: at.path, tells, own, value }];
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const each = schema?.['x-tells-each'];
    const more = each ? [each[name] ?? each['else']!] : [];
    const part = schema?.properties?.[name] ?? (schema?.additionalProperties as Schema | undefined);
    return fieldsOf(part, inner, { ...here, tells: [...tells, ...more], path: `${at.path}.${name}` });
  });
  return [{ path: at.path, tells, own, value: undefined }, ...fields];
}

function isGiven(told: Told, job: Job, own: boolean): boolean {
  const [category, detail] = told.split('/') as [ToldCategory, string];
  const cell = cellOf(job, category);
  if (cell === 'own') return own || detail === 'summary';
  return cell === 'full' || (cell === 'summary' && detail === 'summary');
}

let running: RunningApi;
let secrets: Set<unknown>;

beforeAll(async () => {
  running = await RunningApi.start();
  const pupils = await running.rows<{ name: string; born: string; number: string }>(
    `select name, born_on::text as born, number from pupil`,
  );
  secrets = new Set(pupils.flatMap(({ name, born, number }) => [name, born, number]));
});
afterAll(() => running.stop());

const places: Readonly<Record<string, readonly string[]>> = {
  school: ['person', 'team-lead', 'management', 'board'],
  alliance: ['person', 'management'],
  'youth-health': ['person', 'team-lead'],
  'neighbourhood-team': ['person', 'team-lead'],
  'compulsory-education': ['person', 'team-lead', 'board', 'administrator'],
  table: ['chair'],
  'decisive-authority': ['person'],
};
const everybody = Object.entries(places).flatMap(([role, all]) => all.map((place): [string, string] => [role, place]));

/** Seen to fail without the interceptor, and with the name of a child that says it tells a summary. */
test.each(everybody)('what %s at the place of %s is answered is within the matrix', async (role, place) => {
  const roles = place === 'administrator' ? [place] : [role, place];
  const job = jobOf({ roles });
  const beyond = new Set<string>();
  const unmarked = new Set<string>();
  let fields = 0;
  for await (const { path, body } of everyAnswer(running, role, place)) {
    for (const field of fieldsOf(answerOf(path, 'get'), body, { path, tells: [], own: false, role: roles[0]! })) {
      fields += 1;
      for (const told of field.tells) if (!isGiven(told, job, field.own)) beyond.add(`${field.path}: ${told}`);
      if (secrets.has(field.value) && field.tells.length === 0) unmarked.add(field.path);
    }
  }
  expect({ beyond: [...beyond], unmarked: [...unmarked] }).toEqual({ beyond: [], unmarked: [] });
  expect(fields).toBeGreaterThan(50);
});
