import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RunningApi, Visitor } from '../support/running-api';

/** An answer that was given, and by which endpoint. */
export interface Answered {
  readonly path: string;
  readonly body: unknown;
}

const { paths } = JSON.parse(readFileSync('apps/api/openapi.json', 'utf8')) as {
  paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
/** All that is read. What streams has no end, and the demonstration is for who is not signed in. */
const reading = Object.entries(paths).flatMap(([path, acts]) =>
  'get' in acts && !/\/events$|\/demonstration/.test(path) ? [path] : [],
);

/** Asks everything that can be read, as the first one at a place of a role, and hands on what he was answered. */
export async function* everyAnswer(
  api: RunningApi,
  role: string,
  place: string,
  before: () => Promise<void> = () => Promise.resolve(),
): AsyncGenerator<Answered> {
  const who = await signIn(api, role, place);
  const fill = await fillings(api);
  for (const path of reading) {
    for (const address of addresses(path, fill)) {
      await before();
      const { status, body } = await who.get<unknown>(address.replace('/api', ''));
      if (status === 200) yield { path, body };
    }
  }
}

async function signIn(api: RunningApi, role: string, place: string): Promise<Visitor> {
  const [person] = await api.rows<{ id: string }>(
    `select m.person_id as id from membership m join organisation o on o.id = m.organisation_id
      where o.role = $1 and m.level = $2 order by o.name limit 1`,
    [role, place],
  );
  return api.signInAs(person!.id);
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
  return { cases: cases.slice(0, 6).map(({ id }) => id), people: people.map(({ id }) => id) };
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
