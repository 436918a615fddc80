import { randomUUID } from 'node:crypto';
import type { Person } from '@app/platform';
import type { Act } from '@app/rules';
import { after, CaseFiles } from '../../../test/support/case-file';
import { timelineOf } from './index';

let files: CaseFiles;
let caseId: string;

beforeAll(async () => {
  files = await CaseFiles.start();
});
afterAll(() => files.stop());
beforeEach(async () => {
  caseId = await files.open();
});

const act = (who: Person, what: Act, options = {}) =>
  files.platform.door.asPerson(who, (open) => files.platform.parts.cases.act(open, caseId, what, options));
const read = (who: Person) =>
  files.platform.door.asPerson(who, (open) => files.platform.parts.cases.read(open, caseId));
const written = () =>
  files.platform.rows(
    `select t.event, t.lines, s.state, s.seq from timeline t join case_state s using (case_id)
    where case_id = $1 order by t.seq`,
    [caseId],
  );

const notify: Act = { act: 'done', step: 'notify' };
const talk: Act = { act: 'done', step: 'talk', outcome: 'capacity-unclear' };

test('a case opens with a director, steps, alarms and parties', async () => {
  const now = await read(files.school);
  expect(now.state).toMatchObject({ phase: 'open', director: 'school', directorRule: 'D8' });
  expect(Object.keys(now.state.steps)).toEqual(['notify', 'name-director', 'talk', 'round-table', 'return-plan']);
  expect(now.parties.filter(({ isInvolved }) => isInvolved).map(({ role }) => role)).toEqual([
    'compulsory-education',
    'school',
  ]);
  const steps = await files.platform.rows(
    `select key, responsible, due_on::text, state from step where case_id = $1 order by due_on, key`,
    [caseId],
  );
  expect(steps[0]).toEqual({ key: 'notify', responsible: 'school', due_on: '2026-09-16', state: 'open' });
  const alarms = await files.platform.rows(
    `select alarm, by_rules, tell from alarm where case_id = $1 and matter = 'step:notify' order by at`,
    [caseId],
  );
  expect(alarms.slice(0, 5)).toMatchObject([
    { alarm: 'reminder-2026-09-15', by_rules: false },
    { alarm: 'missed', by_rules: false },
    { alarm: 'R1', by_rules: false, tell: ['school', 'director'] },
    { alarm: 'R2', by_rules: false },
    { alarm: 'R3', by_rules: true },
  ]);
});

test('a second case of the child is the same case', async () => {
  const [{ pupil_id }] = (await files.platform.rows<{ pupil_id: string }>(
    `select pupil_id from case_file where id = $1`,
    [caseId],
  )) as [{ pupil_id: string }];
  const joined = await files.platform.door.asPerson(files.school, (open) =>
    files.platform.parts.cases.open(open, {
      pupilId: pupil_id,
      workflow: 'sickness-absence',
      firstDayAbsent: '2026-09-01',
    }),
  );
  expect(joined).toBe(caseId);
  expect((await read(files.school)).state.workflows.map(({ workflow }) => workflow)).toEqual([
    'long-relative-absence',
    'sickness-absence',
  ]);
});

test('doing a step takes its alarms away and is written once', async () => {
  const now = await act(files.school, notify);
  expect(now.state.steps['notify']).toMatchObject({ state: 'done', alarms: [] });
  expect(
    await files.platform.rows(`select from alarm where case_id = $1 and matter = 'step:notify'`, [caseId]),
  ).toEqual([]);
  const [row] = await files.platform.rows(
    `select state, settled_on::text from step where case_id = $1 and key = 'notify'`,
    [caseId],
  );
  expect(row).toEqual({ state: 'done', settled_on: '2026-09-14' });
  await expect(act(files.school, notify)).rejects.toMatchObject({
    kind: 'step-already-done',
    more: { current: { state: { steps: { notify: { state: 'done' } } } } },
  });
});

