import { sqlState } from '@app/platform';
import { TwoSchools, unauthorised } from '../support/two-schools';

let two: TwoSchools;

beforeAll(async () => {
  two = await TwoSchools.start();
  await two.twoPupils();
  await two.state(two.school, two.here, unauthorised);
  const third = await two.pupilThere();
  await two.equalNumber(two.here, third);
  await two.asOfficer(async ({ sql, who, now }) => {
    const pair = [two.here, two.there].toSorted();
    await sql(insert, [...pair, who.organisation, who.id, now]);
  });
});
afterAll(() => two.files.stop());

const insert = `
  insert into child_decision (one_id, other_id, same, reason, organisation_id, person_id, decided_at)
  values ($1, $2, false, 'x', $3, $4, $5)`;

const as = <Row extends object>(role: string, text: string, params: unknown[] = []) =>
  two.files.platform.door.asPerson(two.files.region.person(role), ({ sql }) => sql<Row>(text, params));
const refusal = (work: Promise<unknown>) => work.then(() => 'none', sqlState);

/** What comes of questions without any condition. */
const questions = [
  'select from child_decision',
  'select from child_move',
  'select from possible_children(1000)',
  'select from joined_children(1000)',
  'select from pupils_of_children(array(select asked::uuid from unnest($1::text[]) as asked))',
];
const seenBy = (role: string) =>
  Promise.all(
    questions.map(
      async (text) => (await as(role, text, text.includes('$1') ? [[two.here, two.there]] : [])).length > 0,
    ),
  );

test.each([
  ['compulsory-education', [true, true, false, true, true]],
  ['school', [false, false, false, false, false]],
  ['youth-health', [false, false, false, false, false]],
  ['alliance', [false, false, false, false, false]],
  ['neighbourhood-team', [false, false, false, false, false]],
  ['table', [false, false, false, false, false]],
  ['decisive-authority', [false, false, false, false, false]],
  ['parents', [false, false, false, false, false]],
])('%s sees of children what is for it and no more', async (role, seen) => {
  expect(await seenBy(role)).toEqual(seen);
});

test.each(['school', 'youth-health', 'alliance'])('%s decides nothing of children', async (role) => {
  const { organisation, id } = two.files.region.person(role);
  const pair = [two.here, two.there].toSorted();
  expect(await refusal(as(role, insert, [...pair, organisation, id, new Date()]))).toBe('42501');
});

test('an officer decides in nobody else’s name', async () => {
  const { organisation } = two.files.region.person('compulsory-education');
  const pair = [two.here, await two.pupilThere()].toSorted();
  const { id } = two.files.region.person('school');
  expect(await refusal(as('compulsory-education', insert, [...pair, organisation, id, new Date()]))).toBe('42501');
});

test('no school makes a pupil somebody else’s child', async () => {
  const changing = as('school', `update pupil set child_id = $2 where id = $1`, [two.here, two.there]);
  expect(await refusal(changing)).toBe('42501');
});

test.each(['select from child_decision', 'select from child_move', 'select settle_children(null)'])(
  'the worker may not %s',
  async (what) => {
    const asking = two.files.platform.door.asMachine({ task: 'look', role: 'worker' }, ({ sql }) => sql(what));
    expect(await refusal(asking)).toBe('42501');
  },
);
