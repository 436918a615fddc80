import type { Open } from '@app/platform';
import type { TraceLine } from '@app/rules';
import type { AlarmRow } from '../firing/alarm-rows';
import type { Difference } from './differences';
import type { fileRow } from '../file-rows';
import { looseAlarms } from '../region/held-regions';
import type { Numbered } from './retold';
import type { StepRow } from '../step-rows';

/** An event as the timeline has it. */
export interface KeptEvent extends Numbered {
  readonly lines: readonly TraceLine[];
}

/** What names an alarm in one case, for ever. */
export type AlarmName = Pick<AlarmRow, 'matter' | 'revision' | 'alarm' | 'turn' | 'era'>;

/** Everything that is kept of one case. */
export interface AuditedCase {
  readonly id: string;
  readonly file: ReturnType<typeof fileRow>;
  /** As it was written. Undefined when there is none. */
  readonly state: string | null;
  readonly seq: number | null;
  readonly era: number | null;
  readonly events: readonly KeptEvent[];
  readonly alarms: readonly AlarmRow[];
  readonly firings: readonly (AlarmName & { readonly seq: number })[];
  /** `of_party`: it is of the organisation that answers for its role. */
  readonly steps: readonly (StepRow & { readonly of_party: boolean })[];
  /** What earlier rounds found, and could not repair. */
  readonly known: readonly Difference[];
}

/** As JavaScript writes a moment. */
const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const listed = (row: string, from: string, order = '') =>
  `(select coalesce(json_agg(json_build_object(${row})${order}), '[]') from ${from})`;

/** Columns under their own names, in the order in which the rows of a case are made. */
const named = (columns: string, of: string, moments: readonly string[]) =>
  columns
    .split(' ')
    .map((column) => `'${column}', ${moments.includes(column) ? iso(`${of}.${column}`) : `${of}.${column}`}`)
    .join(', ');

const file = named(
  'id phase director_role director_rule proposed_role proposed_until on_regional_list closed_as opened_at first_day_absent',
  'c',
  ['opened_at'],
);
const alarm = named('case_id at line_on matter revision alarm turn era rank kind by_rules tell', 'a', ['at']);
const step = named(
  'case_id key workflow name revision state responsible started_on due_on due_at missed_at missed settled_on outcome waiting_for waiting_since extended promised_on',
  's',
  ['due_at', 'missed_at'],
);
const ofParty = `s.organisation_id is not distinct from (
  select p.organisation_id from case_party p where p.case_id = s.case_id and p.role = s.responsible)`;

/** One statement, so that everything of a case is of one moment without a lock. Of what was destroyed there is nothing to tell again. */
const everything = `
  select c.id, json_build_object(${file}) as file, k.state::text as state, k.seq, k.era,
         ${listed(`'seq', t.seq, 'event', t.event, 'lines', t.lines`, 'timeline t where t.case_id = c.id', ' order by t.seq')} as events,
         ${listed(alarm, 'alarm a where a.case_id = c.id')} as alarms,
         ${listed(named('matter revision alarm turn era seq', 'f', []), 'firing f where f.case_id = c.id')} as firings,
         ${listed(`${step}, 'of_party', ${ofParty}`, 'step s where s.case_id = c.id')} as steps,
         ${listed(`'what', d.what, 'detail', d.detail`, 'audit_finding d where d.case_id = c.id and d.is_open')} as known
    from case_file c left join case_state k on k.case_id = c.id
   where c.id = any($1) and c.destroyed_on is null`;

/** Reads cases whole. */
export function readAudited(open: Open, caseIds: readonly string[]): Promise<AuditedCase[]> {
  return open.sql<AuditedCase>(everything, [caseIds]);
}

/** Cases in which something should have gone off before a moment, the longest ago first. */
export async function overdueCases(open: Open, before: Date, limit: number): Promise<string[]> {
  const rows = await open.sql<{ case_id: string }>(
    `select distinct case_id from (select a.case_id from ${looseAlarms} where a.at < $1 order by a.at limit $2) late`,
    [before, limit],
  );
  return rows.map(({ case_id }) => case_id);
}

/** Ids of cases beyond the first and up to the last of these; left out, from the first or to the last there is. */
export interface Stretch {
  readonly after?: string | undefined;
  readonly until?: string | undefined;
}

const before = '00000000-0000-0000-0000-000000000000';
const behind = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Cases that have not ended, in the order of their ids; also one that is said to have, if something is still to go off. */
const stretch = `
  (select id from case_file where phase <> 'ended' and id > $1 and id <= $2 order by id limit $3)
  union
  (select distinct case_id from alarm where case_id > $1 and case_id <= $2 order by case_id limit $3)
  order by id limit $3`;

/** The next cases to look at. */
export async function nextCases(open: Open, { after, until }: Stretch, limit: number): Promise<string[]> {
  const rows = await open.sql<{ id: string }>(stretch, [after ?? before, until ?? behind, limit]);
  return rows.map(({ id }) => id);
}
