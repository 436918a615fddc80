import { connect } from '@app/platform';
import { migrations } from '../../apps/local/src/migrations';
import { freshDatabase } from '../support/database';

type Source = Awaited<ReturnType<typeof connect>>;

/** Everything by which tables, walls, rights, conditions and functions are known, in words that can be compared. */
const described: Readonly<Record<string, string>> = {
  columns: `select table_schema, table_name, column_name, data_type, is_nullable, column_default
              from information_schema.columns where table_schema in ('public', 'criminal', 'medical', 'identity')`,
  conditions: `select conrelid::regclass::text as of, conname, pg_get_constraintdef(oid) as says from pg_constraint`,
  walls: `select tablename, policyname, permissive, roles::text, cmd, qual, with_check from pg_policies`,
  rights: `select grantee, table_schema, table_name, privilege_type from information_schema.role_table_grants
            where grantee like 'terugweg%'`,
  columnRights: `select grantee, table_name, column_name, privilege_type from information_schema.role_column_grants
                  where grantee like 'terugweg%'`,
  functions: `select proname, pg_get_functiondef(p.oid) as says from pg_proc p
                join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prokind = 'f'`,
  triggers: `select tgrelid::regclass::text as of, pg_get_triggerdef(oid) as says from pg_trigger where not tgisinternal`,
};

async function schemaOf(source: Source): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [what, text] of Object.entries(described)) {
    const rows: object[] = await source.query(text);
    all[what] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return all;
}

/** From which on cases are destroyed. */
const first = 'DestroyedCases1795710100000';

/**
 * What a region undoes when it goes back to an earlier version. Seen to fail with an index that was left behind, and with a
 * right taken away that an earlier version gave.
 */
test('P22 retention: its migrations go back, with a region in the database, and come again as they were', async () => {
  const database = await freshDatabase({ isFilled: true });
  const source = await connect({ DATABASE_URL: database.url }, { migrations });
  try {
    const before = await schemaOf(source);
    const done = async () =>
      (await source.query('select name from migrations')).map(({ name }: { name: string }) => name);
    while ((await done()).includes(first)) await source.undoLastMigration();
    expect((await schemaOf(source)).columns!.join()).not.toContain('destruction_proposal');
    await source.runMigrations();
    expect(await schemaOf(source)).toEqual(before);
  } finally {
    await source.destroy();
    await database.drop();
  }
});
