import { RunningApi } from '../support/running-api';
import { everyAnswer } from './every-answer';

/** What is shown is on record: every endpoint that reads is asked by everybody, and its answer laid beside the log. */

let api: RunningApi;
/** `id of a case or a pupil, or a name → the pupil`. */
let children: Map<string, string>;

beforeAll(async () => {
  api = await RunningApi.start();
  const cases = await api.rows<{ id: string; pupil: string }>('select id, pupil_id as pupil from case_file');
  const pupils = await api.rows<{ id: string; name: string }>('select id, name from pupil');
  children = new Map([
    ...cases.map(({ id, pupil }) => [id, pupil] as const),
    ...pupils.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]),
  ]);
});
afterAll(() => api.stop());

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

async function lastRow(): Promise<number> {
  const [row] = await api.rows<{ id: number }>('select coalesce(max(id), 0) as id from access_log');
  return row!.id;
}

async function onRecordSince(id: number): Promise<Set<string>> {
  const rows = await api.rows<{ pupils: string[]; cases: string[] }>(
    `select pupils, cases from access_log where id > $1 and result = 'shown'`,
    [id],
  );
  return new Set(rows.flatMap(({ pupils, cases }) => [...pupils, ...cases.map((one) => children.get(one)!)]));
}

const everybody = ['school', 'alliance', 'youth-health', 'neighbourhood-team', 'compulsory-education', 'table'];

/** Seen to fail where a list of places, or of who was sick, forgets it. */
test.each(everybody)('whatever is shown to %s is on record', async (role) => {
  const missing = new Set<string>();
  let shown = 0;
  let before = 0;
  const place = role === 'table' ? 'chair' : 'person';
  for await (const { path, body } of everyAnswer(api, role, place, async () => void (before = await lastRow()))) {
    const there = childrenIn(body);
    shown += there.size;
    const kept = await onRecordSince(before);
    if ([...there].some((child) => !kept.has(child))) missing.add(path);
  }
  expect([...missing]).toEqual([]);
  expect(shown).toBeGreaterThan(0);
});

/** Seen to fail without the line that keeps it: nobody would see who tries. */
test('what was refused is on record as well, whether it is there or not', async () => {
  const stranger = await api.signIn('Leerplicht Rietoord');
  const before = await lastRow();
  const [known] = await api.rows<{ id: string }>(
    `select c.id from case_file c join pupil p on p.id = c.pupil_id
      where c.phase = 'open' and p.municipality = 'Waterdam'
        and not exists (select from case_party y join organisation o on o.id = y.organisation_id
                         where y.case_id = c.id and o.name = 'Leerplicht Rietoord') limit 1`,
  );
  const nobody = '00000000-0000-4000-8000-000000000000';
  const answers = [await stranger.get(`/cases/${known!.id}`), await stranger.get(`/cases/${nobody}`)];
  expect(answers.map(({ status, body }) => [status, body])).toEqual([
    [404, answers[1]!.body],
    [404, answers[1]!.body],
  ]);
  const kept = await api.rows<{ asked: string; pupils: string[]; cases: string[] }>(
    `select asked, pupils, cases from access_log where result = 'refused' and id > $1 order by id`,
    [before],
  );
  expect(kept).toEqual([
    { asked: known!.id, pupils: [], cases: [] },
    { asked: nobody, pupils: [], cases: [] },
  ]);
});
