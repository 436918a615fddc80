import { randomUUID } from 'node:crypto';
import type { Person, Sending } from '@app/platform';
import { expectByTheRules } from '../../../../test/support/by-the-rules';
import { after, CaseFiles } from '../../../../test/support/case-file';
import {
  answerInvitation,
  deliver,
  type InvitationAnswer,
  invitationsOf,
  invitationsTo,
  invite,
  readMails,
} from '../index';
import { rebuild } from '../audit/rebuild';

/**
 * Seen to fail: with rungs of an invitation that end on the regional list, with the mail of a step in place of its own, and
 * with an answer that makes nobody a party.
 */
let files: CaseFiles;
let caseId: string;
beforeAll(async () => void (files = await CaseFiles.start()));
beforeEach(async () => void (caseId = await files.open()));
afterAll(() => files.stop());

const templates = readMails();
const doctor = () => files.region.person('youth-health');

const inviting = (organisation: string, key: string = randomUUID()) =>
  files.platform.door.asPerson(files.school, (open) =>
    invite(open, files.platform.parts.cases, { caseId, key, asked: { organisation, because: 'health-advice' } }),
  );
const inviteDoctor = (key?: string) => inviting(files.region.organisations.get('youth-health')!, key);
const to = (who: Person) => files.platform.door.asPerson(who, invitationsTo);
const told = () => files.platform.door.asPerson(files.school, (open) => invitationsOf(open, caseId));
const seenBy = (who: Person) =>
  files.platform.door.asPerson(
    who,
    async ({ sql }) => (await sql('select from case_file where id = $1', [caseId])).length,
  );

async function answer(given: InvitationAnswer, who = doctor()): Promise<string | undefined> {
  const newest = (await to(who)).at(-1);
  const { door, parts } = files.platform;
  return answerInvitation(door, parts.books, who, { id: newest!.id, given });
}

async function fireAt(hours: number): Promise<void> {
  await files.platform.clockAt(after(hours));
  await files.platform.parts.fireDue.all(files.platform.door);
}

/** What mails said that went out last. */
let mails: string[] = [];

/** Mails about invitations that go out now, with their links. */
async function sent(): Promise<string[]> {
  mails = [];
  const waiting = await files.platform.rows<{ id: string; template: string; email: string }>(
    `select o.id, o.template, p.email from outbox o join person p on p.id = o.person_id
      where o.case_id = $1 and o.template ~ 'invit|withdrawal' and o.settled_at is null order by o.seq, p.email`,
    [caseId],
  );
  const send = ({ mail }: Sending) => {
    mails.push(`${mail.subject} ${mail.text}`);
    return Promise.resolve('<x@y>');
  };
  const { door } = files.platform;
  const address = 'https://terugweg.example';
  for (const { id } of waiting) await deliver({ door, sender: { send }, templates, address }, id);
  expect(mails.join()).not.toMatch(/Noor|Achterberg/);
  return waiting.map(
    ({ template, email }, place) => `${template} to ${email} ${/https:\S+/.exec(mails[place] ?? '')?.[0] ?? 'dropped'}`,
  );
}

const myDay = 'https://terugweg.example/my-day';
const theCase = () => `https://terugweg.example/cases/${caseId}`;

test('who is invited is told without the case, accepts, and is a party from then on', async () => {
  await inviteDoctor();
  expect(await sent()).toEqual([`party-invited to youth-health.person@test.example ${myDay}`]);
  expect(mails[0]).toContain('gaat op di 22 sep 2026 een bericht naar de school.');
  expect(await to(doctor())).toEqual([
    {
      id: expect.any(String),
      role: 'youth-health',
      from: 'Organisatie school',
      because: 'health-advice',
      invitedAt: expect.any(Date),
      answerBy: '2026-09-21',
    },
  ]);
  expect(await seenBy(doctor())).toBe(0);
  expect(await answer({ answer: 'accepted' })).toBe(caseId);
  expect(await seenBy(doctor())).toBe(1);
  expect([await to(doctor()), (await told()).map(({ state }) => state)]).toEqual([[], ['accepted']]);
  await expectByTheRules(files.platform);
});

test('who declines says why, which is told to whoever invited, and has seen nothing', async () => {
  await inviteDoctor();
  await sent();
  expect(await answer({ answer: 'declined', because: 'no-room' })).toBeUndefined();
  expect(await sent()).toEqual([`invitation-declined to school.person@test.example ${theCase()}`]);
  expect(await told()).toMatchObject([{ state: 'declined', declinedBecause: 'no-room' }]);
  expect([await seenBy(doctor()), await to(doctor())]).toEqual([0, []]);
  await expectByTheRules(files.platform);
});

