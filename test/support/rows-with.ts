import type { RunningApi } from './running-api';

/** The tables in which something stands, whichever of the schemas they are in. */
export async function rowsWith(api: RunningApi, text: string): Promise<string[]> {
  const tables = await api.rows<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema in ('public', 'criminal', 'medical', 'identity')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await api.rows(`select from ${name} row where strpos(row::text, $1) > 0 limit 1`, [text]);
    if (rows.length > 0) found.push(name.replace('public.', ''));
  }
  return found.toSorted();
}
