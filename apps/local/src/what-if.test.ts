import { whatIf } from '@app/cases';
import { connect } from '@app/platform';
import { type Agreement, type Figures, parseTerm, type PartyFigures } from '@app/rules';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf } from '../../../test/support/catalogue';
import { buildCheckout } from '../../../test/support/copy';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database';
import { asOwner, tryDraft } from './region-database';

/** What a draft would have been to the months that the demonstration lived through. */
let database: FreshDatabase;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  buildCheckout();
  database = await freshDatabase({ isFilled: true });
  env = { DATABASE_URL: database.url, NODE_ENV: 'test' };
}, 240_000);
afterAll(() => database.drop());

const workflow = 'long-relative-absence';
const agreed = catalogueOf('waterrijk').agreements.findLast((agreement) => agreement.workflow === workflow)!;
const draftOf = (within: string, step = 'talk'): Agreement => ({
  ...agreed,
  version: agreed.version + 1,
  steps: agreed.steps.map((one) => (one.id === step ? { ...one, within: parseTerm(within)! } : one)),
});
const tried = (draft: Agreement, since?: `${number}-${number}-${number}`) =>
  tryDraft('.', env, { region: 'waterrijk', draft, since });

async function rows<T>(text: string, values: readonly unknown[] = []): Promise<T[]> {
  const source = await connect({ DATABASE_URL: database.url });
  try {
    return await source.query<T[]>(text, [...values]);
  } finally {
    await source.destroy();
  }
}

const ran = `select c.id from case_file c join case_workflow w on w.case_id = c.id and w.workflow = '${workflow}'`;

/** Everything that is kept of cases, and who was told. */
const kept = () =>
  rows(`select (select md5(string_agg(t::text, '' order by t.seq)) from timeline t) as timeline,
               (select md5(string_agg(s::text, '' order by s.case_id)) from case_state s) as states,
               (select md5(string_agg(a::text, '' order by a::text)) from alarm a) as alarms,
               (select count(*) from outbox) as messages`);

const sum = (partners: readonly PartyFigures[], count: (figures: Figures) => number) =>
  partners.reduce((all, { before }) => all + count(before), 0);

/** Seen to fail when nothing goes off by itself, and when the clocks of a case are left out. */
test('what was agreed itself differs in no case, and its figures are those of what went off in the database', async () => {
  const { cases, differing, refused, partners, since, until } = await tried(agreed);
  const [there] = await rows<{ count: number }>(`select count(*)::int as count from (${ran}) all_of_them`);
  expect(there!.count).toBeGreaterThan(5);
  expect({ cases, differing, refused, since, until }).toEqual({
    cases: there!.count,
    differing: [],
    refused: [],
    since: '2025-12-07',
    until: '2026-12-07',
  });
  const lines = await rows<{ kind: string; count: number }>(
    `select kind, count(*)::int as count
       from timeline t, json_array_elements(t.lines) line,
            (values ('started', 'started'), ('decision-asked', 'started'), ('question', 'started'), ('invited', 'started'),
                    ('decided', 'started'), ('reminder', 'reminder'), ('missed', 'missed'), ('rung', 'rung')) says (key, kind)
      where line->>key is not null and (key <> 'decided' or line->>'due' is not null) and t.case_id in (${ran})
      group by kind`,
  );
  expect(Object.fromEntries(lines.map(({ kind, count }) => [kind, count]))).toEqual({
    started: sum(partners, ({ started }) => started),
    reminder: sum(partners, ({ reminders }) => reminders),
    missed: sum(partners, ({ missed }) => missed),
    rung: sum(partners, ({ rungs }) => Object.values(rungs).reduce((all, count) => all + count, 0)),
  });
  for (const { before, after } of partners) expect(after).toEqual(before);
});

/** Seen to fail when an alarm of a case is taken away while it is tried. */
test('a longer term differs in each case by the date of that step, and nothing is written', async () => {
  const before = await kept();
  const { cases, differing, partners } = await tried(draftOf('15 working-days'));
  expect(differing).toHaveLength(cases);
  for (const { openedOn, first } of differing) {
    expect(first).toMatchObject({ what: 'due', of: expect.stringMatching(/^(long-relative-absence\/)?talk$/) });
    expect([first.on >= openedOn, first.after! > first.before!]).toEqual([true, true]);
  }
  const officers = partners.find(({ party }) => party === 'compulsory-education')!;
  expect(officers.after.reminders).toBeLessThan(officers.before.reminders);
  expect(await kept()).toEqual(before);
});