test('another organisation than the usual one takes its place, and has the steps of that role', async () => {
  const other = randomUUID();
  await files.platform.rows(
    `insert into organisation (id, region_id, role, name, sectors) values ($1, $2, 'youth-health', 'GGD elders', '{}')`,
    [other, files.region.id],
  );
  const person: Person = { ...doctor(), id: randomUUID(), organisation: other };
  await files.platform.rows(
    `insert into person (id, region_id, name, email, language) values ($1, $2, 'Iemand', 'elders@test.example', 'nl')`,
    [person.id, files.region.id],
  );
  await files.platform.rows(
    `insert into membership (id, organisation_id, level, person_id, function) values ($1, $2, 'person', $3, 'arts')`,
    [randomUUID(), other, person.id],
  );
  await inviting(other);
  expect(await sent()).toEqual([`party-invited to elders@test.example ${myDay}`]);
  expect([await to(doctor()), await seenBy(person)]).toEqual([[], 0]);
  expect(await answer({ answer: 'accepted' }, person)).toBe(caseId);
  expect([await seenBy(person), await seenBy(doctor())]).toEqual([1, 0]);
  const [party] = await files.platform.rows(
    `select organisation_id, person_id from case_party where case_id = $1 and role = 'youth-health'`,
    [caseId],
  );
  expect(party).toEqual({ organisation_id: other, person_id: person.id });
});

test('an invitation is made once, and to nobody who takes part or was asked', async () => {
  const key = randomUUID();
  await inviteDoctor(key);
  await inviteDoctor(key);
  expect(await told()).toHaveLength(1);
  await expect(inviteDoctor()).rejects.toMatchObject({ kind: 'act-refused' });
  await answer({ answer: 'accepted' });
  await expect(inviteDoctor()).rejects.toMatchObject({ kind: 'act-refused' });
  await expect(inviting(files.region.schoolId)).rejects.toMatchObject({ kind: 'act-refused' });
});

test('one that is withdrawn does not stand any more; its mail is not sent after it', async () => {
  await inviteDoctor();
  const [first] = await to(doctor());
  const { door, parts } = files.platform;
  const step = 'invitation-to-youth-health';
  await door.asPerson(files.school, (open) => parts.cases.act(open, caseId, { act: 'withdraw-invitation', step }));
  expect(await sent()).toEqual([`party-invited to youth-health.person@test.example dropped`]);
  expect([await to(doctor()), (await told())[0]!.state]).toEqual([[], 'withdrawn']);
  const late = answerInvitation(door, parts.books, doctor(), { id: first!.id, given: { answer: 'accepted' } });
  await expect(late).rejects.toMatchObject({ kind: 'not-found' });
  await inviteDoctor();
  expect(await to(doctor())).toHaveLength(1);
});

test('the timeline tells it again when the tables are made anew, and to the auditor', async () => {
  await inviteDoctor();
  await answer({ answer: 'accepted' });
  const { door, parts, rows } = files.platform;
  const state = () => rows.call(files.platform, `select seq, state::text from case_state where case_id = $1`, [caseId]);
  const before = await state();
  await door.asMachine({ task: 'rebuild', role: 'owner' }, (open) => rebuild(open, parts.books, [caseId]));
  expect(await state()).toEqual(before);
  const found = await parts.audit.round(door);
  expect([found?.found, found?.failures]).toEqual([[], []]);
});

test('what is not answered in five working days is told once, and moves no other date', async () => {
  const dates = () =>
    files.platform.rows(`select key, due_on from step where case_id = $1 and key !~ 'invitation' order by key`, [
      caseId,
    ]);
  const before = await dates();
  await inviteDoctor();
  await sent();
  expect(await dates()).toEqual(before);
  await fireAt(7 * 24 + 12);
  expect(await sent()).toEqual([]);
  await fireAt(8 * 24 + 1);
  expect(await sent()).toEqual([`invitation-unanswered to school.person@test.example ${theCase()}`]);
  expect(await files.platform.rows(`select from agenda where reason = 'regional-list'`)).toEqual([]);
  expect(await answer({ answer: 'accepted' })).toBe(caseId);
  await expectByTheRules(files.platform);
});
