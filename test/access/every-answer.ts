import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RunningApi, Visitor } from '../support/running-api';

/** An answer that was given, by which endpoint, and which pupils were put on record with it. */
export interface Answered {
  readonly path: string;
  readonly body: unknown;
  readonly onRecord: ReadonlySet<string>;
}

const { paths } = JSON.parse(readFileSync('apps/api/openapi.json', 'utf8')) as {
  paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
/** All that is read. What streams has no end, and the demonstration is for who is not signed in. */
const reading = Object.entries(paths).flatMap(([path, acts]) =>
  'get' in acts && !/\/events$|\/demonstration/.test(path) ? [path] : [],
);

/** Asks everything that can be read, as the first one at a place of a role; of these cases as well as of a few of every kind. */
export async function everyAnswer(
  api: RunningApi,
  role: string,
  place: string,
  alsoOf: readonly string[] = [],
): Promise<Answered[]> {
  const who = await signIn(api, role, place);
  const { cases, people } = await fillings(api);
  const fill = { cases: [...alsoOf, ...cases], people };
  const answers: Answered[] = [];
  for (const path of reading) {
    for (const address of addresses(path, fill)) {
      const before = await lastLook(api);
      const { status, body } = await who.get<unknown>(address.replace('/api', ''));
      if (status === 200) answers.push({ path, body, onRecord: await pupilsSince(api, before) });
    }
  }
  return answers;
}

async function signIn(api: RunningApi, role: string, place: string): Promise<Visitor> {
  const [person] = await api.rows<{ id: string }>(
    `select m.person_id as id from membership m join organisation o on o.id = m.organisation_id
      where o.role = $1 and m.level = $2 order by o.name limit 1`,
    [role, place],
  );
  return api.signInAs(person!.id);
}

async function lastLook(api: RunningApi): Promise<number> {
  const [row] = await api.rows<{ id: number }>('select coalesce(max(id), 0) as id from access_log');
  return row!.id;
}

async function pupilsSince(api: RunningApi, id: number): Promise<Set<string>> {
  const rows = await api.rows<{ pupil: string }>(
    `select unnest(pupils) as pupil from access_log where id > $1 and result = 'shown'`,
    [id],
  );
  return new Set(rows.map(({ pupil }) => pupil));
}

interface Fillings {
  readonly cases: readonly string[];
  readonly people: readonly string[];
}

/** A few cases of every kind, and people: what stands in the addresses of endpoints. */
async function fillings(api: RunningApi): Promise<Fillings> {
  const cases = await api.rows<{ id: string }>(
    `select distinct on (workflow) case_id as id from case_workflow order by workflow, case_id`,
  );
  const people = await api.rows<{ id: string }>('select id from person order by id limit 2');
  return { cases: cases.slice(0, 3).map(({ id }) => id), people: people.map(({ id }) => id) };
}

function addresses(path: string, { cases, people }: Fillings): string[] {
  if (!path.includes('{')) return [path];
  const ids = path.includes('cases/{id}') ? cases : people;
  return ids.map((id) =>
    path
      .replace('{id}', id)
      .replace('{on}', '2026-12-10')
      .replaceAll(/\{[^}]+\}/g, randomUUID()),
  );
}
