import { MachineTime } from '@app/platform';
import { type EventStream, RunningApi, type Visitor } from '../support/running-api';
import { until } from '../support/until';

/** S01, S02 and P20: what stays open ends with the session of who opened it, and says nothing of what he no longer sees. */

let api: RunningApi;
let school: Visitor;
let person: string;

beforeAll(async () => {
  api = await RunningApi.start();
  const [found] = await api.rows<{ id: string }>(
    `select m.person_id as id from membership m join organisation o on o.id = m.organisation_id
      where o.name = 'Rietplas' and m.level = 'person' order by m.id`,
  );
  person = found!.id;
}, 400_000);
afterAll(() => api?.stop());
beforeEach(async () => void (school = await api.signInAs(person)));
afterEach(async () => {
  jest.restoreAllMocks();
  await api.rows('delete from away');
});

/** Something happens in a case until somebody who listens hears of it; of which cases he heard meanwhile. */
async function heardBy(stream: EventStream, caseId: string): Promise<Set<string>> {
  const heard = new Set<string>();
  const listening = (async () => {
    while (!heard.has(caseId)) heard.add(((await stream.next('changed')) as { caseId: string }).caseId);
  })();
  await until(async () => {
    if (!heard.has(caseId)) await touch(caseId);
    return heard.has(caseId);
  });
  await listening;
  return heard;
}

const touch = (caseId: string) =>
  api.rows(
    `insert into timeline (seq, case_id, at, event, lines)
     select nextval('timeline_seq'), case_id, at, event, '[]' from timeline where case_id = $1 order by seq limit 1`,
    [caseId],
  );

/** Seen to fail with a stream that does not ask again who listens: none of these ends. */
describe('a stream ends', () => {
  test('S01: when its session is signed out; another session of the same person goes on', async () => {
    const elsewhere = await api.signInAs(person);
    const [here, there] = [await school.stream('/events'), await elsewhere.stream('/events')];
    expect((await school.send('/sign-out', {})).status).toBe(200);
    await here.ended();
    const caseId = await api.openCase(elsewhere);
    expect(await heardBy(there, caseId)).toContain(caseId);
    await there.end();
  });

  test('S01: half an hour after the last sign of somebody: that it is open is none', async () => {
    const stream = await school.stream('/events');
    jest.spyOn(MachineTime.prototype, 'now').mockImplementation(() => Date.now() + 30 * 60_000);
    await expect(stream.ended()).resolves.toBeUndefined();
    expect((await school.get('/me')).status).toBe(401);
  });

  test('S02: when who listens has left his organisation', async () => {
    const stream = await school.stream('/events');
    await api.rows(
      `insert into away (person_id, organisation_id, kind, from_on, told_by, told_at)
       select $1, organisation_id, 'departure', '2026-12-07', $1, now() from membership where person_id = $1 limit 1`,
      [person],
    );
    await expect(stream.ended()).resolves.toBeUndefined();
  });

  test('S02: when he is something else there from now on', async () => {
    const stream = await school.stream('/events');
    await api.rows(`update membership set level = 'board' where person_id = $1`, [person]);
    await expect(stream.ended()).resolves.toBeUndefined();
    await api.rows(`update membership set level = 'person' where person_id = $1`, [person]);
  });
});

/** Seen to fail where the news of cases is read past the walls. */
test('P20: of a case to which access ended a stream that was open before says nothing any more', async () => {
  const [ended, goesOn] = [await api.openCase(school), await api.openCase(school)];
  const stream = await school.stream('/events');
  expect(await heardBy(stream, ended)).toContain(ended);
  await api.rows(
    `update case_party set access_until = (select held_at from clock)
      where case_id = $1 and organisation_id = (select id from organisation where name = 'Rietplas')`,
    [ended],
  );
  await heardBy(stream, goesOn);
  await touch(ended);
  await touch(goesOn);
  expect(await heardBy(stream, goesOn)).toEqual(new Set([goesOn]));
  await stream.end();
});
