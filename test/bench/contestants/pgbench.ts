import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { firePlain, lockDue } from '../../../libs/cases/src/firing/fire-statements';
import { actingEffect } from '../effect';
import { dueAt } from '../region';
import { programNamed } from '../../support/program-named';
import type { Contestant, Where } from './contestant';

const atOnce = 2000;

/** The limit of the database: the product's statements with nothing around them, and no rules to ask. */
export const pgbench: Contestant = {
  name: programNamed('pgbench') ? 'the same SQL in pgbench' : 'the same SQL by a bare client',
  processes: programNamed('pgbench') ? 1 : 2,
  most: { pending: 1_000_000, due: 100_000 },
  async load() {
    return undefined;
  },
  async work(where, report) {
    const program = programNamed('pgbench');
    if (program) await byPgbench(program, where);
    else await byClient(where);
    report(Number.POSITIVE_INFINITY);
  },
};

const due = `'${new Date(dueAt).toISOString()}'::timestamptz`;
const locked = lockDue.replaceAll('$1', due).replaceAll('$2', `'{}'`).replaceAll('$3', String(atOnce));

async function byPgbench(program: string, { DATABASE_URL }: Where): Promise<void> {
  const file = join(tmpdir(), `terugweg-bench-${process.pid}.sql`);
  const script = [
    'begin;',
    `select coalesce(array_agg(distinct id), '{}')::text as ids from (${locked}) locked \\gset`,
    `${firePlain.replaceAll('$1::uuid[]', `':ids'::uuid[]`).replaceAll('$2', due)} \\gset`,
    `${actingEffect.replaceAll('$1::uuid[]', `':for_rules'::uuid[]`)};`,
    'end;',
  ];
  writeFileSync(file, script.join('\n'));
  const { username, password, hostname, port, pathname } = new URL(DATABASE_URL);
  // Twice the rounds that are needed: the last of them find nothing.
  const args = ['-n', '-M', 'simple', '-c', '2', '-j', '2', '-t', '55', '-f', file, pathname.slice(1)];
  const env = { ...process.env, PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password };
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'exit')) as [number];
  rmSync(file);
  if (code !== 0) throw new Error(`pgbench: ${said}`);
}

async function byClient({ DATABASE_URL }: Where): Promise<void> {
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  for (let taken = 1; taken > 0;) {
    await client.query('begin');
    const { rows } = await client.query<{ id: string }>({ name: 'lock', text: locked });
    const ids = [...new Set(rows.map(({ id }) => id))];
    const fired = await client.query<{ for_rules: string[] }>({
      name: 'fire',
      text: firePlain,
      values: [ids, new Date(dueAt)],
    });
    await client.query({ name: 'act', text: actingEffect, values: [fired.rows[0]!.for_rules] });
    await client.query('commit');
    taken = ids.length;
  }
  await client.end();
}
