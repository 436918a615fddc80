import { decision, meeting as meetingShape } from '../../apps/api/src/table/table.shapes';
import { RunningApi, type Visitor } from '../support/running-api';
import { type Meeting, TableOverHttp } from '../support/table-over-http';

/** The table of Waterrijk meets on the day after the first morning. */
const on = '2026-12-08';

let api: RunningApi;
let school: Visitor;
let team: Visitor;
let table: TableOverHttp;
let mine: string;
let other: string;

const teamName = 'Wijkteam Oost';
const itemOf = ({ items }: Meeting, caseId: string) => items.find((one) => one.caseId === caseId);
const names = (list: readonly { name: string }[] | undefined) => list?.map(({ name }) => name);
const read = async (who: Visitor) => (await who.get<Meeting>(`/table/meetings/${on}`)).body;

beforeAll(async () => {
  api = await RunningApi.start();
  const chair = await api.signIn('Thuiszitterstafel Waterrijk', 'chair');
  [school, team] = await Promise.all([api.signIn('Rietplas'), api.signIn(teamName)]);
  table = new TableOverHttp(chair);
  [mine, other] = [await api.openCase(school, { enrolled: true }), await api.openCase(school, { enrolled: true })];
  await api.bringIn(school, mine, teamName);
  for (const id of [mine, other]) {
    await school.act(id, { act: 'bring', question: 'no-plan' });
    await table.item(on, id, { act: 'add-urgent' });
  }
  await table.present(on, ['Rietplas', teamName]);
});
afterAll(() => api?.stop());

describe('P19 the table', () => {
  /** Seen to fail with a list of everybody in the room. */
  test('P19 each case has its list of participants; an organisation without a relation leaves, and stands in no list', async () => {
    const meeting = await table.meeting(on);
    expect(names(itemOf(meeting, mine)!.participants)).toEqual(expect.arrayContaining(['Rietplas', teamName]));
    expect(names(itemOf(meeting, mine)!.leaving)).toEqual([]);
    expect(names(itemOf(meeting, other)!.participants)).toEqual(['Rietplas']);
    expect(names(itemOf(meeting, other)!.leaving)).toEqual([teamName]);
  });

  /** Seen to fail without the walls around cases: the organisation read both. */
  test('P19 who leaves does not read the case: not on the agenda, not by itself, and he writes nothing in it', async () => {
    const agenda = await read(team);
    expect([itemOf(agenda, mine)?.caseId, itemOf(agenda, other)]).toEqual([mine, undefined]);
    expect((await team.get(`/cases/${other}`)).status).toBe(404);
    const draft = { what: 'place', party: 'school' };
    expect((await team.send(`/table/meetings/${on}/cases/${other}/decisions`, draft)).status).toBe(404);
  });

  /** Seen to fail with a list of everybody in the room. */
  test('P19 whoever was asked as a guest stays for that case', async () => {
    await table.guest(on, other, 'SWV VO Waterrijk');
    const found = itemOf(await table.meeting(on), other)!;
    expect(names(found.participants)).toEqual(['Rietplas', 'SWV VO Waterrijk']);
    await table.present(on, ['Rietplas', teamName, 'SWV VO Waterrijk']);
    expect(names(itemOf(await table.meeting(on), other)!.leaving)).toEqual([teamName]);
  });

  /** Seen to fail with a field for remarks beside a decision. */
  test('P19 minutes are decisions: there is no field in which words about a child could stand', () => {
    const item = meetingShape.shape.items.element.shape;
    const { kind: _kind, points: _points, before: _before, decisions: _decisions, ...beside } = item;
    expect(Object.keys(beside).toSorted()).toEqual(
      [
        'begunAt',
        'caseId',
        'child',
        'daysAtHome',
        'director',
        'discussing',
        'guests',
        'invited',
        'isDiscussed',
        'ladders',
        'leaving',
        'minutes',
        'participants',
        'parties',
        'times',
        'urgent',
      ].toSorted(),
    );
    expect(Object.keys(decision.shape).toSorted()).toEqual(
      [
        'answerBy',
        'by',
        'caseId',
        'dueOn',
        'etag',
        'id',
        'ladder',
        'party',
        'state',
        'step',
        'term',
        'what',
        'within',
        'words',
        'writtenAt',
      ].toSorted(),
    );
  });

  /** Seen to fail where a decision is taken with words beside it. */
  test('P19 final minutes hold decisions and who took part; what is said beside is refused, and who comes later was not there', async () => {
    await api.rows(`update clock set held_at = '2026-12-08T15:00:00+01:00'`);
    const whole = { what: 'new-plan', party: 'school', within: { count: 10, unit: 'working-days' } };
    const said = await school.send(`/table/meetings/${on}/cases/${other}/decisions`, {
      ...whole,
      notes: 'Moeder huilde.',
    });
    expect(said.status).toBe(400);
    const long = await school.send(`/table/meetings/${on}/cases/${other}/decisions`, {
      ...whole,
      words: 'a'.repeat(201),
    });
    expect(long.status).toBe(400);
    await table.begin(on, other, whole);
    expect((await table.final(on)).status).toBe(200);
    const minutes = await read(school);
    const found = itemOf(minutes, other)!;
    expect(minutes.isFinal).toBe(true);
    expect(found.decisions.map(({ what, party }) => [what, party])).toEqual([['new-plan', 'school']]);
    expect([found.points, found.before]).toEqual([[], []]);
    expect(names(found.participants)).toEqual(expect.arrayContaining(['Rietplas', 'SWV VO Waterrijk']));
    await api.bringIn(school, other, teamName);
    expect(names(itemOf(await read(school), other)!.participants)).not.toContain(teamName);
  });
});
