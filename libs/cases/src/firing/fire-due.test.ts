import type { MachineTask, Open, Person } from '@app/platform';
import { type Act, advance, type CaseEvent, type CaseState, fold, type TraceLine } from '@app/rules';
import { after, CaseFiles } from '../../../../test/support/case-file';
import { lockCases, readCases } from '../kept-case';

let files: CaseFiles;
let caseId: string;
const owner: MachineTask = { task: 'test', role: 'owner' };

beforeAll(async () => {
  files = await CaseFiles.start();
});
afterAll(() => files.stop());
beforeEach(async () => {
  caseId = await files.open();
});
afterEach(() => files.platform.rows('delete from alarm'));

const asOwner = <T>(work: (open: Open) => Promise<T>) => files.platform.door.asMachine(owner, work);
const fire = () => files.platform.parts.fireDue.all(files.platform.door);
const keptCase = () => asOwner(async (open) => (await readCases(open, files.platform.parts.books, [caseId]))[0]!);
const timeline = () =>
  files.platform.rows<{ event: CaseEvent; lines: TraceLine[] }>(
    `select event, lines from timeline where case_id = $1 order by seq`,
    [caseId],
  );

/** Lets time pass moment by moment, as the worker does. */
async function liveUntil(end: number): Promise<void> {
  for (;;) {
    const [row] = await files.platform.rows<{ at: Date | null }>(`select min(at) as at from alarm where case_id = $1`, [
      caseId,
    ]);
    if (!row!.at || row!.at.getTime() > end) break;
    await files.platform.clockAt(row!.at.getTime());
    await fire();
  }
  await files.platform.clockAt(end);
}

test('the state is the fold of its timeline, whether alarms went off in sets or through the rules', async () => {
  await liveUntil(after(24 * 40));
  await files.platform.door.asPerson(files.school, (open) =>
    files.platform.parts.cases.act(open, caseId, {
      act: 'skip',
      step: 'notify',
      reason: 'De melding was al door de vorige school gedaan.',
    }),
  );
  const events = (await timeline()).map(({ event }) => event);
  const kinds = new Set(
    (await files.platform.rows<{ by_rules: boolean }>(`select by_rules from alarm where case_id = $1`, [caseId])).map(
      (row) => row.by_rules,
    ),
  );
  expect(kinds).toEqual(new Set([true, false]));
  expect(events.length).toBeGreaterThan(30);
  const { state, book } = await keptCase();
  const [snapshot] = await files.platform.rows<{ state: CaseState }>(
    `select state from case_state where case_id = $1`,
    [caseId],
  );
  expect(JSON.stringify(snapshot!.state)).toBe(JSON.stringify(state));
  expect(JSON.stringify(fold(events, book))).toBe(JSON.stringify(state));
});

test('after an outage only the highest rung tells, as the rules alone have it', async () => {
  const { state, book } = await keptCase();
  const back = after(24 * 21) + 60_000;
  await files.platform.clockAt(back);
  await fire();
  const expected = advance(state, back, book);
  const written = (await timeline()).slice(1);
  expect(written.flatMap(({ lines }) => lines)).toEqual(expected.firings.flatMap(({ lines }) => lines));
  expect(written.flatMap(({ lines }) => lines).filter((line) => 'overtaken' in line).length).toBeGreaterThan(2);
  expect(JSON.stringify((await keptCase()).state)).toBe(JSON.stringify(expected.state));
});

test('an act leaves armed as it stood what it does not move', async () => {
  const armed = () =>
    files.platform.rows<{ matter: string; row: string }>(
      `select matter, concat_ws(' ', xmin, revision, alarm, at) as row from alarm where case_id = $1`,
      [caseId],
    );
  const before = await armed();
  await files.platform.door.asPerson(files.school, (open) =>
    files.platform.parts.cases.act(open, caseId, {
      act: 'skip',
      step: 'notify',
      reason: 'De vorige school deed het al.',
    }),
  );
  const left = await armed();
  const stayed = before.filter(({ row }) => left.some((other) => other.row === row));
  expect(new Set(before.map(({ matter }) => matter))).toContain('step:notify');
  expect(left.map(({ matter }) => matter)).not.toContain('step:notify');
  expect(stayed.length).toBeGreaterThan(5);
});

