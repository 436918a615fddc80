import type { Open } from '@app/platform';
import { type Act, type Agreement, parseTerm, type Step } from '@app/rules';
import { catalogueOf } from '../../../../test/support/catalogue';
import { addPupil, makeRegion, type TestRegion } from '../../../../test/support/region';
import { RunningPlatform } from '../../../../test/support/running-platform';
import { lockCases } from '../kept-case';
import { rebuild } from '../audit/rebuild';

const monday = Date.parse('2026-09-14T09:00:00+02:00');
const day = 24 * 3_600_000;
const workflow = 'long-relative-absence';

const { agreements, signals } = catalogueOf();
const first = agreements.findLast((agreement) => agreement.workflow === workflow)!;

/** A next version: another term for the talk, no naming of a director, another last rung, another director. */
const second: Agreement = {
  ...first,
  version: first.version + 1,
  steps: first.steps
    .filter(({ id }) => id !== 'name-director')
    .map((step) => (step.id === 'talk' ? quicker(step) : step)),
  direction: {
    ...first.direction!,
    rules: first.direction!.rules.map((rule) => (rule.id === 'D8' ? { ...rule, director: 'alliance' } : rule)),
  },
};

const versions = { workflow, from: first.version, to: second.version } as const;

function quicker(step: Step): Step {
  return { ...step, within: parseTerm('5 working-days')! };
}

let platform: RunningPlatform;
let region: TestRegion;
beforeAll(async () => {
  platform = await RunningPlatform.start({ name: 'PostgreSQL', settings: async () => ({}) }, { withWorker: false });
});
afterAll(() => platform.stop());

let caseId: string;
beforeEach(async () => {
  await platform.clockAt(monday);
  region = await makeRegion(platform.door, { agreements: [...agreements], signals });
  const pupilId = await addPupil(platform.door, region);
  caseId = await platform.door.asPerson(region.person('school'), (open) =>
    platform.parts.cases.open(open, {
      pupilId,
      workflow,
      firstDayAbsent: '2026-09-14',
      facts: { enrolled: true, attends: false },
    }),
  );
  await asOwner((open) =>
    platform.parts.agreements.publish(open, region.id, {
      agreements: [...agreements, second],
      signals,
      signalsVersion: 1,
    }),
  );
});

const asOwner = <T>(work: (open: Open) => Promise<T>) => platform.door.asMachine({ task: 'test', role: 'owner' }, work);
const go = () => asOwner((open) => platform.parts.migrations.go(open, { regionId: region.id, ...versions }));
const trial = () => asOwner((open) => platform.parts.migrations.trial(open, { regionId: region.id, ...versions }));
const fire = () => platform.parts.fireDue.all(platform.door);
const act = (role: string, done: Act) =>
  platform.door.asPerson(region.person(role), (open) => platform.parts.cases.act(open, caseId, done));
const now = () => asOwner((open) => platform.parts.cases.read(open, caseId));

async function liveUntil(moment: number): Promise<void> {
  await platform.clockAt(moment);
  await fire();
}

/** Everything that is kept of the case. */
async function kept(): Promise<string> {
  const tables = ['case_state', 'step', 'alarm', 'firing', 'timeline', 'case_workflow', 'outbox'];
  const rows = await Promise.all(
    tables.map((table) =>
      platform.rows(`select t::text as row from ${table} t where case_id = $1 order by 1`, [caseId]),
    ),
  );
  return JSON.stringify([rows, await platform.rows('select * from agreement_migration')]);
}

/** The auditor finds nothing, and what is made again from the timeline alone is the same to the byte. */
async function expectSound(): Promise<void> {
  const round = await platform.parts.audit.round(platform.door);
  expect(round!.failures).toEqual([]);
  expect(round!.found.filter((found) => found.caseId === caseId)).toEqual([]);
  const state = () => platform.rows('select state::text, seq from case_state where case_id = $1', [caseId]);
  const alarms = () => platform.rows('select a::text as row from alarm a where case_id = $1 order by 1', [caseId]);
  const before = [await state(), await alarms()];
  const [{ seq }] = (await platform.rows<{ seq: number }>('select seq::int from case_state where case_id = $1', [
    caseId,
  ])) as [{ seq: number }];
  await asOwner(async (open) => {
    await lockCases(open, [caseId], 'wait');
    await rebuild(open, platform.parts.books, [caseId], new Map([[caseId, seq]]));
  });
  expect([await state(), await alarms()]).toEqual(before);
}

