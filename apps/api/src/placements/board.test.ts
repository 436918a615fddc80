import type { z } from 'zod';
import { RunningApi, type Visitor } from '../../../../test/support/running-api';
import type { board } from './board.shapes';

type Board = z.infer<typeof board>;

let api: RunningApi;
let alliance: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  alliance = await api.signIn('SWV VO Waterrijk');
});
afterAll(() => api.stop());

const boardOf = async (who: Visitor) => (await who.get<Board>('/placements/board')).body;
const staysIn = ({ facilities }: Board) => facilities.flatMap(({ stays }) => stays);

/** Seen to fail with days where hours are meant. */
test('the board says of each place who is there, and of an offer how long it stands', async () => {
  const stays = staysIn(await boardOf(alliance));
  expect(new Set(stays.map(({ state }) => state))).toEqual(new Set(['offered', 'accepted', 'started']));
  const [over] = stays.filter(({ overstays }) => overstays);
  expect(over).toMatchObject({ state: 'started', endsOn: '2026-12-03', child: { initials: expect.any(String) } });
  const ending = stays.find(({ answerBy, state }) => state === 'offered' && answerBy === '2026-12-07');
  expect(ending).toMatchObject({ hoursLeft: 16 });
  expect(stays.filter(({ state, hoursLeft }) => (state === 'offered') !== (hoursLeft !== undefined))).toEqual([]);
});

/** Seen to fail with the facilities of every alliance. */
test('it is of one’s own facilities, for who keeps them, and has no names', async () => {
  const own = await boardOf(alliance);
  const others = await boardOf(await api.signIn('SWV PO Waterrijk'));
  expect(others.facilities.map(({ name }) => name)).toEqual(['Rustgroep De Eik']);
  const ids = new Set(own.facilities.map(({ id }) => id));
  expect(others.facilities.filter(({ id }) => ids.has(id))).toEqual([]);
  expect(JSON.stringify(staysIn(own))).not.toMatch(/"name"/);
  for (const name of ['Rietplas', 'Leerplicht Waterdam', 'GGD Waterrijk']) {
    expect((await (await api.signIn(name)).get('/placements/board')).status).toBe(403);
  }
});
