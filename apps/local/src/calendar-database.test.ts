import { connect, Door } from '@app/platform';
import { parseHolidayTable, type SchoolHolidayRow } from '@app/rules';
import { readFileSync } from 'node:fs';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database';
import { close, correctHolidays } from './calendar-database';

/** What the command asks of a database, in that of the demonstration. */
let database: FreshDatabase;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  database = await freshDatabase({ isFilled: true });
  env = { DATABASE_URL: database.url, NODE_ENV: 'test' };
}, 120_000);
afterAll(() => database.drop());

const days = [{ first: '2026-12-09', last: '2026-12-11', name: 'studiedagen' }] as const;

const isChristmas = ({ year, name }: SchoolHolidayRow) => year === '2026-2027' && name === 'kerst';

async function aSchool(): Promise<{ name: string; number: string }> {
  const source = await connect({ DATABASE_URL: database.url });
  const found = await new Door(source).asMachine({ task: 'test', role: 'owner' }, (open) =>
    open.sql<{ name: string; number: string }>(
      `select s.name, s.number from organisation s join case_file c on c.school_id = s.id and c.phase <> 'ended'
        where s.number is not null group by s.id order by count(*) desc, s.name limit 1`,
    ),
  );
  await source.destroy();
  return found[0]!;
}

test('a school is closed after a preview, by its number or its name, and the second time nothing changes', async () => {
  const { name, number } = await aSchool();
  const trial = await close('.', env, { how: 'trial', school: name, days });
  expect(trial.isSame).toBe(false);
  expect(trial.cases.length).toBeGreaterThan(0);
  const saved = await close('.', env, { how: 'save', school: number, days });
  expect(saved).toEqual(trial);
  expect(await close('.', env, { how: 'save', school: number, days })).toEqual({ isSame: true, cases: [] });
  await expect(close('.', env, { how: 'trial', school: 'Nergens', days })).rejects.toThrow(
    'There is no school "Nergens" in the database.',
  );
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