test('two at once on one step: one wins, the other is told and sees what is', async () => {
  const outcomes = await Promise.allSettled([act(files.school, notify), act(files.school, notify)]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(lost.map(({ reason }) => reason as unknown)).toMatchObject([{ kind: 'step-already-done', status: 409 }]);
  expect((await written()).filter(({ event }: { event?: { kind?: string } }) => event?.kind === 'act')).toHaveLength(1);
});

test('a refused act writes nothing, and says why', async () => {
  const before = await written();
  await expect(act(files.school, { act: 'done', step: 'talk' })).rejects.toMatchObject({
    kind: 'act-refused',
    detail: 'an outcome is needed',
  });
  await expect(act(files.school, { act: 'close', outcome: 'returned-own-school' })).rejects.toMatchObject({
    kind: 'act-refused',
  });
  await expect(act(files.school, { act: 'close', outcome: 'Noor is terug' })).rejects.toMatchObject({
    kind: 'act-refused',
  });
  expect(await written()).toEqual(before);
});

test('who is no party does not know of the case', async () => {
  await expect(read(files.region.person('youth-health'))).rejects.toMatchObject({ kind: 'not-found' });
  await expect(act(files.region.person('youth-health'), notify)).rejects.toMatchObject({ kind: 'not-found' });
  await act(files.officer, talk);
  expect((await read(files.region.person('youth-health'))).state.proposal).toMatchObject({
    responsible: 'youth-health',
  });
});

test('the party that is asked acts as itself, and takes over when it accepts', async () => {
  await act(files.officer, talk);
  await act(files.region.person('youth-health'), { act: 'accept' });
  const now = await act(files.region.person('youth-health'), { act: 'wait', step: 'capacity-advice', for: 'care' });
  expect(now.state).toMatchObject({ director: 'youth-health', steps: { 'capacity-advice': { state: 'waiting' } } });
  const [row] = await files.platform.rows(`select director_role, proposed_role from case_file where id = $1`, [caseId]);
  expect(row).toEqual({ director_role: 'youth-health', proposed_role: null });
});

test('what a person writes is kept apart, and read back in his words', async () => {
  const reason = 'De ouders zijn tot vrijdag in het buitenland.';
  await act(files.school, { act: 'extend', step: 'name-director', to: '2026-09-23', reason });
  expect(JSON.stringify(await written())).not.toContain('ouders');
  const items = await files.platform.door.asPerson(files.school, (open) => timelineOf(open, caseId, { limit: 1 }));
  expect(items[0]).toMatchObject({
    event: { act: { act: 'extend', reason } },
    byRole: 'school',
    byPerson: 'Iemand van school',
  });
  await expect(
    act(files.school, { act: 'extend', step: 'talk', to: '2026-10-01', reason: 'te kort' }),
  ).rejects.toMatchObject({
    detail: 'a reason of at least 20 characters is needed',
  });
});

test('the same key acts once, another act under it is refused', async () => {
  const key = randomUUID();
  const [first, again] = [await act(files.school, notify, { key }), await act(files.school, notify, { key })];
  expect(again.etag).toBe(first.etag);
  await expect(act(files.school, { ...notify, step: 'talk' }, { key })).rejects.toMatchObject({
    kind: 'invalid-content',
  });
});

test('who saw an older state is told what is now', async () => {
  const { etag } = await read(files.school);
  await act(files.officer, { act: 'set', facts: { cooperates: true } }, { ifMatch: etag });
  await expect(act(files.school, notify, { ifMatch: etag })).rejects.toMatchObject({
    kind: 'changed-meanwhile',
    more: { current: { state: { facts: { cooperates: true } } } },
  });
});

test('taking an act back takes its steps back, and withdraws what it told', async () => {
  await act(files.officer, talk);
  await files.platform.clockAt(after(2));
  const now = await act(files.officer, { act: 'correct', takesBack: { act: 'done', step: 'talk' } });
  expect(now.state).toMatchObject({ steps: { talk: { state: 'open' } } });
  expect(now.state.proposal).toBeUndefined();
  expect(now.state.steps['capacity-advice']).toBeUndefined();
  expect(
    await files.platform.rows(`select from step where case_id = $1 and key = 'capacity-advice'`, [caseId]),
  ).toEqual([]);
  const messages = await files.platform.rows(`select recipient, template from outbox where case_id = $1 order by seq`, [
    caseId,
  ]);
  expect(messages).toEqual([
    { recipient: 'youth-health', template: 'handover-proposed' },
    { recipient: 'youth-health', template: 'withdrawal' },
  ]);
});

test('a workflow that nobody agreed on is refused by name', async () => {
  await expect(files.open('move')).rejects.toMatchObject({ kind: 'not-agreed-here', detail: 'move' });
});
