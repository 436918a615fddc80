import type { AuditRound } from '@app/cases';
import type { CaseFiles } from '../support/case-file';
import { regionAtWork } from '../support/region-at-work';
import type { RunningPlatform } from '../support/running-platform';
import { type Done, sabotage, sabotages } from '../support/sabotage';

jest.setTimeout(240_000);
const seed = Number(process.env['SEED'] ?? 2026);
const copies = 60;

let files: CaseFiles;
let platform: RunningPlatform;
beforeEach(async () => {
  files = await regionAtWork(copies);
  platform = files.platform;
});
afterEach(() => files.stop());

/** A round with all the time it needs: how far it comes in half a minute hangs on the machine. */
async function round(bounds?: Parameters<typeof platform.parts.audit.round>[1]): Promise<AuditRound> {
  const found = await platform.parts.audit.round(platform.door, { budgetMs: 200_000, ...bounds });
  expect(found?.failures).toEqual([]);
  return found!;
}

const count = async (question: string) => (await platform.rows(question)).length;

/** Everything that can be put back, row by row. */
async function everything(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of ['case_file', 'case_state', 'step', 'alarm', 'firing']) {
    const rows = await platform.rows<{ row: string }>(`select one::text as row from ${table} one order by 1`);
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

const told = (found: AuditRound['found']) =>
  found.map(({ caseId, what, isRepaired }) => `${caseId} ${what} ${isRepaired}`);
const expected = (done: readonly Done[]) => done.map(({ caseId, what, isSafe }) => `${caseId} ${what} ${isSafe}`);

/**
 * Seen to fail: without taking an alarm that was met off the list one that is armed twice goes unseen; with only the
 * number of lines compared an edited line does; with the alarms only compared when they are put back the double stays;
 * without `on conflict` the third round cannot keep what the first one found.
 */
test('each of 200 sabotages is found in one round, and nothing else; what is safe is put back, the rest reported once', async () => {
  const clean = await round();
  expect(clean.found).toEqual([]);
  expect(clean.cases).toBe(await count(`select from case_file where phase <> 'ended'`));
  const before = await everything();

  const done = await sabotage(platform, 200, seed);
  expect(new Set(done.map(({ name }) => name)).size).toBe(sabotages.length);
  const first = await round();
  expect(told(first.found).toSorted()).toEqual(expected(done).toSorted());
  expect(await everything()).toEqual(before);

  const left = done.filter(({ isSafe }) => !isSafe);
  const second = await round();
  expect(told(second.found).toSorted()).toEqual(expected(left).toSorted());
  expect(second.found.filter(({ isKnown }) => !isKnown)).toEqual([]);

  // Also in a case that is looked at again for something else.
  const [{ caseId }] = (await platform.rows<{ caseId: string }>(
    `delete from alarm where ctid = (select ctid from alarm where case_id = any($1) order by at limit 1)
     returning case_id as "caseId"`,
    [left.map((one) => one.caseId)],
  )) as [{ caseId: string }];
  const third = await round();
  expect(told(third.found.filter(({ isKnown }) => !isKnown))).toEqual([`${caseId} alarm-missing true`]);
  expect(third.found).toHaveLength(left.length + 1);
  expect(await everything()).toEqual(before);
  expect(await count('select from audit_finding')).toBe(201);
  expect(await count('select from audit_finding where is_open')).toBe(left.length);
});
