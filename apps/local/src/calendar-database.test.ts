import { connect, Door, type Open } from '@app/platform';
import { parseHolidayTable, type SchoolHolidayRow } from '@app/rules';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCheckout } from '../../../test/support/copy';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database';
import { close, correctHolidays } from './calendar-database';

/** What the command asks of a database, in that of the demonstration. */
let database: FreshDatabase;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  buildCheckout();
  database = await freshDatabase({ isFilled: true });
  env = { DATABASE_URL: database.url, NODE_ENV: 'test' };
}, 240_000);
afterAll(() => database.drop());

const days = [{ first: '2026-12-09', last: '2026-12-11', name: 'studiedagen' }] as const;

const isChristmas = ({ year, name }: SchoolHolidayRow) => year === '2026-2027' && name === 'kerst';

async function asOwner<T>(work: (open: Open) => Promise<T>): Promise<T> {
  const source = await connect({ DATABASE_URL: database.url });
  try {
    return await new Door(source).asMachine({ task: 'test', role: 'owner' }, work);
  } finally {
    await source.destroy();
  }
}

async function aSchool(): Promise<{ name: string; number: string }> {
  const found = await asOwner((open) =>
    open.sql<{ name: string; number: string }>(
      `select s.name, s.number from organisation s join case_file c on c.school_id = s.id and c.phase <> 'ended'
        where s.number is not null group by s.id order by count(*) desc, s.name limit 1`,
    ),
  );
  return found[0]!;
}

test('a school is closed after a preview, by its number or its name, and the second time nothing changes', async () => {
  const { name, number } = await aSchool();
  const trial = await close('.', env, { how: 'trial', organisation: name, days });
  expect(trial.isSame).toBe(false);
  expect(trial.cases.length).toBeGreaterThan(0);
  const saved = await close('.', env, { how: 'save', organisation: number, days });
  expect(saved).toEqual(trial);
  expect(await close('.', env, { how: 'save', organisation: number, days })).toEqual({
    isSame: true,
    stopsTerms: true,
    cases: [],
  });
  await expect(close('.', env, { how: 'trial', organisation: 'Nergens', days })).rejects.toThrow(
    'There is no organisation "Nergens" in the database.',
  );
});

/** Seen to fail when only schools are looked for. */
test('another organisation is closed by its name or its id, and two of one name are told apart', async () => {
  const bridging = [{ first: '2026-12-24', last: '2026-12-24', name: 'brugdag' }] as const;
  const outcome = { isSame: false, stopsTerms: false, cases: [] };
  expect(await close('.', env, { how: 'trial', organisation: 'GGD Waterrijk', days: bridging })).toEqual(outcome);
  const other = randomUUID();
  await asOwner((open) =>
    open.sql(
      `insert into organisation (id, region_id, role, name) select $1, region_id, role, name from organisation
        where name = 'GGD Waterrijk'`,
      [other],
    ),
  );
  await expect(close('.', env, { how: 'trial', organisation: 'GGD Waterrijk', days: bridging })).rejects.toThrow(
    new RegExp(`There are 2 organisations "GGD Waterrijk". Name it by .*${other}`),
  );
  expect(await close('.', env, { how: 'save', organisation: other, days: bridging })).toEqual(outcome);
});

/** Seen to fail when what stops no term is said to be counted again. */
test('the command says that no term stops for another organisation than a school', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bridging-'));
  try {
    const file = join(folder, 'closing-days.csv');
    writeFileSync(file, 'eerste_dag;laatste_dag;naam\n2026-12-24;;brugdag\n');
    const words = ['apps/local/calendar.mjs', 'closing-days', 'Wijkteam Oost', '--trial', file];
    const { status, stdout } = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    const said = 'no term stops for these, they are told beside the dates of its steps';
    expect([status, stdout]).toEqual([0, `1 period; ${said}; nothing was written\n`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a file that moves a holiday is shown, and then counted by', async () => {
  const known = parseHolidayTable(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
  const rows = known.filter(isChristmas).map((row): SchoolHolidayRow => ({ ...row, first: '2026-12-16' }));
  const asked = { region: 'waterrijk', rows } as const;
  const trial = await correctHolidays('.', env, { how: 'trial', ...asked });
  expect(trial.changes.filter(({ kind }) => kind === 'moved')).toHaveLength(3);
  expect(trial.cases.length).toBeGreaterThan(1);
  expect((await correctHolidays('.', env, { how: 'save', ...asked })).cases).toEqual(trial.cases);
  const again = await correctHolidays('.', env, { how: 'save', ...asked });
  expect(again).toMatchObject({ isSame: true, cases: [] });
  await expect(correctHolidays('.', env, { how: 'trial', region: 'lakes', rows })).rejects.toThrow(
    'There is no region "lakes" in the database. It has: waterrijk.',
  );
});
