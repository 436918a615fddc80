import { Change } from '../../libs/cases/src/change';
import { plainEffect } from '../../libs/cases/src/firing/fire-statements';
import { readCases } from '../../libs/cases/src/kept-case';
import { writeChanges } from '../../libs/cases/src/write-changes';
import * as write from '../../libs/cases/src/write-statements';
import type { Ground } from './ground';
import { dueAt } from './region';

/** What a job of another queue carries: the row of `alarm` that we would have kept. */
export interface Alarm {
  readonly case_id: string;
  readonly at: string;
  readonly by_rules: boolean;
}

const effectOf = (rows: string) => `
  with taken as materialized (select * from ${rows}), ${plainEffect}
  select count(*)::int as fired from taken`;

/**
 * The product's own statement for what plain alarms bring about, for alarms that come as JSON ($1) out of somebody's
 * jobs: one, or a thousand. So that nobody is measured on less work than we do.
 */
export const effectOfJob = effectOf('json_populate_record(null::alarm, $1)');
export const effectOfJobs = effectOf('json_populate_recordset(null::alarm, $1)');

/** The same for alarms that change their case: what our rules come to is computed beforehand, the writing is the same. */
export const actingEffect = `select measured_acting($1::uuid[])`;

/**
 * Keeps for each case with an acting alarm what the product would write for it, and a function that writes it with the
 * product's own statements. The rules are asked once, for the first case: the others are its copies.
 */
export async function prepareActing(ground: Ground): Promise<void> {
  const { id } = await ground.row<{ id: string }>(
    `select case_id as id from alarm where by_rules and at <= to_timestamp($1 / 1000.0) limit 1`,
    [dueAt],
  );
  const written = await whatIsWritten(ground, id);
  const names = [...written.keys()];
  const ofCase = names.map(
    (_name, place) => `replace(replace($${place + 2}, $1, id), '"seq":0', '"seq":' || seq)::json`,
  );
  await ground.rows(
    `create table measured_rows (case_id uuid primary key, ${names.map((name) => `${name} json`).join()})`,
  );
  await ground.rows(
    `insert into measured_rows select id::uuid, ${ofCase.join()}
       from (select case_id::text as id, nextval('timeline_seq')::text as seq
               from (select distinct case_id from alarm where by_rules and at <= to_timestamp(${dueAt} / 1000.0)) one) c`,
    [id, ...[...written.values()].map((rows) => JSON.stringify(rows).replaceAll(/"seq":\d+/g, '"seq":0'))],
  );
  for (const name of names) {
    const params = ['json', ...(paramsBesides[name] ?? [])];
    await ground.rows(
      `create function measured_${name}(${params.join()}) returns void language sql as $$ ${statements.get(name)} $$`,
    );
  }
  const rowsOf = (name: Statement) =>
    `(select coalesce(json_agg(r), '[]') from measured_rows m, json_array_elements(m.${name}) r where m.case_id = any(ids))`;
  const due = `to_timestamp(${dueAt} / 1000.0)`;
  const more: Partial<Record<Statement, string>> = { goneAlarms: `, ids, ${due}`, outbox: `, ${due}` };
  const steps = names.map((name) => `perform measured_${name}(${rowsOf(name)}${more[name] ?? ''});`);
  await ground.rows(
    `create function measured_acting(ids uuid[]) returns int language plpgsql as $$ begin
       perform from case_file where id = any(ids) order by id for no key update;
       ${steps.join('\n')}
       return cardinality(ids); end $$`,
  );
}

type Statement = keyof typeof write;
/** What a statement takes besides its rows. */
const paramsBesides: Partial<Record<Statement, readonly string[]>> = {
  goneAlarms: ['uuid[]', 'timestamptz'],
  outbox: ['timestamptz'],
};
const statements = new Map(Object.entries(write) as [Statement, string][]);

/** The rows that the product gives to each of its statements for one case, without keeping anything. */
async function whatIsWritten(ground: Ground, caseId: string): Promise<Map<Statement, unknown[]>> {
  const written = new Map<Statement, unknown[]>();
  await ground.clockAt(dueAt);
  const undone = new Error('Only to see what would be written');
  const trying = ground.door.asMachine({ task: 'measure', role: 'worker' }, async (open) => {
    const changes = (await readCases(open, ground.parts.books, [caseId])).map((kept) => new Change(kept));
    for (const change of changes) change.advance(open.nowMs);
    const seen: typeof open.sql = (text, params) => {
      const [name] = [...statements].find(([, statement]) => statement === text) ?? [];
      if (name) written.set(name, JSON.parse(String(params![0])) as unknown[]);
      return open.sql(text, params);
    };
    await writeChanges({ ...open, sql: seen }, changes);
    throw undone;
  });
  await trying.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  await ground.clockAt(dueAt - 1);
  return written;
}
