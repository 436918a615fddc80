import type { CaseFile } from '../../apps/api/src/cases/case.shapes';
import { LivingRegion } from '../support/living-region';
import type { Visitor } from '../support/running-api';
import { type Meeting, TableOverHttp } from '../support/table-over-http';

/** The table of Waterrijk meets on the second Tuesday of the month. */
const [firstTuesday, secondTuesday] = ['2026-12-08', '2027-01-12'] as const;

let region: LivingRegion;
let chair: Visitor;
let school: Visitor;
let officer: Visitor;
let doctor: Visitor;
let team: Visitor;
let table: TableOverHttp;

beforeAll(async () => {
  region = await LivingRegion.start();
  [chair, school, officer, doctor, team] = await Promise.all([
    region.signIn('Thuiszitterstafel Waterrijk', 'chair'),
    region.signIn('Rietplas'),
    region.signIn('Leerplicht Waterdam'),
    region.signIn('GGD Waterrijk'),
    region.signIn('Wijkteam Oost'),
  ]);
  table = new TableOverHttp(chair);
});
afterAll(() => region.stop());

const caseSince = (firstDayAbsent: string) => region.api.openCase(school, { enrolled: true }, { firstDayAbsent });

const stepSeenBy = async (who: Visitor, id: string, key: string) =>
  (await who.caseFile(id)).steps.find(({ step }) => step === key);
const speaksTo = (who: Visitor, on: string, id: string) => new TableOverHttp(who).speaksOf(on, id);
const subjects = async (...of: Parameters<LivingRegion['mailsTo']>) =>
  (await region.mailsTo(...of)).map(({ subject }) => subject);
const rungs = (step: CaseFile['steps'][number] | undefined) =>
  step?.comes.filter(({ kind }) => kind === 'rung').map(({ id, on }) => `${id} ${on}`);

/**
 * Cases that come to the table on the first Tuesday: each has been at home for four weeks or more, which puts it on the
 * agenda. They are opened before any time passes.
 */
