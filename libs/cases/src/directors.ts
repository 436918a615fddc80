import type { Open } from '@app/platform';
import type { LocalDate } from '@app/rules';

/** Somebody who directed a case, and since when. */
export interface Directed {
  readonly director: string;
  readonly rule: string;
  readonly since: LocalDate;
}

const directed = `
  select l.line ->> 'director' as director, l.line ->> 'rule' as rule, l.line ->> 'on' as since
    from timeline t cross join lateral json_array_elements(t.lines) with ordinality as l (line, place)
   where t.case_id = $1 and l.line ->> 'director' is not null and l.line ->> 'state' = 'accepted'
   order by t.seq, l.place`;

/** Who directed a case, the first one first; whoever was named again by another rule is there once. */
export async function directorsOf(open: Open, caseId: string): Promise<Directed[]> {
  const rows = await open.sql<Directed>(directed, [caseId]);
  return rows.filter(({ director }, place) => director !== rows[place - 1]?.director);
}
