import type { Open } from '@app/platform';
import {
  addMonths,
  type Agreement,
  type CaseDifference,
  type CaseEvent,
  type LocalDate,
  momentsOf,
  type PartyFigures,
  type RefusedActs,
  WhatIf,
} from '@app/rules';
import type { Casebooks } from '../casebook';
import { regionOf } from '../people';

/** Which draft is tried, on cases opened since which day: left out, in the last year. */
export interface WhatIfAsked {
  readonly regionId: string;
  readonly draft: Agreement;
  readonly since?: LocalDate | undefined;
}

/** A case that would differ, and in what first. */
export interface DifferingCase {
  readonly caseId: string;
  readonly openedOn: LocalDate;
  readonly first: CaseDifference;
}

/** What a draft would have been to the cases that ran its workflow. */
export interface WhatIfOutcome {
  readonly workflow: string;
  readonly version: number;
  readonly since: LocalDate;
  readonly until: LocalDate;
  /** How many were played. */
  readonly cases: number;
  readonly partners: readonly PartyFigures[];
  readonly refused: readonly RefusedActs[];
  /** The oldest first. */
  readonly differing: readonly DifferingCase[];
}

interface Row {
  readonly id: string;
  readonly opened_at: Date;
  readonly events: readonly CaseEvent[];
}

/** Before the first id of a case. */
const before = '00000000-0000-0000-0000-000000000000';

/** What went off is left out: it goes off by itself when a case is played. */
const lived = `
  select c.id, c.opened_at,
         (select json_agg(t.event order by t.seq) from timeline t
           where t.case_id = c.id and t.event->>'kind' not in ('fired', 'noted')) as events
    from case_file c
   where c.region_id = $1 and c.opened_at >= $2 and c.id > $3 and c.destroyed_on is null
     and exists (select from case_workflow w where w.case_id = c.id and w.workflow = $4)
   order by c.id limit $5`;

/**
 * Plays every case of a region that ran a workflow on a draft of it: both ways by the rules alone, with the people who can
 * be reached today. Nothing is written.
 *
 * @param batch so many cases are read at a time, and then forgotten
 */
export async function whatIf(open: Open, books: Casebooks, asked: WhatIfAsked, batch = 200): Promise<WhatIfOutcome> {
  const { regionId, draft } = asked;
  const { zone } = (await regionOf(open, regionId)).settings;
  const { dateAt, startOf } = momentsOf(zone);
  const until = dateAt(open.nowMs);
  const since = asked.since ?? addMonths(until, -12);
  const tried = new WhatIf(draft, open.nowMs);
  const differing: DifferingCase[] = [];
  let cases = 0;
  for (let last = before; ;) {
    const rows = await open.sql<Row>(lived, [regionId, new Date(startOf(since)), last, draft.workflow, batch]);
    if (rows.length === 0) break;
    const bookOf = await books.of(
      open,
      rows.map(({ id }) => id),
    );
    for (const { id, opened_at, events } of rows) {
      const book = bookOf.get(id)!;
      const first = tried.try({ events, book, isHeld: book.isHeld });
      if (first) differing.push({ caseId: id, openedOn: dateAt(opened_at.getTime()), first });
    }
    cases += rows.length;
    last = rows.at(-1)!.id;
  }
  return {
    workflow: draft.workflow,
    version: draft.version,
    since,
    until,
    cases,
    partners: tried.partners(),
    refused: tried.refused(),
    differing: differing.toSorted((one, other) => one.openedOn.localeCompare(other.openedOn)),
  };
}
