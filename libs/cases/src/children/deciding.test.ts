import { sick, TwoSchools, unauthorised } from '../../../../test/support/two-schools';
import { linksOf } from '../index';
import { childrenApart, joinedChildren, possibleChildren } from './children';
import { joinChildren, keepChildrenApart, splitChild } from './deciding';

let two: TwoSchools;
beforeAll(async () => {
  two = await TwoSchools.start();
});
afterAll(() => two.files.stop());
beforeEach(() => two.twoPupils());

const absence = { at: 'here', phase: 'open', running: ['relative-absence'], signals: 1 } as const;
const reason = 'de ouders zeggen het';

const pair = () => ({ one: two.here, other: two.there, reason });
const ofPair = <List extends { one?: readonly { id: string }[]; pupils?: readonly { id: string }[] }>(lists: List[]) =>
  lists.filter(({ one = [], pupils = [] }) => [...one, ...pupils].some(({ id }) => [two.here, two.there].includes(id)));
const isAsked = async () => ofPair(await two.asOfficer(possibleChildren)).length === 1;

test('an officer joins two pupils, after which nobody is asked and a signal of either joins the case', async () => {
  expect(await isAsked()).toBe(true);
  await two.state(two.school, two.here, unauthorised);
  await two.asOfficer((open) => joinChildren(open, pair()));
  expect(await isAsked()).toBe(false);
  const [joined] = ofPair(await two.asOfficer(joinedChildren));
  expect(joined).toMatchObject({ decisions: [{ reason, person: expect.stringContaining('compulsory-education') }] });
  expect(joined!.pupils.map(({ id, openCases }) => [id, openCases]).toSorted()).toEqual(
    [
      [two.here, 1],
      [two.there, 0],
    ].toSorted(),
  );
  await two.state(two.other, two.there, unauthorised);
  await two.fire();
  expect(await two.cases()).toEqual([{ ...absence, signals: 2 }]);
});

test('an officer keeps two pupils apart, which is remembered, also beside an equal number, until he joins them', async () => {
  await two.asOfficer((open) => keepChildrenApart(open, pair()));
  await two.equalNumber(two.here, two.there);
  expect(await isAsked()).toBe(false);
  expect(ofPair(await two.asOfficer(childrenApart))).toMatchObject([{ reason }]);
  expect(ofPair(await two.asOfficer(joinedChildren))).toEqual([]);
  await two.asOfficer((open) => joinChildren(open, pair()));
  expect([ofPair(await two.asOfficer(childrenApart)), ofPair(await two.asOfficer(joinedChildren)).length]).toEqual([
    [],
    1,
  ]);
  await expect(two.asOfficer((open) => keepChildrenApart(open, pair()))).rejects.toMatchObject({ kind: 'one-child' });
});

test('an officer splits a child again: each has what was its own, and a signal that joined the other case has its own', async () => {
  await two.state(two.school, two.here, unauthorised);
  await two.equalNumber(two.here, two.there);
  await two.state(two.other, two.there, [...sick, ...unauthorised]);
  await two.fire();
  expect((await two.cases()).map(({ running }) => running)).toEqual([['relative-absence', 'sickness-absence']]);
  await two.asOfficer((open) => splitChild(open, two.there, reason));
  await two.fire();
  const [own, theirs, ...more] = await two.cases();
  expect([own, more]).toEqual([absence, []]);
  expect(theirs).toMatchObject({ at: 'there', phase: 'open', running: ['relative-absence', 'sickness-absence'] });
  expect(ofPair(await two.asOfficer(childrenApart))).toMatchObject([{ reason }]);
});

test('an officer splits one pupil off a child of three: the others stay one, whatever their numbers say later', async () => {
  const third = await two.pupilThere();
  await two.equalNumber(two.here, two.there, third);
  await two.asOfficer((open) => splitChild(open, two.there, reason));
  const children = await two.files.platform.rows<{ pupils: string[] }>(
    `select array_agg(id::text order by id) as pupils from pupil where id = any($1) group by child_id`,
    [[two.here, two.there, third]],
  );
  expect(children.map(({ pupils }) => pupils).toSorted((some, others) => some.length - others.length)).toEqual([
    [two.there],
    [two.here, third].toSorted(),
  ]);
  await expect(two.asOfficer((open) => splitChild(open, two.there, reason))).rejects.toMatchObject({
    kind: 'not-found',
  });
});

test('two cases that were linked are split with their children', async () => {
  await two.state(two.school, two.here, unauthorised);
  await two.state(two.other, two.there, unauthorised);
  await two.equalNumber(two.here, two.there);
  const [first] = await two.caseIds();
  const links = () => two.asOfficer((open) => linksOf(open, two.files.platform.parts.cases, first!));
  expect(await links()).toHaveLength(1);
  await two.asOfficer((open) => splitChild(open, two.there, reason));
  await two.fire();
  expect([await links(), await two.cases()]).toEqual([[], [absence, { ...absence, at: 'there' }]]);
});

test('the office of elsewhere does none of it', async () => {
  await two.asOwner(({ sql }) =>
    sql(`update organisation_area set municipality = 'Elders' where municipality = 'Testdam'`),
  );
  try {
    expect(await two.asOfficer(possibleChildren)).toEqual([]);
    for (const decide of [joinChildren, keepChildrenApart])
      await expect(two.asOfficer((open) => decide(open, pair()))).rejects.toMatchObject({ kind: 'not-found' });
    await expect(two.asOfficer((open) => splitChild(open, two.there, reason))).rejects.toMatchObject({
      kind: 'not-found',
    });
  } finally {
    await two.asOwner(({ sql }) => sql(`update organisation_area set municipality = 'Testdam'`));
  }
});
