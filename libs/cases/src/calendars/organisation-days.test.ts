import type { ClosingDays } from '@app/rules';
import { after, CaseFiles } from '../../../../test/support/case-file';

/** The closing days of an organisation that is no school stop no term: they are kept, and no case hears of them. */

let files: CaseFiles;
beforeAll(async () => {
  files = await CaseFiles.start();
  await files.open();
  await files.platform.clockAt(after(1));
});
afterAll(() => files.stop());

const bridgingDay: ClosingDays[] = [{ first: '2026-09-18', last: '2026-09-18', name: 'brugdag' }];

/** Everything that is kept of the cases: with them all rows that a correction of a school would write. */
async function keptOfCases(): Promise<string> {
  const tables = ['case_file', 'case_state', 'step', 'alarm', 'timeline', 'outbox'];
  const all = tables.map((table) => files.platform.rows(`select t::text as row from ${table} t order by 1`));
  return JSON.stringify(await Promise.all(all));
}

/** Seen to fail when the cases of its parties are counted again as those of a school are, and when a trial is kept. */
test('they are kept each time with who said so, and no case is changed', async () => {
  const { door, parts } = files.platform;
  const kept = () => files.platform.rows('select days, person_id as "personId" from calendar_version order by id');
  const { organisation: organisationId, id: personId } = files.officer;
  const say = (days: readonly ClosingDays[], how: 'trial' | 'save') =>
    door.asMachine({ task: 'test', role: 'owner' }, (open) =>
      parts.calendars.close(open, { organisationId, days, by: { role: 'compulsory-education', personId } }, how),
    );
  const cases = await keptOfCases();
  expect(await say(bridgingDay, 'trial')).toEqual({ isSame: false, stopsTerms: false, cases: [] });
  expect(await kept()).toEqual([]);
  await say(bridgingDay, 'save');
  expect(await say([...bridgingDay], 'save')).toEqual({ isSame: true, stopsTerms: false, cases: [] });
  await say([], 'save');
  expect(await kept()).toEqual([
    { days: bridgingDay, personId },
    { days: [], personId },
  ]);
  expect(await keptOfCases()).toBe(cases);
});
