import type { Person } from '@app/platform';
import type { Act } from '@app/rules';
import { corrected, sick, TwoSchools, unauthorised } from '../../../../test/support/two-schools';
import { linksOf } from '../index';

let two: TwoSchools;
beforeAll(async () => {
  two = await TwoSchools.start();
});
afterAll(() => two.files.stop());
beforeEach(() => two.twoPupils());

const absence = { at: 'here', phase: 'open', running: ['relative-absence'], signals: 1 } as const;

describe('a child at two schools', () => {
  test('has one case: a signal of the other school joins it, though that school does not see it', async () => {
    await two.equalNumber(two.here, two.there);
    expect(await two.state(two.school, two.here, unauthorised)).toMatchObject({ casesOpened: 1 });
    expect(await two.state(two.other, two.there, sick)).toMatchObject({ casesOpened: 0, fired: [{ opened: false }] });
    expect(await two.cases()).toEqual([{ ...absence, running: ['relative-absence', 'sickness-absence'], signals: 2 }]);
    const seen = await two.files.platform.door.asPerson(two.other, ({ sql }) => sql(`select from case_file`));
    expect(seen).toEqual([]);
  });

  test('has no agreement opened twice', async () => {
    await two.equalNumber(two.here, two.there);
    await two.state(two.school, two.here, unauthorised);
    await two.state(two.other, two.there, unauthorised);
    await two.fire();
    expect(await two.cases()).toEqual([{ ...absence, signals: 2 }]);
  });

  test('has one case when both schools state in the same second', async () => {
    for (let round = 0; round < 5; round += 1) {
      await two.twoPupils();
      await two.equalNumber(two.here, two.there);
      await Promise.all([two.state(two.school, two.here, unauthorised), two.state(two.other, two.there, unauthorised)]);
      await two.fire();
      expect((await two.cases()).map(({ phase, signals }) => [phase, signals])).toEqual([['open', 2]]);
    }
  });

  test('keeps the workflow when one school corrects what the other still says', async () => {
    await two.equalNumber(two.here, two.there);
    await two.state(two.school, two.here, unauthorised);
    await two.state(two.other, two.there, unauthorised);
    await two.fire();
    await two.state(two.other, two.there, corrected);
    await two.fire();
    expect(await two.cases()).toEqual([absence]);
    await two.state(two.school, two.here, corrected);
    expect(await two.cases()).toEqual([{ ...absence, phase: 'ended', running: [], signals: 0 }]);
  });
});

describe('two children with a case each, who turn out to be one', () => {
  beforeEach(async () => {
    await two.state(two.school, two.here, unauthorised);
    await two.state(two.other, two.there, unauthorised);
    await two.equalNumber(two.here, two.there);
  });

  test('keep both cases, which are linked: the officer sees it, a school knows of no other case', async () => {
    expect(await two.cases()).toEqual([absence, { ...absence, at: 'there' }]);
    const [first, second] = await two.caseIds();
    const links = (who: Person) =>
      two.files.platform.door.asPerson(who, (open) => linksOf(open, two.files.platform.parts.cases, first!));
    expect(await links(two.files.officer)).toMatchObject([{ reason: 'same-child', other: { id: second! } }]);
    expect(await links(two.school)).toEqual([]);
    await expect(links(two.other)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('have a new signal in the case that is there, of the own school first, and no third case', async () => {
    await two.state(two.other, two.there, [...sick, ...unauthorised]);
    await two.fire();
    expect(await two.cases()).toEqual([
      absence,
      { ...absence, at: 'there', running: ['relative-absence', 'sickness-absence'], signals: 2 },
    ]);
  });
});

test('a case is not opened again while another of the child is open', async () => {
  await two.equalNumber(two.here, two.there);
  await two.state(two.school, two.here, unauthorised);
  const [closed] = await two.caseIds();
  const act = (done: Act) => two.asOfficer((open) => two.files.platform.parts.cases.act(open, closed!, done));
  await act({ act: 'close', outcome: 'admin-error' });
  await two.state(two.other, two.there, unauthorised);
  await two.fire();
  expect(await two.cases()).toMatchObject([
    { at: 'here', phase: expect.not.stringMatching('open') },
    { ...absence, at: 'there' },
  ]);
  const again = act({ act: 'reopen', reason: 'weer thuis', starts: ['notify'] });
  await expect(again).rejects.toMatchObject({ kind: 'act-refused', detail: 'another case of this child is open' });
});

describe('by hand', () => {
  test('a school is told that another has a case of the child, and the officer brings the agreement into it', async () => {
    await two.equalNumber(two.here, two.there);
    await two.state(two.school, two.here, unauthorised);
    await expect(two.openThere(two.other, 'long-relative-absence')).rejects.toMatchObject({ kind: 'case-elsewhere' });
    const [file] = await two.caseIds();
    expect(await two.openThere(two.files.officer, 'long-relative-absence')).toBe(file);
    expect((await two.cases()).map(({ running }) => running)).toEqual([['long-relative-absence', 'relative-absence']]);
    await expect(two.openThere(two.files.officer, 'long-relative-absence')).rejects.toMatchObject({
      kind: 'runs-already',
    });
  });

  test('what a person opened does not end because a signal that came after it is corrected', async () => {
    await two.openThere(two.files.officer, 'relative-absence');
    await two.state(two.other, two.there, unauthorised);
    await two.state(two.other, two.there, corrected);
    expect(await two.cases()).toEqual([{ ...absence, at: 'there', signals: 0 }]);
  });
});
