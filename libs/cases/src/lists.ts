import type { Open, Person } from '@app/platform';
import { family, type LocalDate, type Queue } from '@app/rules';

/** A page of a list: after the last row of the one before. */
export interface Page<Place> {
  readonly after?: Place;
  readonly limit: number;
}

/** A step in a list; `place` is where the next page begins. */
export interface ListedStep {
  readonly caseId: string;
  readonly step: string;
  readonly place: StepPlace;
}

export type StepPlace = readonly [due: string, caseId: string, step: string];

const stepsIn = (condition: string, due: string) => `
  select s.case_id as "caseId", s.key as step, array[${due}::text, s.case_id::text, s.key] as place
    from step s
   where ${condition} and ($1::text is null or (${due}::text, s.case_id::text, s.key) > ($1, $2, $3))
   order by ${due}::text, s.case_id::text, s.key limit $4`;

const pageOf = ({ after, limit }: Page<StepPlace>) => [
  after?.[0] ?? null,
  after?.[1] ?? null,
  after?.[2] ?? null,
  limit,
];

/** The open and waiting steps that the person's organisation has to do, by due date. */
export function stepsToDo(open: Open<Person>, page: Page<StepPlace>): Promise<ListedStep[]> {
  const mine = `s.organisation_id = app_organisation() and s.state in ('open', 'waiting')`;
  return open.sql<ListedStep>(stepsIn(mine, 's.due_on'), pageOf(page));
}

/** What is late in every case that the person may see, the longest first. What a family does is never late. */
export function missedSteps(open: Open<Person>, page: Page<StepPlace>): Promise<ListedStep[]> {
  const late = `s.state = 'open' and s.missed_at <= $5 and s.responsible <> all($6)`;
  return open.sql<ListedStep>(stepsIn(late, 's.due_on'), [...pageOf(page), open.now, family]);
}

/** What waits for something outside in every case that the person may see, the longest first; of one queue where it is named. */
export function waitingSteps(open: Open<Person>, page: Page<StepPlace>, queue?: Queue): Promise<ListedStep[]> {
  return open.sql<ListedStep>(
    stepsIn(`s.state = 'waiting' and ($5::text is null or s.waiting_for = $5)`, 's.waiting_since'),
    [...pageOf(page), queue ?? null],
  );
}

/** How much there is to do for the person's organisation. */
export interface Counts {
  readonly missed: number;
  readonly today: number;
  readonly week: number;
  readonly waiting: number;
  readonly handovers: number;
}

/** @param today the local date, and `sunday` the last day of its week */
export async function countsOf(open: Open<Person>, today: LocalDate, sunday: LocalDate): Promise<Counts> {
  const [counts] = await open.sql<Counts>(
    `select count(*) filter (where state = 'open' and missed_at <= $1)::int as missed,
            count(*) filter (where state = 'open' and missed_at > $1 and due_on = $2)::int as today,
            count(*) filter (where state = 'open' and due_on > $2 and due_on <= $3)::int as week,
            count(*) filter (where state = 'waiting')::int as waiting,
            (select count(*)::int from case_file c join case_party p on p.case_id = c.id and p.role = c.proposed_role
              where p.organisation_id = app_organisation()) as handovers
       from step where organisation_id = app_organisation() and state in ('open', 'waiting')`,
    [open.now, today, sunday],
  );
  return counts!;
}

/** The cases in which the person's organisation is asked to direct. */
export async function handoversFor(open: Open<Person>): Promise<string[]> {
  const rows = await open.sql<{ id: string }>(
    `select c.id from case_file c join case_party p on p.case_id = c.id and p.role = c.proposed_role
      where p.organisation_id = app_organisation() order by c.proposed_until, c.id`,
  );
  return rows.map(({ id }) => id);
}

export type CasePlace = readonly [openedAt: string, caseId: string];

/** A case in a list. */
export interface ListedCase {
  readonly caseId: string;
  readonly place: CasePlace;
}

/** The open cases that the person may see, the oldest first; `q` is part of a pupil's name or number. */
export function casesSeen(
  open: Open<Person>,
  { after, limit, q }: Page<CasePlace> & { readonly q?: string },
): Promise<ListedCase[]> {
  return open.sql<ListedCase>(
    `select c.id as "caseId", array[c.opened_at::text, c.id::text] as place
       from case_file c join pupil p on p.id = c.pupil_id
      where c.phase = 'open'
        and ($1::text is null or (c.opened_at, c.id) > ($1::timestamptz, $2::uuid))
        and ($3::text is null or strpos(lower(p.name), lower($3)) > 0 or p.number = $3)
      order by c.opened_at, c.id limit $4`,
    [after?.[0] ?? null, after?.[1] ?? null, q ?? null, limit],
  );
}
