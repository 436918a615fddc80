import type { Open } from '@app/platform';
import type { TraceLine } from '@app/rules';
import { looseAlarms, looseLooks } from '../region/held-regions';

/** An alarm that went off: what it said, and how many messages it brought about. */
export interface GoneOff {
  readonly seq: number;
  readonly caseId: string;
  readonly lines: readonly TraceLine[];
  readonly mails: number;
}

/** The number of the last event of all cases, as owner or worker. */
export async function lastSeq(open: Open): Promise<number> {
  const [row] = await open.sql<{ seq: number }>(`select coalesce(max(seq), 0)::bigint as seq from timeline`);
  return row!.seq;
}

/** What went off after an event in all cases, in the order of its moments, as owner. */
export function goneOffSince(open: Open, seq: number, limit: number): Promise<GoneOff[]> {
  return open.sql<GoneOff>(
    `select t.seq, t.case_id as "caseId", t.lines,
            (select count(*)::int from outbox o where o.case_id = t.case_id and o.seq = t.seq) as mails
       from timeline t
      where t.seq > $1 and t.event ->> 'kind' = 'fired'
      order by t.at, t.seq limit $2`,
    [seq, limit],
  );
}

/** When something next goes off after a moment, as owner or worker; undefined when nothing will. */
export async function nextMomentAfter(open: Open, moment: Date): Promise<Date | undefined> {
  const [row] = await open.sql<{ at: Date | null }>(
    `select least((select a.at from ${looseAlarms} where a.at > $1 order by a.at limit 1),
                  (select l.look_at from ${looseLooks} where l.look_at > $1 order by l.look_at limit 1)) as at`,
    [moment],
  );
  return row?.at ?? undefined;
}

/** Whether something is due that may go off and has not yet, as owner or worker; `except` are cases and children left alone. */
export async function isSomethingDue(open: Open, except: readonly string[] = []): Promise<boolean> {
  const [row] = await open.sql<{ due: boolean }>(
    `select exists (select from ${looseAlarms} where a.at <= $1 and a.case_id <> all($2::uuid[]))
         or exists (select from ${looseLooks} where l.look_at <= $1 and l.pupil_id <> all($2::uuid[])) as due`,
    [open.now, except],
  );
  return row!.due;
}