describe('on the second Tuesday of December', () => {
  const ids: Record<'spoken' | 'typed' | 'absent' | 'silent' | 'guest' | 'urgent', string> = {} as never;

  beforeAll(async () => {
    for (const name of ['spoken', 'typed', 'absent', 'silent', 'guest'] as const)
      ids[name] = await caseSince('2026-11-09');
    ids.urgent = await caseSince('2026-11-30');
    await region.until('2026-12-07T12:00');
  });

  /** Seen to fail where what is asked too late is spoken of all the same. */
  test('row 73: the table meets by the rhythm of its region, and a case that was asked too late waits for the next meeting', async () => {
    const { body } = await chair.get<{ meetings: Meeting[] }>('/table/meetings');
    expect(body.meetings.map(({ on, agendaFrom, closesOn }) => [on, agendaFrom, closesOn])).toEqual([
      ['2027-02-09', '2027-02-02', '2027-01-26'],
      [secondTuesday, '2027-01-05', '2026-12-28'],
      [firstTuesday, '2026-12-01', '2026-11-24'],
    ]);
    expect((await officer.act(ids.urgent, { act: 'bring', question: 'no-plan' })).status).toBe(403);
    expect((await school.act(ids.urgent, { act: 'bring', question: 'no-plan' })).status).toBe(200);
    expect(await table.reasons(firstTuesday, ids.urgent)).toBeUndefined();
    expect(await table.reasons(secondTuesday, ids.urgent)).toEqual(['asked']);
    await table.item(firstTuesday, ids.urgent, { act: 'add-urgent' });
    expect(await table.reasons(firstTuesday, ids.urgent)).toEqual(['asked']);
  });

  /** Seen to fail where the agenda is shown to everybody at once. */
  test('row 73: who sees a case sees when the table speaks of it, five working days before; nobody else does', async () => {
    expect(await Promise.all([school, officer, team].map((who) => speaksTo(who, firstTuesday, ids.spoken)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(await Promise.all([chair, school].map((who) => speaksTo(who, secondTuesday, ids.spoken)))).toEqual([
      true,
      false,
    ]);
  });

  /** Seen to fail with a guest who sees the case whether it is discussed or not. */
  test('row 44: a guest sees the case while the table speaks of it, not before and not after, and does nothing in it', async () => {
    const id = ids.guest;
    const seen = async () => (await team.get(`/cases/${id}`)).status;
    await table.guest(firstTuesday, id, 'Wijkteam Oost');
    expect(await seen()).toBe(404);
    expect((await table.item(firstTuesday, id, { act: 'begin' })).status).toBe(422);
    await region.until('2026-12-08T14:00');
    expect(await seen()).toBe(404);
    await table.item(firstTuesday, id, { act: 'begin' });
    expect(await seen()).toBe(200);
    expect((await team.get<{ guestOf?: string }>('/table/meetings')).body.guestOf).toBe(id);
    expect((await team.act(id, { act: 'set', facts: { cooperates: true } })).status).toBe(403);
    expect((await team.get(`/cases/${id}/notes`)).status).toBe(403);
    expect((await team.get(`/cases/${ids.spoken}`)).status).toBe(404);
    await table.item(firstTuesday, ids.spoken, { act: 'begin' });
    expect(await seen()).toBe(404);
    await table.item(firstTuesday, id, { act: 'begin' });
    await table.item(firstTuesday, id, { act: 'end' });
    expect(await seen()).toBe(404);
  });

  /** Seen to fail with writing that does not ask what was seen. */
  test('row 46: two people type on one decision: who was second is told what the other wrote, and nothing is lost', async () => {
    const begun = await table.begin(firstTuesday, ids.typed, { what: 'new-plan' });
    const his = new TableOverHttp(officer);
    const seen = (await his.meeting(firstTuesday)).items.find(({ caseId }) => caseId === ids.typed)!.decisions[0]!;
    expect(seen).toMatchObject({ id: begun.id, state: 'draft', by: 'Bert Hoogland' });
    const first = await table.write(begun, { what: 'place', words: 'De school zoekt een plek dichtbij.' });
    const second = await his.write(seen, { what: 'new-plan', words: 'Er komt een nieuw plan.' });
    expect([first.status, second.status, second.body]).toEqual([
      200,
      409,
      expect.objectContaining({
        type: '/problems/changed-meanwhile',
        current: expect.objectContaining({
          what: 'place',
          words: 'De school zoekt een plek dichtbij.',
          by: 'Bert Hoogland',
        }),
      }),
    ]);
    const again = await his.write(first.body, {
      what: 'new-plan',
      words: 'Er komt een nieuw plan, met een plek dichtbij.',
    });
    expect([again.status, again.body.by]).toEqual([200, 'Joost van Dalen']);
    expect((await table.decisions(firstTuesday, ids.typed))[0]).toMatchObject({
      what: 'new-plan',
      words: 'Er komt een nieuw plan, met een plek dichtbij.',
    });
  });

  /** Seen to fail without a look at who was there: the refusal was about the decisions. */
  test('row 46: minutes are not final while nobody wrote down who was there', async () => {
    const refused = await table.final(firstTuesday);
    expect([refused.status, refused.body]).toEqual([
      422,
      expect.objectContaining({ type: '/problems/nobody-was-there', sentence: expect.any(Object) }),
    ]);
  });

  test('row 46: minutes are not final while a decision lacks its party, its term or its ladder', async () => {
    await table.present(firstTuesday, ['Rietplas', 'Leerplicht Waterdam']);
    const [draft] = await table.decisions(firstTuesday, ids.typed);
    const refused = await table.final(firstTuesday);
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([
      422,
      expect.stringMatching(/lacks party.*lacks within/),
    ]);
    expect((await school.caseFile(ids.typed)).steps.map(({ step }) => step)).not.toContain('decision-1');
    const tenDays = { count: 10, unit: 'working-days' };
    const whole = { what: 'new-plan', words: 'Er komt een nieuw plan.', party: 'school', within: tenDays };
    expect((await table.write(draft!, { ...whole, ladder: 'hoog' })).status).toBe(200);
    expect((await table.final(firstTuesday)).status).toBe(422);
    await table.write((await table.decisions(firstTuesday, ids.typed))[0]!, whole);
    await table.begin(firstTuesday, ids.spoken, { ...whole, what: 'support-at-school', within: { on: '2027-01-08' } });
    for (const id of [ids.absent, ids.silent]) {
      await table.begin(firstTuesday, id, { ...whole, what: 'health-advice', party: 'youth-health' });
    }
    const final = await table.final(firstTuesday);
    expect([final.status, final.body.isFinal]).toEqual([200, true]);
    expect((await table.final(firstTuesday)).status).toBe(422);
  });

  /** Seen to fail with minutes that say why a case was on the agenda. */
  test('row 46: minutes say what, who and by when, to whoever sees the case, and nothing else', async () => {
    const { items } = await new TableOverHttp(school).meeting(firstTuesday);
    const { decisions, points, guests } = items.find(({ caseId }) => caseId === ids.spoken)!;
    expect([points, guests, decisions]).toEqual([
      [],
      [],
      [
        expect.objectContaining({
          what: 'support-at-school',
          party: 'school',
          within: 'until 8 January',
          ladder: 'standard',
          dueOn: '2027-01-08',
          step: 'decision-1',
          state: 'open',
        }),
      ],
    ]);
    expect((await new TableOverHttp(team).meeting(firstTuesday)).items).toEqual([]);
  });

  /** Seen to fail with a ladder that the table did not choose. */
  test('row 45: what the table decides is a step that its party sees on that day, with its date and its ladder', async () => {
    const seen = await stepSeenBy(school, ids.typed, 'decision-1');
    expect(seen).toMatchObject({
      by: 'school',
      state: 'open',
      dueOn: '2026-12-22',
      decided: { from: 'table', what: 'new-plan', words: 'Er komt een nieuw plan.' },
      acts: expect.arrayContaining(['done', 'wait', 'extend', 'skip']),
    });
    expect(rungs(seen)).toEqual(['R1 2026-12-23', 'R2 2026-12-28', 'R3 2026-12-30', 'R4 2027-01-07', 'R5 2027-01-21']);
    const { body } = await school.get<{ items: { caseId: string; step: string }[] }>('/my-day?limit=200');
    expect(body.items).toContainEqual(expect.objectContaining({ caseId: ids.typed, step: 'decision-1' }));
    expect((await school.told(ids.typed)).join('\n')).toMatch(
      /Besluit 1 van de thuiszitterstafel: een nieuw plan, door de school, uiterlijk di 22 dec 2026/,
    );
    await region.until('2026-12-08T15:00');
    expect(await subjects('Rietplas', ids.typed)).toContain('De tafel heeft een besluit genomen dat u uitvoert');
  });

  /** Seen to fail where a decision holds at once, whoever was there. */
  test('row 74: who was not there is asked first: it accepts, and has the whole term from then', async () => {
    expect(await stepSeenBy(officer, ids.absent, 'decision-1')).toBeUndefined();
    expect(await stepSeenBy(doctor, ids.absent, 'answer-to-decision-1')).toMatchObject({
      state: 'open',
      dueOn: '2026-12-10',
      decided: { what: 'health-advice' },
      acts: expect.arrayContaining(['answer-decision']),
    });
    expect(await subjects('GGD Waterrijk', ids.absent)).toContain('Er is een besluit genomen dat uw antwoord vraagt');
    const answer = { act: 'answer-decision', step: 'answer-to-decision-1', says: 'accepted' };
    expect((await school.act(ids.absent, answer)).status).toBe(403);
    expect((await doctor.act(ids.absent, answer)).status).toBe(200);
    expect(await stepSeenBy(officer, ids.absent, 'decision-1')).toMatchObject({ state: 'open', dueOn: '2026-12-22' });
  });

  /** Seen to fail where nobody is asked: then nobody is late. */
  test('row 45: who does not answer is told, and so is the director', async () => {
    await region.until('2026-12-11T09:30');
    expect(await stepSeenBy(officer, ids.silent, 'answer-to-decision-1')).toMatchObject({ state: 'missed' });
    for (const organisation of ['GGD Waterrijk', 'Rietplas']) {
      expect(await subjects(organisation, ids.silent)).toContain('Een afgesproken stap is niet op tijd gezet');
    }
  });

  /** Seen to fail where what is declined is put on no agenda. */
  test('row 44: who was not there and does not agree says why, and the case comes back to the table', async () => {
    const answer = { act: 'answer-decision', step: 'answer-to-decision-1', says: 'declined' };
    expect((await doctor.act(ids.silent, answer)).status).toBe(422);
    const reason = 'De jeugdarts zag het kind vorige week al.';
    expect((await doctor.act(ids.silent, { ...answer, reason })).status).toBe(200);
    expect(await table.reasons(secondTuesday, ids.silent)).toEqual(expect.arrayContaining(['decision-declined']));
    expect(await stepSeenBy(officer, ids.silent, 'decision-1')).toBeUndefined();
    await region.until('2026-12-11T11:00');
    expect(await subjects('Thuiszitterstafel Waterrijk', ids.silent, 'chair')).toContain(
      'Een besluit van de tafel is niet aanvaard',
    );
  });

  /** Seen to fail without the order of the three kinds, and without the sentence of what was decided before. */
  test('row 56: the table begins with what was not carried out in time, then what is new, then what it looks back on', async () => {
    await region.until('2027-01-05T09:30');
    const { items } = await table.meeting(secondTuesday);
    const kindOf = (id: string) => items.find(({ caseId }) => caseId === id)?.kind;
    expect(items.find(({ caseId }) => caseId === ids.typed)!.before).toMatchObject([
      { what: 'new-plan', words: 'Er komt een nieuw plan.', state: 'missed' },
    ]);
    expect([kindOf(ids.typed), kindOf(ids.urgent), kindOf(ids.spoken)]).toEqual(['overdue', 'new', 'to-evaluate']);
    const kinds = items.map(({ kind }) => ['overdue', 'new', 'to-evaluate'].indexOf(kind!));
    expect(kinds).toEqual(kinds.toSorted((one, other) => one - other));
    const since = items.filter(({ kind }) => kind === 'new').map(({ points }) => points[0]!.on);
    expect(since).toEqual(since.toSorted());
    expect((await new TableOverHttp(officer).meeting(secondTuesday)).items.map(({ caseId }) => caseId)).toContain(
      ids.typed,
    );
  });
});