test('a preview says what moves in each case, and moves nothing', async () => {
  const before = await kept();
  const { cases } = await trial();
  expect(await kept()).toBe(before);
  expect(cases).toMatchObject([{ caseId, openedOn: '2026-09-14' }]);
  const said = cases[0]!.points.map(({ sentence }) => sentence.nl);
  expect(said).toContain('‘Regiehouder en vervanger noemen’ vervalt');
  expect(said).toContain('‘Gesprek met leerling en ouders’: uiterlijk ma 21 sep 2026 in plaats van ma 28 sep 2026');
  expect(said).toContain('het samenwerkingsverband wordt gevraagd om de regie over te nemen');
});

test('what was previewed is what happens, and everything after goes by the other version', async () => {
  const { cases: previewed } = await trial();
  const { cases: done } = await go();
  expect(done).toEqual(previewed);
  const { state } = await now();
  expect(state.steps['talk']).toMatchObject({ state: 'open', due: { on: '2026-09-21' } });
  expect(state.steps['name-director']).toMatchObject({ state: 'ended' });
  expect(state.proposal).toMatchObject({ responsible: 'alliance', rule: 'D8' });
  await expectSound();
  await liveUntil(monday + 9 * day);
  expect((await now()).state.steps['talk']).toMatchObject({ missed: true });
  await act('compulsory-education', { act: 'done', step: 'talk', outcome: 'plan-possible' });
  await expectSound();
});

/** Seen to fail when the book of a case does not know the versions that it went over from. */
test('an act of before is taken back after, and the past keeps its version', async () => {
  await liveUntil(monday + day);
  await act('compulsory-education', { act: 'done', step: 'talk', outcome: 'capacity-unclear' });
  await go();
  await expectSound();
  await act('compulsory-education', { act: 'correct', takesBack: { act: 'done', step: 'talk' } });
  expect((await now()).state.steps['talk']).toMatchObject({ state: 'open', due: { on: '2026-09-21' } });
  await expectSound();
});

test('what has gone off stays gone off, and what the other version has missed is told at the next dispatch', async () => {
  await liveUntil(monday + 9 * day);
  const before = await platform.rows<{ alarm: string }>(`select alarm from firing where case_id = $1`, [caseId]);
  await go();
  await expectSound();
  await liveUntil(monday + 9 * day + 1000);
  expect((await now()).state.steps['talk']).toMatchObject({ missed: true });
  await liveUntil(monday + 10 * day);
  const after = await platform.rows<{ matter: string; alarm: string; seq: number }>(
    `select matter, alarm, seq::int from firing where case_id = $1 and matter = 'step:talk' order by seq`,
    [caseId],
  );
  expect(before.length).toBeGreaterThan(0);
  expect(after.map(({ alarm }) => alarm).filter((alarm) => alarm.startsWith('R'))).toEqual(['R1', 'R2']);
  await expectSound();
});

test('the way back brings back what was agreed, with an event of its own', async () => {
  const before = (await now()).state;
  await platform.clockAt(monday + 1000);
  const { id } = await go();
  await platform.clockAt(monday + day);
  const back = await asOwner((open) => platform.parts.migrations.undo(open, id));
  expect(back.cases.map((one) => one.caseId)).toEqual([caseId]);
  const { state } = await now();
  for (const step of ['talk', 'name-director']) {
    expect(state.steps[step]).toMatchObject({ state: 'open', due: before.steps[step]!.due });
  }
  expect(state.proposal).toBeUndefined();
  await expectSound();
  const events = await platform.rows<{ from: number }>(
    `select (event->>'from')::int as "from" from timeline where case_id = $1 and event->>'kind' = 'migrated' order by seq`,
    [caseId],
  );
  expect(events).toEqual([{ from: versions.from }, { from: versions.to }]);
  await expect(asOwner((open) => platform.parts.migrations.undo(open, id))).rejects.toMatchObject({
    kind: 'no-such-migration',
  });
});

test('a version that was not published is refused', async () => {
  const asked = { regionId: region.id, workflow, from: versions.from, to: 9 };
  await expect(asOwner((open) => platform.parts.migrations.go(open, asked))).rejects.toMatchObject({
    kind: 'no-such-version',
  });
});