test('an alarm that is armed again does not go off again', async () => {
  await files.platform.clockAt(after(24));
  const armed = await files.platform.rows<{ id: string }>(
    `create table armed as select * from alarm where case_id = '${caseId}'`,
  );
  expect(armed).toEqual([]);
  await fire();
  const before = await timeline();
  const messages = await files.platform.rows(`select from outbox where case_id = $1`, [caseId]);
  expect([before.length, messages.length]).toEqual([2, 1]);
  await files.platform.rows(`insert into alarm select * from armed where at <= $1`, [new Date(after(24))]);
  await fire();
  expect(await timeline()).toEqual(before);
  expect(await files.platform.rows(`select from outbox where case_id = $1`, [caseId])).toEqual(messages);
  expect(await files.platform.rows(`select from alarm where at <= $1`, [new Date(after(24))])).toEqual([]);
  await files.platform.rows('drop table armed');
});

test('a tick leaves a case alone in which somebody acts, and what he did counts', async () => {
  await files.platform.clockAt(after(24));
  const { cases } = files.platform.parts;
  await files.platform.door.asPerson(files.school, async (open) => {
    await lockCases(open, [caseId], 'wait');
    expect(await fire()).toMatchObject({ plain: 0, byRules: 0 });
    await cases.act(open, caseId, { act: 'done', step: 'notify' });
  });
  await fire();
  const lines = (await timeline()).flatMap((row) => row.lines);
  expect(lines.slice(-2)).toMatchObject([{ reminder: 'notify' }, { done: 'notify', late: 0 }]);
  expect(lines.filter((line) => 'reminder' in line)).toHaveLength(1);
});

test('an act waits for a tick that has the case, and comes after it', async () => {
  await files.platform.clockAt(after(24));
  const { cases } = files.platform.parts;
  let acted: Promise<unknown> | undefined;
  await asOwner(async (open) => {
    await lockCases(open, [caseId], 'wait');
    acted = files.platform.door.asPerson(files.school, (mine) =>
      cases.act(mine, caseId, { act: 'done', step: 'notify' }),
    );
    await waitingFor(
      `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%for no key update%'`,
    );
  });
  await acted;
  expect((await timeline()).map(({ event }) => event.kind)).toEqual(['opened', 'fired', 'act']);
});

test('two workers at once fire each alarm once', async () => {
  const ids = [caseId, await files.open(), await files.open(), await files.open()];
  await files.platform.clockAt(after(24 * 3));
  await Promise.all([fire(), fire(), fire()]);
  await fire();
  const rows = await files.platform.rows<{ case_id: string; count: number }>(
    `select case_id, count(*)::int from firing where case_id = any($1) group by 1`,
    [ids],
  );
  expect(new Set(rows.map(({ count }) => count)).size).toBe(1);
  expect(rows).toHaveLength(4);
});

test('a case whose rules fail holds up no other, and is left alone for a while', async () => {
  const other = await files.open();
  await files.platform.rows(`update case_state set state = '{}' where case_id = $1`, [caseId]);
  await files.platform.rows(`update alarm set by_rules = true where at <= $1`, [new Date(after(24))]);
  await files.platform.clockAt(after(24));
  const round = await fire();
  expect(round).toMatchObject({ byRules: 1, failed: [{ caseId }] });
  expect(await files.platform.rows(`select from firing where case_id = $1`, [other])).toHaveLength(1);
  expect(await fire()).toMatchObject({ plain: 0, byRules: 0, failed: [] });
});

test('what went off for an act that was taken back goes off again for the next one', async () => {
  const { cases } = files.platform.parts;
  const act = (who: Person, what: Act) => files.platform.door.asPerson(who, (open) => cases.act(open, caseId, what));
  const talk: Act = { act: 'done', step: 'talk', outcome: 'perspective-unclear' };
  await files.platform.clockAt(after(1));
  await act(files.officer, talk);
  await liveUntil(after(24 * 16));
  const reason = 'Het gesprek ging over een andere leerling.';
  await act(files.school, { act: 'correct', takesBack: { act: 'done', step: 'talk' }, reason });
  await act(files.officer, talk);
  await liveUntil(after(24 * 32));
  const rungs = (await timeline())
    .flatMap(({ lines }) => lines)
    .filter((line) => line['of'] === 'perspective-advice' && line['rung'] === 'R1');
  expect(rungs.map(({ on }) => on)).toEqual(['2026-09-29', '2026-10-15']);
  expect((await fire()).failed).toEqual([]);
});

test('whoever is told may see the case from then on', async () => {
  await liveUntil(after(24 * 9));
  const involved = await files.platform.rows<{ role: string }>(
    `select role from case_party where case_id = $1 and involved_at is not null order by role`,
    [caseId],
  );
  expect(involved.map(({ role }) => role)).toEqual(['compulsory-education', 'process-director', 'school', 'table']);
});

/** Asks until there is an answer: for what another connection does. */
async function waitingFor(question: string): Promise<void> {
  while ((await files.platform.rows(question)).length === 0);
}
