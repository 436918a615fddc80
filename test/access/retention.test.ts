import { randomUUID } from 'node:crypto';
import { sqlState, Vaults } from '@app/platform';
import { executeApproved } from '@app/retention';
import { clockAt, endedCase } from '../support/ended-case';
import { RunningApi, type Visitor } from '../support/running-api';

/** P22: what was kept long enough goes after two people looked at the list, by one role of the database, and with proof. */

interface List {
  readonly proof: {
    readonly id: string;
    readonly state: string;
    readonly items: number;
    readonly destroyed: number;
    readonly hash: string;
    readonly mayApprove: boolean;
    readonly proposed: { readonly person: string; readonly as: string };
    readonly approved: { readonly person: string; readonly as: string } | null;
  };
  readonly items: readonly { readonly item: string; readonly became: string | null; readonly because: string | null }[];
}
interface Due {
  readonly items: readonly { readonly item: string; readonly mayGoOn: string; readonly why: { readonly nl: string } }[];
}

let api: RunningApi;
let vaults: Vaults;
let school: Visitor;
let officer: Visitor;
let controller: Visitor;
let administrator: Visitor;

beforeAll(async () => {
  api = await RunningApi.start();
  vaults = new Vaults(api.door, api.config);
  [school, officer, controller, administrator] = await Promise.all([
    api.signIn('Rietplas'),
    api.signIn('Leerplicht Waterdam'),
    api.signIn('Leerplicht Waterdam', 'privacy-officer'),
    api.signIn('Leerplicht Waterdam', 'administrator'),
  ]);
});
afterAll(() => api.stop());

const aYearLater = () => clockAt(api, '2027-12-09T08:00:00+01:00');
const due = async (who = controller) => (await who.get<Due>('/retention/due/case-content')).body.items;
const dueIds = async () => (await due()).map(({ item }) => item);
const propose = (who: Visitor) => who.make<List>('/retention/proposals', { class: 'case-content' });
const approve = (who: Visitor, id: string) =>
  who.send<List & { type: string }>(`/retention/proposals/${id}/approve`, {});
const destroy = () => executeApproved(api.door, vaults);

test('P22 retention: what may go today is listed with its date and why, and nothing is written', async () => {
  const id = await endedCase(api, school, officer);
  await clockAt(api, '2027-12-07T08:00:00+01:00');
  expect(await dueIds()).not.toContain(id);
  await clockAt(api, '2027-12-08T00:00:00+01:00');
  const found = (await due()).find(({ item }) => item === id);
  expect(found).toMatchObject({ mayGoOn: '2027-12-08' });
  expect(found!.why.nl).toMatch(/^Mag weg vanaf wo 8 dec 2027: 1 jaar na de sluiting \(ma 7 dec 2026\)\. /);
  expect(await api.rows('select from destruction_proposal')).toEqual([]);
});

test('P22 retention: one proposes, another of the same office approves, and the case is destroyed whole', async () => {
  const id = await endedCase(api, school, officer);
  await aYearLater();
  const { body, status } = await propose(controller);
  expect([status, body.proof.state, body.proof.mayApprove]).toEqual([201, 'proposed', false]);
  expect(body.items.map(({ item }) => item)).toContain(id);
  expect((await propose(administrator)).body).toMatchObject({ type: '/problems/proposed-already' });
  expect(await approve(controller, body.proof.id)).toMatchObject({
    status: 409,
    body: { type: '/problems/same-person' },
  });
  expect((await destroy()).destroyed).toBe(0);
  expect((await approve(administrator, body.proof.id)).body.proof.state).toBe('approved');
  expect(await destroy()).toEqual({ destroyed: body.proof.items, leftOut: 0, failures: [] });
  const { proof } = (await administrator.get<List>(`/retention/proposals/${body.proof.id}`)).body;
  expect(proof).toMatchObject({
    state: 'done',
    destroyed: body.proof.items,
    hash: body.proof.hash,
    proposed: { person: 'Geertje Oldenburg', as: 'privacy-officer' },
    approved: { as: 'administrator' },
  });
  expect((await officer.get(`/cases/${id}`)).status).toBe(404);
  expect(await api.rows('select event from timeline where case_id = $1', [id])).toEqual([
    {
      event: {
        kind: 'destroyed',
        at: Date.parse('2027-12-09T08:00:00+01:00'),
        class: 'case-content',
        on: '2027-12-09',
        proposal: proof.id,
        by: ['privacy-officer', 'administrator'],
      },
    },
  ]);
});
