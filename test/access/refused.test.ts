import { RunningApi } from '../support/running-api';

/** What was refused is on record, beside what was shown. */

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start();
});
afterAll(() => api.stop());

async function lastRow(): Promise<number> {
  const [row] = await api.rows<{ id: number }>('select coalesce(max(id), 0) as id from access_log');
  return row!.id;
}

/** Seen to fail when a refusal is not kept. */
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
