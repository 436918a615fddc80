import { type Open, type Person, Problem } from '@app/platform';
import { type DecisionKind, type Role, type Term } from '@app/rules';
import { alreadyFinal, type Meeting } from './meetings';

/** A decision as it stands in somebody's screen; what is not filled in yet is left out. */
export interface DecisionDraft {
  readonly what?: DecisionKind | undefined;
  /** In one sentence, for the parties of the case. */
  readonly words?: string | undefined;
  readonly party?: Role | undefined;
  readonly within?: Term | undefined;
  readonly ladder?: string | undefined;
}

/** A decision that is written on, or that became a step. */
export interface WrittenDecision extends DecisionDraft {
  readonly id: string;
  readonly caseId: string;
  /** What somebody saw who changes it. */
  readonly etag: string;
  /** Who wrote on it last, and when. */
  readonly by: string | null;
  readonly writtenAt: Date;
  readonly step: string | null;
}

interface Row {
  readonly id: string;
  readonly caseId: string;
  readonly revision: number;
  readonly what: DecisionKind | null;
  readonly words: string | null;
  readonly party: Role | null;
  readonly within: Term | null;
  readonly ladder: string | null;
  readonly by: string | null;
  readonly writtenAt: Date;
  readonly step: string | null;
}

const written = `
  select d.id, d.case_id as "caseId", d.revision, d.what, d.words, d.party, d.within, d.ladder, p.name as by,
         d.written_at as "writtenAt", d.step
    from table_decision d left join person p on p.id = d.person_id`;

/** What is decided in a meeting, of the cases that this person sees, in the order in which it was begun. */
export async function decisionsAt(open: Open<Person>, { id }: Meeting): Promise<WrittenDecision[]> {
  const rows = await open.sql<Row>(`${written} where d.meeting_id = $1 order by d.id`, [id ?? null]);
  return rows.map(asWritten);
}

/** What was written with a decision: a sentence, and why, where decisive authority took it. */
export interface DecisionWords {
  readonly words: string | null;
  readonly motivation: string | null;
}

const withTheirWords = `
  select d.step, d.words, r.text as motivation
    from table_decision d
    left join timeline t on t.case_id = d.case_id and t.event -> 'act' ->> 'act' = 'decide'
                        and t.event -> 'act' ->> 'step' = d.step
    left join remark r on r.case_id = d.case_id and r.id::text = t.event -> 'act' ->> 'reason'
   where d.case_id = $1 and d.step is not null`;

/** The sentences of decisions that became steps, of many cases at once, by `CASE STEP`. */
export async function wordsDecidedIn(open: Open, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await open.sql<{ caseId: string; step: string; words: string }>(
    `select case_id as "caseId", step, words from table_decision
      where case_id = any($1) and step is not null and words is not null`,
    [caseIds],
  );
  return new Map(rows.map(({ caseId, step, words }) => [`${caseId} ${step}`, words]));
}

/** The words of decisions that became steps of a case, by step. */
export async function decidedIn(open: Open, caseId: string): Promise<ReadonlyMap<string, DecisionWords>> {
  const rows = await open.sql<DecisionWords & { step: string }>(withTheirWords, [caseId]);
  return new Map(rows.map(({ step, ...wording }) => [step, wording]));
}

const begin = `
  insert into table_decision
    (id, case_id, meeting_id, what, words, party, within, ladder, organisation_id, person_id, written_at)
  select uuidv7(), $1, $2, $3, $4, $5, $6::json, $7, $8, $9, $10
  returning id`;

/**
 * Begins a decision on a case; `meeting` is left out for one of decisive authority. Gives its id.
 *
 * @throws CaseProblem `act-refused` when the minutes of the meeting were made final meanwhile
 */
export async function beginDecision(
  open: Open<Person>,
  { caseId, meeting, draft }: { caseId: string; meeting?: string; draft: DecisionDraft },
): Promise<string> {
  const { who, now } = open;
  const values = [...valuesOf(draft), who.organisation, who.id, now];
  const [row] = await open.sql<{ id: string }>(begin, [caseId, meeting ?? null, ...values]);
  // It waited for whoever held the meeting.
  const [held] = await open.sql<{ final: boolean }>(
    `select final_at is not null as final from table_meeting where id = $1`,
    [meeting ?? null],
  );
  if (held?.final) throw alreadyFinal();
  return row!.id;
}

/**
 * Writes on a decision. Two people may write on one: who did not see the last words is told so with them, and nothing of
 * either is lost.
 *
 * @param ifMatch the etag that the person saw
 * @throws Problem `not-found`; `changed-meanwhile` (409) with `current`, the decision as the other left it
 */
export async function writeDecision(
  open: Open<Person>,
  { id, ifMatch, draft }: { id: string; ifMatch: string; draft: DecisionDraft },
): Promise<WrittenDecision> {
  const changed = await open.sql(
    `update table_decision set revision = revision + 1, what = $2, words = $3, party = $4, within = $5::json, ladder = $6,
            organisation_id = $7, person_id = $8, written_at = $9
      where id = $1 and step is null and '"' || revision || '"' = $10 returning id`,
    [id, ...valuesOf(draft), open.who.organisation, open.who.id, open.now, ifMatch],
  );
  const current = await decisionOf(open, id);
  if (changed.length === 0) throw new Problem('changed-meanwhile', undefined, { current });
  return current;
}

/** @throws Problem `not-found`; `changed-meanwhile` for a decision that somebody wrote on since, with `current` */
export async function dropDecision(
  open: Open<Person>,
  { id, ifMatch }: { id: string; ifMatch: string },
): Promise<void> {
  const current = await decisionOf(open, id);
  if (current.etag !== ifMatch || current.step !== null) throw new Problem('changed-meanwhile', undefined, { current });
  await open.sql(`delete from table_decision where id = $1 and '"' || revision || '"' = $2`, [id, ifMatch]);
}

/** @throws Problem `not-found` */
export async function decisionOf(open: Open<Person>, id: string): Promise<WrittenDecision> {
  const [row] = await open.sql<Row>(`${written} where d.id = $1`, [id]);
  if (!row) throw new Problem('not-found');
  return asWritten(row);
}

function valuesOf({ what, words, party, within, ladder }: DecisionDraft) {
  return [what ?? null, words ?? null, party ?? null, within ? JSON.stringify(within) : null, ladder ?? null];
}

function asWritten({ revision, what, words, party, within, ladder, ...row }: Row): WrittenDecision {
  return {
    ...row,
    etag: `"${revision}"`,
    ...(what && { what }),
    ...(words && { words }),
    ...(party && { party }),
    ...(within && { within }),
    ...(ladder && { ladder }),
  };
}
