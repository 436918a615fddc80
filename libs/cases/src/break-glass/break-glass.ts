import { type Open, type Person, Problem } from '@app/platform';
import { CaseProblem } from '../problem';

/** How long somebody reads a case after he broke its glass, in milliseconds of machine time; the database says so too. */
const lastsMs = 60 * 60_000;

/** That somebody broke the glass of a case. */
export interface BrokenGlass {
  readonly id: string;
  readonly caseId: string;
  readonly openedAt: Date;
  readonly until: Date;
  /** By the clock of the machine, as it is let in. */
  readonly isOpen: boolean;
  readonly person: string;
  readonly organisation: string;
  readonly reason: string;
  readonly review: { readonly at: Date; readonly by: string; readonly words: string } | null;
}

type Broken = 'open' | 'not-found' | 'sees-already' | 'nobody-reviews';

/**
 * Opens a case of one's own region for an hour. The database says who may, and tells who reviews and who directs.
 *
 * @throws Problem `not-found` for who may not, and of a case elsewhere; CaseProblem `sees-already`, `nobody-reviews`
 */
export async function breakGlass(
  open: Open<Person>,
  { id, caseId, reason }: { readonly id: string; readonly caseId: string; readonly reason: string },
): Promise<void> {
  const [row] = await open.sql<{ became: Broken }>('select break_glass($1, $2, $3, $4) as became', [
    id,
    caseId,
    reason,
    open.now,
  ]);
  const { became } = row!;
  if (became === 'not-found') throw new Problem('not-found');
  if (became !== 'open') throw new CaseProblem(became);
}

const broken = `
  select g.id, g.case_id as "caseId", g.pupil_id as "pupilId", g.opened_at as "openedAt", p.name as person,
         o.name as organisation, g.reason,
         g.opened_at + make_interval(secs => $1) > clock_timestamp() as "isOpen", g.reviewed_at as "reviewedAt", r.name as "reviewedBy", g.review
    from break_glass g join person p on p.id = g.person_id join organisation o on o.id = g.organisation_id
    left join person r on r.id = g.reviewed_by_id
   order by g.reviewed_at is not null, g.opened_at desc limit 200`;

interface Row extends Omit<BrokenGlass, 'review' | 'until'> {
  readonly pupilId: string;
  readonly reviewedAt: Date | null;
  readonly reviewedBy: string | null;
  readonly review: string | null;
}

/** Where somebody broke the glass, for himself and for who reviews it; what waits for a review comes first. */
export async function brokenGlass(open: Open<Person>): Promise<BrokenGlass[]> {
  const rows = await open.sql<Row>(broken, [lastsMs / 1000]);
  const [pupils, cases] = [rows.map(({ pupilId }) => pupilId), rows.map(({ caseId }) => caseId)];
  if (rows.length > 0) open.looked({ pupils, cases, because: 'break-glass' });
  return rows.map(({ reviewedAt, reviewedBy, review, pupilId: _pupilId, ...one }) => ({
    ...one,
    until: new Date(one.openedAt.getTime() + lastsMs),
    review: reviewedAt && { at: reviewedAt, by: reviewedBy!, words: review! },
  }));
}

/** @throws Problem `not-found` for who does not review it, and what was reviewed already */
export async function reviewGlass(open: Open<Person>, id: string, words: string): Promise<void> {
  const done = await open.sql(
    `update break_glass set reviewed_at = clock_timestamp(), reviewed_by_id = app_person(), review = $2
      where id = $1 and reviewed_at is null returning id`,
    [id, words],
  );
  if (done.length === 0) throw new Problem('not-found');
}

/** Whether somebody may break a glass at all: for others there is no such thing. */
export async function mayBreakGlass(open: Open<Person>): Promise<boolean> {
  const [row] = await open.sql<{ may: boolean }>('select may_break_glass() as may');
  return row!.may;
}

/** Of these cases those that somebody reads by a broken glass, with the reason that he gave. */
export async function reasonsOfGlass(open: Open, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await open.sql<{ id: string; reason: string }>(
    `select distinct on (case_id) case_id as id, reason from break_glass
      where case_id = any($1) and case_id in (select glass_cases()) and person_id = app_person()
      order by case_id, opened_at desc`,
    [caseIds],
  );
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}
