import { verifyLog } from '@app/platform';
import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';
import { until } from '../support/until';

/**
 * Two weeks of work in the demonstration's region leave a log of looks that verifies as a whole, and an extract that a
 * parent can read. Seen to fail without the sealing.
 */

interface Looks {
  readonly looks: readonly {
    on: string;
    organisation: string;
    role: string;
    times: number;
    sentence: { nl: string };
  }[];
}

const workdays = [7, 8, 9, 10, 11, 14, 15, 16, 17, 18];
const dayOf = (day: number) => `2026-12-${String(day).padStart(2, '0')}`;

let region: LivingRegion;
let mother: Visitor;
let caseId: string;

beforeAll(async () => {
  region = await LivingRegion.start();
  const [found] = await region.api.rows<{ person: string; case: string }>(
    `select a.person_id as person, p.case_id as case from authority a
       join case_party p on p.organisation_id = a.organisation_id
      where a.kind = 'parent' and a.ended_at is null order by a.id limit 1`,
  );
  caseId = found!.case;
  mother = await region.api.signInAs(found!.person);
  const [school, officer, chair] = await Promise.all([
    region.signIn('Rietplas'),
    region.signIn('Leerplicht Waterdam'),
    region.signIn('Thuiszitterstafel Waterrijk', 'chair'),
  ]);
  for (const day of workdays) {
    await region.until(`${dayOf(day)}T10:00`);
    for (const who of [school, officer, chair]) await work(who);
    await mother.get('/family');
  }
}, 240_000);
afterAll(() => region?.stop());

async function work(who: Visitor): Promise<void> {
  for (const path of ['/my-day', '/cases', '/web', `/cases/${caseId}`, `/cases/${caseId}/timeline`])
    await who.get(path);
}

const verified = () => verifyLog(region.api.door);

test('every look is sealed, and the chain is whole', async () => {
  await until(async () => (await verified()).tail.rows === 0);
  const { months } = await verified();
  const [kept] = await region.api.rows<{ rows: number }>('select count(*)::int as rows from access_log');
  expect(months.filter(({ broken }) => broken)).toEqual([]);
  expect(months.reduce((sum, { rows }) => sum + rows, 0)).toBe(kept!.rows);
  expect(kept!.rows).toBeGreaterThan(100);
});

test('a parent reads a line per day and organisation, the newest first, in plain words', async () => {
  const { looks } = (await mother.get<Looks>('/family/looks')).body;
  const ofSchool = looks.filter(({ role }) => role === 'school').map(({ on }) => on);
  expect(ofSchool).toEqual(workdays.toReversed().map(dayOf));
  for (const { sentence, times, organisation } of looks) {
    expect(sentence.nl).toMatch(/^[A-Z].+ keek (?:1 keer|\d+ keer): [a-zé ,/]+\.$/u);
    expect(sentence.nl).toContain(organisation);
    expect(times).toBeGreaterThan(0);
  }
  const words = looks.map(({ sentence }) => sentence.nl).join('\n');
  expect(words).not.toMatch(/identity|absence|agreements|medical|GET|\/api|Mirjam de Boer|Joost van Dalen/u);
});
