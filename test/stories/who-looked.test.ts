import { RunningApi, type Visitor } from '../support/running-api';

/** The family of a child reads who looked at it, in plain words, and nobody else does. */

interface Looks {
  readonly looks: readonly {
    on: string;
    organisation: string;
    role: string;
    times: number;
    sentence: { nl: string };
  }[];
}

let api: RunningApi;
let mother: Visitor;
let caseId: string;

beforeAll(async () => {
  api = await RunningApi.start();
  const [found] = await api.rows<{ person: string; case: string }>(
    `select a.person_id as person, p.case_id as case from authority a
       join case_party p on p.organisation_id = a.organisation_id
      where a.kind = 'parent' and a.ended_at is null order by a.id limit 1`,
  );
  caseId = found!.case;
  mother = await api.signInAs(found!.person);
});
afterAll(() => api.stop());

const looks = async (who: Visitor) => (await who.get<Looks>('/family/looks')).body.looks;

/** Seen to fail when each category that was shown counts as a look. */
test('a day, an organisation and a role are one line, with how often and at what', async () => {
  expect(await looks(mother)).toEqual([]);
  const school = await api.signIn('Rietplas');
  await school.get(`/cases/${caseId}`);
  await school.get(`/cases/${caseId}/timeline`);
  const stranger = await api.signIn('Leerplicht Rietoord');
  expect((await stranger.get(`/cases/${caseId}`)).status).toBe(404);
  expect(await looks(mother)).toEqual([
    {
      on: '2026-12-07',
      organisation: 'Rietplas',
      role: 'school',
      times: 2,
      sentence: {
        nl: expect.stringMatching(/^De school \(Rietplas\) keek 2 keer: (?=.*naam en school)(?=.*de afspraken)/),
        en: expect.stringMatching(/^The school \(Rietplas\) looked 2 times: /),
      },
    },
  ]);
});

/** Seen to fail when whoever asks is counted too. */
test('what one’s own page shows is on record, and is no line for oneself', async () => {
  await mother.get('/family');
  const before = await looks(mother);
  expect(before.every(({ role }) => role !== 'parents')).toBe(true);
  const own = await api.rows(`select from access_log where role = 'parents' and action = 'GET /api/family'`);
  expect(own.length).toBeGreaterThan(0);
});

test('partners do not read it', async () => {
  expect((await (await api.signIn('Rietplas')).get('/family/looks')).status).toBe(403);
});
