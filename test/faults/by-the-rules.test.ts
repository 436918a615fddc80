import { nextMomentAfter } from '@app/cases';
import type { Act } from '@app/rules';
import { differences, expectByTheRules } from '../support/by-the-rules';
import { after, CaseFiles, monday } from '../support/case-file';
import { copyCase } from '../support/many-cases';

/**
 * The comparison that every fault is followed by can fail: in a platform where all is well one thing at a time is
 * broken, each in a case of its own, and each is named.
 */
let files: CaseFiles;
/** Cases that nobody broke yet. */
let whole: string[];
const day = 24;
const outage = { from: after(14 * day), until: after(24 * day) };

beforeAll(async () => {
  files = await CaseFiles.start();
  const caseId = await files.open();
  await copyCase(files.platform, caseId, 19);
  await liveUntil(after(3 * day));
  await act(caseId, files.officer, { act: 'done', step: 'talk', outcome: 'capacity-unclear' });
  await liveUntil(after(4 * day));
  await act(caseId, files.officer, {
    act: 'correct',
    takesBack: { act: 'done', step: 'talk' },
    reason: 'Niet gesproken.',
  });
  await liveUntil(outage.from - 1);
  await files.platform.clockAt(after(18 * day));
  await files.platform.clockAt(outage.until);
  await fire();
  await act(caseId, files.officer, { act: 'done', step: 'talk', outcome: 'plan-possible' });
  await liveUntil(after(60 * day));
  whole = (await files.platform.rows<{ id: string }>('select id from case_file where id <> $1', [caseId])).map(
    ({ id }) => id,
  );
});
afterAll(() => files.stop());

const fire = () => files.platform.parts.fireDue.all(files.platform.door);
const found = () => differences(files.platform, { outages: [outage] });

function act(caseId: string, who: CaseFiles['officer'], done: Act) {
  const { door, parts } = files.platform;
  return door.asPerson(who, (open) => parts.cases.act(open, caseId, done));
}

/** Lets time pass moment by moment, as the worker does. */
async function liveUntil(end: number): Promise<void> {
  for (let now = monday; ;) {
    const next = await files.platform.door.asMachine({ task: 'test', role: 'owner' }, (open) =>
      nextMomentAfter(open, new Date(now)),
    );
    if (!next || next.getTime() > end) break;
    now = next.getTime();
    await files.platform.clockAt(now);
    await fire();
  }
  await files.platform.clockAt(end);
}

test('a platform on which nothing went wrong is as the rules have it, also after an outage', async () => {
  const kinds = await files.platform.rows<{ kind: string; overtaken: boolean }>(
    `select event ->> 'kind' as kind, coalesce((event ->> 'overtaken')::boolean, false) as overtaken from timeline
      group by 1, 2 order by 1, 2`,
  );
  expect(kinds.map(({ kind, overtaken }) => `${kind}${overtaken ? ' overtaken' : ''}`)).toEqual([
    'act',
    'fired',
    'fired overtaken',
    'opened',
  ]);
  await expectByTheRules(files.platform, { outages: [outage] });
});

test('what an outage put off is seen to be late when nobody says that there was one', async () => {
  expect((await differences(files.platform)).length).toBe(20);
});

const last = (what: string) => `(select max(seq) from timeline where case_id = $1 and ${what})`;
const aRung = `event ->> 'kind' = 'fired' and event ->> 'alarm' = 'R2'`;

test.each<[string, string, RegExp[]]>([
  [
    'an alarm is gone',
    `delete from alarm where ctid = (select min(ctid) from alarm where case_id = $1)`,
    [/planned, but not armed/],
  ],
  [
    'an alarm is later',
    `update alarm set at = at + interval '1 day' where ctid = (select min(ctid) from alarm where case_id = $1)`,
    [/planned, but not armed/, /armed, but not planned/],
  ],
  [
    'an alarm is there twice',
    `insert into alarm select * from alarm where ctid = (select min(ctid) from alarm where case_id = $1)`,
    [/armed, but not planned/],
  ],
  [
    'an alarm that is due is still there',
    `update alarm set at = '2026-09-20' where ctid = (select min(ctid) from alarm where case_id = $1)`,
    [/is due and did not go off/],
  ],
  ['a firing is gone', `delete from firing where case_id = $1 and seq = ${last(aRung)}`, [/an event without a firing/]],
  [
    'a firing is of nothing',
    `insert into firing select case_id, matter, revision + 1, alarm, turn, era, seq from firing where case_id = $1 and seq = ${last(aRung)}`,
    [/a firing without an event/],
  ],
  [
    'an event is gone',
    `delete from timeline where case_id = $1 and seq = ${last(aRung)}`,
    [/by the rules .* in the timeline/, /in the state that is kept/, /a firing without an event/],
  ],
  [
    'an event is there twice',
    `insert into timeline (seq, case_id, at, event, lines) select nextval('timeline_seq'), case_id, at, event, lines from timeline where case_id = $1 and seq = ${last(aRung)}`,
    [/nothing goes off/, /an event without a firing/],
  ],
  [
    'a line says another',
    `update timeline set lines = replace(lines::text, 'missed', 'reminder')::json where case_id = $1 and seq = ${last(`event ->> 'alarm' = 'missed'`)}`,
    [/by the rules .*missed .*, in the timeline/],
  ],
  [
    'a rung went off later',
    `update timeline set event = jsonb_set(event::jsonb, '{at}', to_jsonb((event ->> 'at')::bigint + 60000)) where case_id = $1 and seq = ${last(aRung)}`,
    [/by the rules .*R2/],
  ],
  [
    'the state is otherwise',
    `update case_state set state = jsonb_set(state::jsonb, '{onRegionalList}', to_jsonb(not (state ->> 'onRegionalList')::boolean)) where case_id = $1`,
    [/onRegionalList is .* as the rules alone has it/, /onRegionalList is .* as the fold/],
  ],
  [
    'a message is gone',
    `delete from outbox where ctid = (select min(ctid) from outbox where case_id = $1)`,
    [/has the messages \[.*\] and not \[/],
  ],
  [
    'a message is there for another',
    `update outbox set person_id = gen_random_uuid() where ctid = (select min(ctid) from outbox where case_id = $1)`,
    [/has the messages \[.*\] and not \[/],
  ],
  [
    'a message is of no event',
    `insert into outbox (seq, case_id, person_id, recipient, template) select 0, case_id, person_id, recipient, template from outbox where case_id = $1 limit 1`,
    [/are of no event/],
  ],
  ['nobody directs', `update case_file set director_role = null where id = $1`, [/nobody directs it/]],
  [
    'a step is of nobody',
    `delete from case_party where case_id = $1 and role = 'school'`,
    [/school, which is no party/],
  ],
])('it is named that %s', async (_what, breakIt, named) => {
  const before = await found();
  const broken = whole.pop()!;
  await files.platform.rows('alter table timeline disable trigger only_grows');
  await files.platform.rows(breakIt, [broken]);
  const differ = (await found()).filter((text) => !before.includes(text));
  for (const name of named) expect(differ).toContainEqual(expect.stringMatching(name));
  expect(differ.filter((text) => !text.startsWith(`case ${broken}: `))).toEqual([]);
});
