import { randomUUID } from 'node:crypto';
import type { Sending } from '@app/platform';
import type { Act } from '@app/rules';
import { expectByTheRules } from '../../../../test/support/by-the-rules';
import { after, CaseFiles } from '../../../../test/support/case-file';
import { deliver, readMails, writeNote } from '../index';
import { rebuild } from '../audit/rebuild';

/**
 * Seen to fail: with the mails of a step for a question; with a question that is no `question` to the rules, which puts
 * the case on the regional list; with lines of a note that are otherwise than the rules have them.
 */
let files: CaseFiles;
let caseId: string;

beforeAll(async () => {
  files = await CaseFiles.start();
  caseId = await files.open();
});
afterAll(() => files.stop());

const words = 'Is Noor Achterberg al bij u bekend?';
const key = 'question-to-compulsory-education-on-return-plan';
const templates = readMails();

const act = (who: 'school' | 'officer', what: Act) =>
  files.platform.door.asPerson(files[who], (open) => files.platform.parts.cases.act(open, caseId, what));

async function fireAt(hours: number): Promise<void> {
  await files.platform.clockAt(after(hours));
  await files.platform.parts.fireDue.all(files.platform.door);
}

/** What is sent now, as it leaves: whom it goes to, and what it says. */
async function sent(): Promise<string[]> {
  const mails: string[] = [];
  const waiting = await files.platform.rows<{ id: string; template: string; email: string }>(
    `select o.id, o.template, p.email from outbox o join person p on p.id = o.person_id
      where o.template ~ 'question|nudge' and o.settled_at is null order by o.seq, p.email`,
  );
  const send = ({ mail }: Sending) => {
    mails.push(`${mail.subject} ${mail.text}`);
    return Promise.resolve('<x@y>');
  };
  const { door } = files.platform;
  for (const { id } of waiting)
    await deliver({ door, sender: { send }, templates, address: 'https://terugweg.example' }, id);
  expect(mails.join()).not.toMatch(/Noor|Achterberg|bekend/);
  return waiting.map(({ template, email }, index) => `${template} to ${email}${mails[index] ? '' : ', dropped'}`);
}

test('a question is asked, reminded of, climbs to the director and is answered, and nobody else hears of it', async () => {
  await files.platform.clockAt(after(1));
  await act('school', { act: 'ask', step: 'return-plan', of: 'compulsory-education', text: words });
  expect(await sent()).toEqual(['question-asked to compulsory-education.person@test.example']);
  await fireAt(2 * 24 + 1);
  expect(await sent()).toEqual(['question-reminder to compulsory-education.person@test.example']);
  const note = { category: 'practical', audience: 'own', text: 'nog eens bellen' } as const;
  await files.platform.door.asPerson(files.school, (open) =>
    writeNote(open, files.platform.parts.cases, { caseId, key: randomUUID(), note }),
  );
  await fireAt(4 * 24 + 1);
  expect(await sent()).toEqual(['question-missed to compulsory-education.person@test.example']);
  await act('officer', { act: 'nudge', step: 'return-plan' });
  expect(await sent()).toEqual(['nudge to school.person@test.example']);
  await fireAt(8 * 24 + 1);
  expect(await sent()).toEqual(['question-missed to school.person@test.example']);
  await act('officer', { act: 'answer', step: key, text: 'Nee, nog niet.' });
  expect(await sent()).toEqual(['question-answered to school.person@test.example']);
});

test('the director and nobody above hears that it was not answered, and the case is not on the regional list for it', async () => {
  const rungs = await files.platform.rows<{ alarm: string; told: string }>(
    `select event ->> 'alarm' as alarm, lines -> 0 -> 'told' ->> 0 as told from timeline
      where case_id = $1 and event ->> 'matter' = $2 and event ->> 'alarm' like 'Q%' order by seq`,
    [caseId, `step:${key}`],
  );
  expect(rungs).toEqual([
    { alarm: 'Q1', told: 'compulsory-education' },
    { alarm: 'Q2', told: 'school' },
  ]);
  expect(await files.platform.rows(`select from agenda where reason = 'regional-list'`)).toEqual([]);
});

test('the timeline tells it again: by the rules, by the auditor, and when the tables are made anew', async () => {
  await expectByTheRules(files.platform);
  const { door, parts, rows } = files.platform;
  const found = await parts.audit.round(door);
  expect([found?.found, found?.failures]).toEqual([[], []]);
  const state = () => rows.call(files.platform, `select seq, state::text from case_state where case_id = $1`, [caseId]);
  const before = await state();
  await door.asMachine({ task: 'rebuild', role: 'owner' }, (open) => rebuild(open, parts.books, [caseId]));
  expect(await state()).toEqual(before);
});

test('a question whose asking is taken back is not there, and who was told hears that', async () => {
  await act('school', { act: 'ask', step: 'return-plan', of: 'compulsory-education', text: words });
  await act('school', { act: 'correct', takesBack: { act: 'ask' } });
  const now = await files.platform.door.asPerson(files.school, (open) => files.platform.parts.cases.read(open, caseId));
  expect(now.state.steps[key]).toMatchObject({ state: 'done' });
  const [last] = await files.platform.rows<{ template: string }>(
    `select template from outbox where case_id = $1 order by seq desc limit 1`,
    [caseId],
  );
  expect(last).toEqual({ template: 'withdrawal' });
  await expectByTheRules(files.platform);
});
