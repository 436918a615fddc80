import type { Open } from '@app/platform';
import type { CaseEvent, TraceLine } from '@app/rules';

/** One event of a case, as people read it back. */
export interface TimelineItem {
  readonly seq: number;
  readonly at: Date;
  readonly event: CaseEvent;
  /** A reason that a person wrote stands in it in his words. */
  readonly lines: readonly TraceLine[];
  readonly byRole: string | null;
  /** Name of who did it. */
  readonly byPerson: string | null;
  /** Messages that it sent, or will. */
  readonly mails: number;
  /** Why somebody did it, in his words, of an act that has a reason. */
  readonly reason?: string;
}

/** Which of a timeline are asked for. */
export interface TimelineAsked {
  /** The `seq` where the last page ended. */
  readonly before?: number | undefined;
  readonly limit: number;
  /** Only what this role did. */
  readonly by?: string | undefined;
  /** Only what has a line with one of these keys. */
  readonly kinds?: readonly string[] | undefined;
}

interface Row extends TimelineItem {
  readonly remarks: Readonly<Record<string, string>> | null;
}

const items = `
  select t.seq, t.at, t.event, t.lines, t.by_role as "byRole", p.name as "byPerson",
         (select count(*)::int from outbox o where o.case_id = t.case_id and o.seq = t.seq) as mails,
         (select json_object_agg(r.id, r.text) from remark r
           where r.case_id = t.case_id and t.event::text like '%' || r.id || '%') as remarks
    from timeline t left join person p on p.id = t.by_person_id
   where t.case_id = $1 and ($2::bigint is null or t.seq < $2) and ($4::text is null or t.by_role = $4)
     and ($5::text[] is null or exists (select from jsonb_array_elements(t.lines::jsonb) l where l ?| $5))
   order by t.seq desc limit $3`;

/** The timeline of a case, newest first. */
export async function timelineOf(
  open: Open,
  caseId: string,
  { before, limit, by, kinds }: TimelineAsked,
): Promise<TimelineItem[]> {
  const rows = await open.sql<Row>(items, [caseId, before ?? null, limit, by ?? null, kinds ?? null]);
  return rows.map(({ remarks, ...item }) => (remarks ? inWords(item, remarks) : item));
}

function inWords(item: TimelineItem, remarks: Readonly<Record<string, string>>): TimelineItem {
  const worded = <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
      typeof inner === 'string' ? (remarks[inner] ?? inner) : inner,
    ) as Value;
  const reason = reasonIn(item.event, remarks);
  return { ...item, event: worded(item.event), lines: worded(item.lines), ...(reason && { reason }) };
}

function reasonIn(event: CaseEvent, remarks: Readonly<Record<string, string>>): string | undefined {
  if (event.kind !== 'act') return undefined;
  const { reason, otherwise } = event.act as { reason?: string; otherwise?: string };
  return remarks[otherwise ?? reason ?? ''];
}

/**
 * What happened since an event was written: for telling browsers that a case changed. Without an event it only tells
 * which is the last.
 */
export async function changedSince(open: Open, seq?: number): Promise<{ seq: number; caseIds: string[] }> {
  if (seq === undefined) {
    const [last] = await open.sql<{ seq: number }>(`select last_value as seq from timeline_seq`);
    return { seq: last!.seq, caseIds: [] };
  }
  const rows = await open.sql<{ case_id: string; seq: number }>(
    `select case_id, max(seq) as seq from timeline where seq > $1 group by case_id`,
    [seq],
  );
  return { seq: Math.max(seq, ...rows.map((row) => row.seq)), caseIds: rows.map(({ case_id }) => case_id) };
}