/** Seen to fail when only the first cases are read, and when the day since which is not asked. */
test('it is the same however many cases are read at once, and only of those opened since a day', async () => {
  const draft = draftOf('15 working-days');
  const whole = await tried(draft);
  const inPairs = await asOwner('.', env, async (open, { books }) => {
    const [region] = await open.sql<{ id: string }>('select id from region');
    return whatIf(open, books, { regionId: region!.id, draft }, 2);
  });
  expect(inPairs).toEqual(whole);
  const { openedOn: newest } = whole.differing.at(-1)!;
  const since = newest as `${number}-${number}-${number}`;
  const newer = await tried(draft, since);
  expect(newer.differing).toEqual(whole.differing.filter(({ openedOn }) => openedOn >= newest));
  expect(newer.cases).toBeLessThan(whole.cases);
});

/** Seen to fail when a step that is not there is said not to have begun. */
test('acts on a step that the draft does not have are counted, in words', async () => {
  const without = {
    ...agreed,
    version: agreed.version + 1,
    steps: agreed.steps.filter(({ id }) => id !== 'round-table'),
  };
  const { refused } = await tried(without);
  const sentences = refused.map(({ sentence }) => sentence.en);
  expect(sentences).toContain('‘Round table’: this step is not in the draft');
  expect(sentences).toContain('‘Return plan’: Houd eerst het rondetafelgesprek met leerling en ouders');
});

/** Runs the command on agreements of its own. */
function command(overlay: string, ...words: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'drafts-'));
  try {
    cpSync('workflows', folder, { recursive: true });
    writeFileSync(join(folder, 'waterrijk', `${workflow}.yaml`), overlay);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/local/agreements.mjs', 'what-if', ...words], {
      encoding: 'utf8',
      env: { ...process.env, ...env, WORKFLOWS_DIR: folder },
    });
    return { status, said: stdout.trimEnd().split('\n'), wrong: stderr.trimEnd().split('\n') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const overlaid = (within: string) =>
  `extends: default/${workflow}@${agreed.version}\nversion: ${agreed.version + 1}\nsource: agreed\nchange:\n  steps: { talk: { within: ${within} } }\n`;

/** Seen to fail when the default is read in place of the overlay of the region: then nothing differs. */
test('the command tries the files as the region has them, and says per partner and per case what differs', () => {
  const { status, said } = command(overlaid('15 working-days'), workflow, '--region', 'waterrijk');
  expect(status).toBe(0);
  expect(said[0]).toMatch(/^long-relative-absence@\d of waterrijk, on \d+ cases opened from 2025-12-07 to 2026-12-07$/);
  expect(said).toContainEqual(
    expect.stringMatching(
      /^compulsory education: steps started \d+, reminders \d+ → \d+, missed dates \d+, .*R1 \d+, R2 \d+/,
    ),
  );
  expect(said.at(-1)).toMatch(
    /^[0-9a-f-]{36}, opened on \d{4}-\d\d-\d\d: ‘Talk with pupil and parents’: by .* 2026 instead of .* 2026$/,
  );
  const told = command(
    overlaid('15 working-days'),
    `waterrijk/${workflow}@${agreed.version + 1}`,
    '--since',
    '2026-11-01',
    '--json',
  );
  expect(JSON.parse(told.said.join('\n'))).toMatchObject({
    region: 'waterrijk',
    workflow,
    version: agreed.version + 1,
    since: '2026-11-01',
    differing: expect.any(Array),
  });
});

test.each([
  ['15 working-days', ['long-relative-absense', '--region', 'waterrijk'], 2, 'Did you mean "long-relative-absence"?'],
  ['15 working-days', [workflow], 2, 'Say in which region'],
  ['15 working-days', [], 2, 'Say what is tried'],
  ['15 working-days', [workflow, '--region', 'waterrijk', '--since', 'May'], 2, '"May" is no date.'],
  ['15 wrking-days', [workflow, '--region', 'waterrijk'], 1, 'waterrijk/long-relative-absence.yaml:5'],
])('a term of %s with %j is refused', (within, words, code, sentence) => {
  const { status, wrong } = command(overlaid(within), ...words);
  expect([status, wrong.join('\n')]).toEqual([code, expect.stringContaining(sentence)]);
});
