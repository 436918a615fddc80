import type { Open } from '@app/platform';
import { type CaseEvent, type CaseState, type Instant } from '@app/rules';
import type { Casebook, Casebooks } from './casebook';
import { foldFired } from './audit/reach-then';

/** A case at a moment: what its rows follow from. */
export interface Standing {
  readonly id: string;
  readonly state: CaseState;
  /** How many acts were taken back: what is planned after one is another alarm, though its name is the same. */
  readonly era: number;
  readonly book: Casebook;
}

/** A case after an event. */
export interface NumberedCase extends Standing {
  readonly seq: number;
}

/** A case as the database has it: the last snapshot, with what was fired in sets since folded in. */
export interface KeptCase extends NumberedCase {
  /** The moment of its last event. */
  readonly lastAt: Instant;
  /** The snapshot alone, which `step` mirrors. */
  readonly mirrored: CaseState;
}

interface Row {
  id: string;
  state: CaseState;
  seq: number;
  era: number;
  last_at: Date;
  since: readonly { seq: number; event: CaseEvent }[] | null;
}

const snapshots = `
  select s.case_id as id, s.state, s.seq, s.era,
         (select t.at from timeline t where t.case_id = s.case_id order by t.seq desc limit 1) as last_at,
         (select json_agg(json_build_object('seq', t.seq, 'event', t.event) order by t.seq)
            from timeline t where t.case_id = s.case_id and t.seq > s.seq) as since
    from case_state s where s.case_id = any($1)`;

/** Takes the locks on cases, so that nothing else changes them until the door closes. Gives those that it got. */
export async function lockCases(open: Open, caseIds: readonly string[], others: 'wait' | 'skip'): Promise<string[]> {
  const rows = await open.sql<{ id: string }>(
    `select id from case_file where id = any($1) order by id for no key update ${others === 'skip' ? 'skip locked' : ''}`,
    [caseIds],
  );
  return rows.map(({ id }) => id);
}

/** Reads cases; to change one, lock it first. */
export async function readCases(open: Open, books: Casebooks, caseIds: readonly string[]): Promise<KeptCase[]> {
  const rows = await open.sql<Row>(snapshots, [caseIds]);
  const bookOf = await books.of(open, caseIds);
  return rows.map(({ id, state, seq, era, last_at, since }) => {
    const book = bookOf.get(id)!;
    return {
      id,
      book,
      era,
      lastAt: last_at.getTime(),
      seq: since?.at(-1)?.seq ?? seq,
      mirrored: state,
      state: foldFired(state, since ?? [], book),
    };
  });
}

/**
 * The moment at which something happens to a case now. It is not before the last event of the case, though the clock
 * was put back: a case goes on from where it is, or its order and its dates would no longer be those of its timeline.
 */
export function momentIn({ lastAt }: Pick<KeptCase, 'lastAt'>, { nowMs }: Open): Instant {
  return Math.max(nowMs, lastAt);
}

/** Every event of a case with its number, the oldest first. */
export function eventsOf(open: Open, caseId: string): Promise<{ seq: number; event: CaseEvent }[]> {
  return open.sql(`select seq, event from timeline where case_id = $1 order by seq`, [caseId]);
}
