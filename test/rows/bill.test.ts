import { LivingRegion } from '../support/living-region';
import { fileOf, type Visitor } from '../support/running-api';

interface Bill {
  asks: {
    flag: string;
    since?: string;
    holds: boolean;
    works: boolean;
    stands: { nl: string };
    changes: { nl: string };
  }[];
}
interface Attendance {
  registered?: { since: string; until?: string; sentence: { nl: string } };
  weeks: { week: string; hours: number; attended: number; percent: number }[];
}
interface Refused {
  status: number;
  body: { sentence?: { nl: string } };
}

/** Waterrijk tries two of the four from 14 December 2026; until then, and in what it does not date, the law of today holds. */
let region: LivingRegion;
let school: Visitor;
let officer: Visitor;
beforeAll(async () => {
  region = await LivingRegion.start();
  [school, officer] = await Promise.all([region.signIn('Rietplas'), region.signIn('Leerplicht Waterdam')]);
});
afterAll(() => region.stop());

const billSeenBy = async (who: Visitor) => (await who.get<Bill>('/regions/current/bill')).body.asks;
const standing = async (who: Visitor) => (await billSeenBy(who)).map(({ flag, since, holds }) => [flag, since, holds]);
const attendance = async (who: Visitor, id: string) => (await who.get<Attendance>(`/cases/${id}/attendance`)).body;
const stepOf = async (who: Visitor, id: string, name: string) =>
  (await who.caseFile(id)).steps.find(({ step }) => step === name);

/** The case of a child that is building up again, of which the school is to say whether it is back. */
async function buildingUp(): Promise<string> {
  const id = await region.api.openCase(school, { enrolled: true });
  const steps = { 'round-table': 'plan-possible', 'return-plan': 'other-place', 'build-up': 'on-track' };
  for (const [step, outcome] of Object.entries(steps))
    expect((await school.act(id, { act: 'done', step, outcome })).status).toBe(200);
  return id;
}

const goesElsewhere = (id: string) =>
  school.act(id, { act: 'done', step: 'return', outcome: 'returned-elsewhere' }) as Promise<Refused>;

/** The school states that a pupil was sick on the first of two days, and that nobody else was away on either. */
const state = (pupil: string) => {
  const rows = ['leerlingnummer;datum;lesuur;code;minuten', `${pupil};2026-12-14;;Z;300`].join('\n');
  return school.send('/v1/imports/absences?from=2026-12-14&until=2026-12-15', fileOf(rows));
};

/**
 * Seen to fail when nobody looks whether the officer was consulted, when a date does not count, and when days that the
 * school did not state count as attended.
 */
test('row 1: what the bill asks holds in a region from its date: a school consults the officer first, and what it registered is attendance', async () => {
  const everybody = [
    school,
    officer,
    ...(await Promise.all(['SWV VO Waterrijk', 'GGD Waterrijk'].map((name) => region.signIn(name)))),
  ];
  for (const who of everybody)
    expect(await standing(who)).toEqual([
      ['attendance-registration', '2026-12-14', false],
      ['exemption-educational-view', undefined, false],
      ['aggregated-supply', undefined, false],
      ['duty-to-consult', '2026-12-14', false],
    ]);
  const early = await buildingUp();
  const { pupil } = await region.childWithoutCase();
  const late = await buildingUp();
  const other = await buildingUp();
  expect((await goesElsewhere(early)).status).toBe(200);
  expect(await stepOf(officer, early, 'confirm-closing')).toMatchObject({ state: 'open' });
  expect((await attendance(officer, late)).registered).toBeUndefined();

  await region.until('2026-12-16T09:00');
  expect((await standing(officer)).filter(([, , holds]) => holds).map(([flag]) => flag)).toEqual([
    'attendance-registration',
    'duty-to-consult',
  ]);
  const told = await billSeenBy(everybody[2]!);
  expect(told.map(({ stands }) => stands.nl)).toEqual([
    'geldt hier sinds ma 14 dec 2026',
    'geldt hier nog niet: de wet van nu',
    'geldt hier nog niet: de wet van nu',
    'geldt hier sinds ma 14 dec 2026',
  ]);
  for (const { works, changes } of told) expect(changes.nl.startsWith('Nu nog niets')).toBe(!works);

  const refused = await goesElsewhere(late);
  expect([refused.status, refused.body.sentence?.nl]).toEqual([
    422,
    expect.stringContaining('overleg eerst met de leerplichtambtenaar'),
  ]);
  expect(await stepOf(officer, late, 'confirm-closing')).toBeUndefined();
  const text = 'Hij kan in januari op het Rietcollege beginnen. Ziet u bezwaar?';
  expect((await school.act(late, { act: 'ask', step: 'return', of: 'compulsory-education', text })).status).toBe(200);
  expect((await goesElsewhere(late)).status).toBe(422);
  const question = 'question-to-compulsory-education-on-return';
  expect(await stepOf(officer, late, question)).toMatchObject({ state: 'open', question: { from: 'school' } });
  await officer.act(late, { act: 'answer', step: question, text: 'Nee, als de eerste dag is afgesproken.' });
  expect((await goesElsewhere(late)).status).toBe(200);
  expect(await stepOf(officer, late, 'confirm-closing')).toMatchObject({ state: 'open' });
  expect((await school.act(other, { act: 'done', step: 'return', outcome: 'returned' })).status).toBe(200);

  const before = await attendance(officer, late);
  expect(before.registered?.since).toBe('2026-12-14');
  expect(before.weeks.map(({ week }) => week)).not.toContain('2026-12-14');
  expect((await state(pupil)).status).toBe(200);
  const after = await attendance(officer, late);
  expect(after.registered).toMatchObject({
    until: '2026-12-15',
    sentence: { nl: expect.stringContaining('di 15 dec 2026') },
  });
  expect(after.weeks.find(({ week }) => week === '2026-12-14')).toMatchObject({ hours: 12, attended: 6, percent: 50 });
  expect((await school.get<{ registeredSince?: string }>('/schools/sickness')).body.registeredSince).toBe('2026-12-14');
});
