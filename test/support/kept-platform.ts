import type { Open } from '@app/platform';
import type { CaseEvent, CaseState } from '@app/rules';
import type { AlarmRow } from '../../libs/cases/src/firing/alarm-rows';
import type { Casebook } from '../../libs/cases/src/casebook';
import { readCases } from '../../libs/cases/src/kept-case';
import type { KeptEvent } from './replayed-case';
import type { RunningPlatform } from './running-platform';

/** A row of `firing`. */
export interface FiringRow {
  readonly seq: number;
  readonly matter: string;
  readonly revision: number;
  readonly alarm: string;
  readonly turn: number;
  readonly era: number;
}

/** A row of `outbox`: one message to one person. */
export interface MessageRow {
  readonly seq: number;
  readonly person: string;
  readonly template: string;
}

/** Everything that the database has of one case. */
export interface WholeCase {
  readonly id: string;
  readonly phase: CaseState['phase'];
  readonly director: string | null;
  readonly parties: readonly string[];
  readonly book: Casebook;
  readonly state: CaseState;
  readonly era: number;
  readonly events: readonly KeptEvent[];
  readonly firings: readonly FiringRow[];
  readonly alarms: readonly AlarmRow[];
  readonly messages: readonly MessageRow[];
}

type OfCase = { case_id: string };

const tables = {
  events: `select case_id, seq, event, lines from timeline order by case_id, seq`,
  firings: `select case_id, seq, matter, revision, alarm, turn, era from firing`,
  alarms: `select case_id, at, line_on, matter, revision, alarm, turn, era, rank, kind, by_rules, tell from alarm`,
  messages: `select case_id, seq, person_id as person, template from outbox`,
};

/** All cases of a platform as they are kept. */
export async function readWhole(open: Open, { parts }: RunningPlatform): Promise<WholeCase[]> {
  const files = await open.sql<Pick<WholeCase, 'id' | 'phase' | 'director' | 'parties'>>(
    `select id, phase, director_role as director,
            (select coalesce(array_agg(role), '{}') from case_party p where p.case_id = c.id) as parties
       from case_file c order by opened_at, id`,
  );
  const ids = files.map(({ id }) => id);
  const kept = new Map((await readCases(open, parts.books, ids)).map((one) => [one.id, one]));
  const [events, firings, alarms, messages] = [
    await rowsOf<OfCase & { seq: number; event: CaseEvent; lines: KeptEvent['lines'] }>(open, tables.events),
    await rowsOf<OfCase & FiringRow>(open, tables.firings),
    await rowsOf<Omit<AlarmRow, 'at'> & { at: Date }>(open, tables.alarms),
    await rowsOf<OfCase & MessageRow>(open, tables.messages),
  ];
  return files.map((file) => ({
    ...kept.get(file.id)!,
    ...file,
    events: events.get(file.id) ?? [],
    firings: firings.get(file.id) ?? [],
    alarms: (alarms.get(file.id) ?? []).map((row) => ({ ...row, at: row.at.toISOString() })),
    messages: messages.get(file.id) ?? [],
  }));
}

async function rowsOf<Row extends OfCase>(open: Open, text: string): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  for (const row of await open.sql<Row>(text)) {
    const rows = found.get(row.case_id);
    if (rows) rows.push(row);
    else found.set(row.case_id, [row]);
  }
  return found;
}
