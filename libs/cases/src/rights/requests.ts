import { type Open, type Person, Problem } from '@app/platform';
import { type CaseState, type Role, whyDue } from '@app/rules';
import type { Casebooks } from '../casebook';
import type { OfController } from './kept-data';
import type { Right, RightOutcome, RightsRequest } from './right';
import { answerStep } from './run';

type Row = Omit<RightsRequest, 'why' | 'isMissed' | 'extended' | 'answered'> & {
  readonly state: CaseState;
  readonly extendedAt: Date | null;
  readonly extendedBecause: string | null;
  readonly answeredAt: Date | null;
  readonly outcome: RightOutcome | null;
  readonly reason: string | null;
};

const columns = `
  r.id, r.case_id as "caseId", r.pupil_id as "pupilId", r.asked_right as right, r.organisation_id as "organisationId",
  o.name as organisation, r.asked_by_role as "askedByRole", r.asked_by is null as "isLetter", r.received_on as "receivedOn",
  r.words, r.state, r.extended_at as "extendedAt", r.extended_because as "extendedBecause",
  r.answered_at as "answeredAt", r.outcome, r.reason, r.lifted_at as "liftedAt"`;
const from = 'from rights_request r join organisation o on o.id = r.organisation_id';
/** What waits comes first, the longest first. */
const order = 'order by r.answered_at is not null, r.received_on, r.id limit 200';

/** What one of a family asked himself. */
export async function requestsBy(open: Open, books: Casebooks, personId: string): Promise<RightsRequest[]> {
  return explained(
    open,
    books,
    await open.sql<Row>(`select ${columns} ${from} where r.asked_by = $1 ${order}`, [personId]),
  );
}

/** Requests of organisations, behind the wall: for who was found to answer for them. */
export async function requestsTo(
  open: Open,
  books: Casebooks,
  organisations: readonly string[],
): Promise<RightsRequest[]> {
  const rows = await open.sql<Row>(`select ${columns} ${from} where r.organisation_id = any($1) ${order}`, [
    organisations,
  ]);
  if (rows.length > 0) {
    const [pupils, cases] = [rows.map(({ pupilId }) => pupilId), rows.map(({ caseId }) => caseId)];
    open.looked({ pupils, cases, because: 'answers-for-data' });
  }
  return explained(open, books, rows);
}

async function explained(open: Open, books: Casebooks, rows: readonly Row[]): Promise<RightsRequest[]> {
  const all: RightsRequest[] = [];
  const bookOf = await books.of(
    open,
    rows.map(({ caseId }) => caseId),
  );
  for (const { state, extendedAt, extendedBecause, answeredAt, outcome, reason, ...row } of rows) {
    const { calendar } = bookOf.get(row.caseId)!;
    const step = answerStep(state);
    all.push({
      ...row,
      why: whyDue(step, calendar),
      isMissed: step.missed,
      extended: extendedAt && { at: extendedAt, because: extendedBecause! },
      answered: answeredAt && { at: answeredAt, outcome: outcome!, reason },
    });
  }
  return all;
}

/** For which organisations somebody answers requests. */
export async function answersFor(open: Open<Person>): Promise<{ id: string; name: string }[]> {
  return open.sql<{ id: string; name: string }>(
    `select o.id, o.name from rights_organisations() r(id) join organisation o using (id) order by o.name`,
  );
}

/**
 * A request to one of these organisations.
 *
 * @throws Problem `not-found` for those to others, and for what is no request
 */
export async function expectOfThese(
  { sql }: Open,
  id: string,
  organisations: readonly { id: string }[],
): Promise<void> {
  const found = await sql('select from rights_request where id = $1 and organisation_id = any($2)', [
    id,
    organisations.map((one) => one.id),
  ]);
  if (found.length === 0) throw new Problem('not-found');
}

/** Of which child, in which case and of which organisation a copy is asked, and for whom. */
export interface AskedCopy extends OfController {
  readonly organisation: string;
  readonly role: Role;
  readonly regionId: string;
  readonly forRole: 'parents' | 'young-person';
  /** Whoever asked it, where he reads it himself; null for who answers, who is not told how anybody is reached. */
  readonly readBy: string | null;
}

const copy = `
  select r.case_id as "caseId", r.pupil_id as "pupilId", r.organisation_id as "organisationId", o.name as organisation, o.role,
         r.region_id as "regionId", r.asked_by_role as "forRole"
    from rights_request r join organisation o on o.id = r.organisation_id
   where r.id = $1 and r.asked_right = 'inspection'`;

/**
 * A copy that one of these organisations makes: to look at before it answers, and to give.
 *
 * @throws Problem `not-found` for a request to others, and for one that asks for no copy
 */
export async function copyToMake(
  { sql }: Open,
  id: string,
  organisations: readonly { id: string }[],
): Promise<AskedCopy> {
  const of = organisations.map((one) => one.id);
  const [found] = await sql<Omit<AskedCopy, 'readBy'>>(`${copy} and r.organisation_id = any($2)`, [id, of]);
  if (!found) throw new Problem('not-found');
  return { ...found, readBy: null };
}

/**
 * A copy that was granted to whoever asked for it.
 *
 * @throws Problem `not-found` for what another asked, what was refused, and what was not answered yet
 */
export async function copyGranted({ sql }: Open, id: string, personId: string): Promise<AskedCopy> {
  const granted = `and r.asked_by = $2 and r.outcome <> 'refused'`;
  const [found] = await sql<Omit<AskedCopy, 'readBy'>>(`${copy} ${granted}`, [id, personId]);
  if (!found) throw new Problem('not-found');
  return { ...found, readBy: personId };
}

/** What stands beside the data of a case, for who sees it: what a family says is wrong, and what is kept apart. */
export interface BesideData {
  readonly right: Right;
  readonly organisation: string;
  readonly askedByRole: 'parents' | 'young-person';
  readonly outcome: RightOutcome;
  readonly words: string | null;
  readonly reason: string | null;
  readonly answeredAt: Date;
}

/** Corrections that were answered, and restrictions that hold, the last one first. */
export function besideDataOf({ sql }: Open<Person>, caseId: string): Promise<BesideData[]> {
  return sql<BesideData>(
    `select r.asked_right as right, o.name as organisation, r.asked_by_role as "askedByRole", r.outcome, r.reason,
            case when r.asked_right = 'correction' then r.words end as words, r.answered_at as "answeredAt"
       from rights_request r join organisation o on o.id = r.organisation_id
      where r.case_id = $1 and sees_case(r.case_id) and r.answered_at is not null
        and (r.asked_right = 'correction' or r.asked_right = 'restriction' and r.outcome <> 'refused' and r.lifted_at is null)
      order by r.answered_at desc, r.id`,
    [caseId],
  );
}
