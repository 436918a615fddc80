import type { Open, Person } from '@app/platform';
import { family, type LocalDate, type Queue } from '@app/rules';
import { toldOf } from './need-to-know/fine-count';

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

const stepsIn = (steps: string, condition: string, due: string) => `
  select s.case_id as "caseId", s.key as step, array[${due}::text, s.case_id::text, s.key] as place
    from ${steps}
   where ${condition} and ($1::text is null or (${due}::text, s.case_id::text, s.key) > ($1, $2, $3))
   order by ${due}::text, s.case_id::text, s.key limit $4`;

const pageOf = ({ after, limit }: Page<StepPlace>) => [
  after?.[0] ?? null,
  after?.[1] ?? null,
  after?.[2] ?? null,
  limit,
];

/** The days that parts of a list speak of, from the parameter of this number on. */
const asOf = (first: number) => `
  cross join (values ($${first}::timestamptz, $${first + 1}::date, $${first + 2}::date)) as day (now, today, sunday)`;

/** What is to do, in parts: what is counted is shown by the same words. */
const parts = {
  missed: `s.state = 'open' and s.missed_at <= day.now`,
  today: `s.state = 'open' and s.missed_at > day.now and s.due_on = day.today`,
  week: `s.state = 'open' and s.missed_at > day.now and s.due_on > day.today and s.due_on <= day.sunday`,
  questions: `s.state = 'open' and s.key ~ '^question-to-'`,
  waiting: `s.state = 'waiting'`,
} as const;

/** A part of what is to do. A question is also of the day on which its answer is due. */
export type ToDoPart = keyof typeof parts;
export const toDoParts = Object.keys(parts) as [ToDoPart, ...ToDoPart[]];

/** The local date, and the last day of its week. */
export interface Week {
  readonly today: LocalDate;
  readonly sunday: LocalDate;
}

/** The open and waiting steps that the person's organisation has to do, by due date; of one part where it is named. */
export function stepsToDo(
  open: Open<Person>,
  page: Page<StepPlace>,
  { part, today, sunday }: Week & { readonly part?: ToDoPart | undefined },
): Promise<ListedStep[]> {
  const steps = `steps_to_do() s ${asOf(5)}`;
  return open.sql<ListedStep>(stepsIn(steps, part ? parts[part] : 'true', 's.due_on'), [
    ...pageOf(page),
    open.now,
    today,
    sunday,
  ]);
}

/**
 * The open steps of others that the person's organisation waits for, by due date. Of the director: what others have to do
 * in his cases. Of who asked: an answer that did not come yet.
 */
export function awaitedSteps(open: Open<Person>, page: Page<StepPlace>): Promise<ListedStep[]> {
  return open.sql<ListedStep>(stepsIn('steps_awaited() s', 'true', 's.due_on'), pageOf(page));
}

/** Which of what is late: with whom it lies, and what missing it is called. */
export interface MissedAsked {
  readonly party?: string | undefined;
  readonly as?: string | undefined;
}

/** What was asked, from the parameter of this number on. */
const askedAt = (first: number) => `
  cross join (values ($${first}::timestamptz, $${first + 1}::text[], $${first + 2}::text, $${first + 3}::text))
     as asked (now, family, party, as_what)`;
const asked = (open: Open<Person>, { party, as }: MissedAsked) => [open.now, family, party ?? null, as ?? null];

/** A step whose missing has a name of its own; not for whom the step itself has none. */
const called = `
  select from case_workflow w join agreement a on a.id = w.agreement_id
   where w.case_id = s.case_id and w.workflow = s.workflow
     and (a.id, s.name) in (select a.id, one ->> 'id' from agreement a, json_array_elements(a.body -> 'steps') one
                             where one ->> 'ifMissed' = asked.as_what)
     and (not coalesce((a.body -> 'confidential' -> 'steps')::jsonb ? s.name, false) or exists (
       select from case_party p where p.case_id = s.case_id and p.organisation_id = app_organisation()
          and (a.body -> 'confidential' -> 'knownTo')::jsonb ? p.role))`;

const late = `s.state = 'open' and s.missed_at <= asked.now and s.responsible <> all(asked.family)
  and (asked.as_what is null or exists (${called}))`;

/** What is late in every case that the person may see, the longest first. What a family does is never late. */
export function missedSteps(open: Open<Person>, page: Page<StepPlace>, which: MissedAsked = {}): Promise<ListedStep[]> {
  const shown = `${late} and (asked.party is null or s.responsible = asked.party)`;
  return open.sql<ListedStep>(stepsIn(`step s ${askedAt(5)}`, shown, 's.due_on'), [
    ...pageOf(page),
    ...asked(open, which),
  ]);
}

/** With whom what is late lies, the most first; whoever was chosen stands among the others. */
export async function missedByParty(
  open: Open<Person>,
  { as }: Pick<MissedAsked, 'as'> = {},
): Promise<{ role: string; count: number }[]> {
  const counted = await open.sql<{ role: string; count: number }>(
    `select s.responsible as role, count(*)::int as count from step s ${askedAt(1)}
      where ${late} group by s.responsible order by count desc, role`,
    asked(open, { as }),
  );
  return as ? counted.map(({ role, count }) => ({ role, count: toldOf(count) })) : counted;
}

/** What waits for something outside in every case that the person may see, the longest first; of one queue where it is named. */
export function waitingSteps(open: Open<Person>, page: Page<StepPlace>, queue?: Queue): Promise<ListedStep[]> {
  return open.sql<ListedStep>(
    stepsIn('step s', `s.state = 'waiting' and ($5::text is null or s.waiting_for = $5)`, 's.waiting_since'),
    [...pageOf(page), queue ?? null],
  );
}

/** How much there is to do for the person's organisation, how much it waits for, and what it is asked to direct. */
export type Counts = Readonly<Record<ToDoPart | 'awaited' | 'handovers', number>>;

export async function countsOf(open: Open<Person>, { today, sunday }: Week): Promise<Counts> {
  const counted = Object.entries(parts).map(([part, which]) => `count(*) filter (where ${which})::int as ${part}`);
  const [counts] = await open.sql<Counts>(
    `select ${counted.join(', ')},
            (select count(*)::int from steps_awaited()) as awaited,
            (select count(*)::int ${askedToDirect}) as handovers
       from steps_to_do() s ${asOf(1)}`,
    [open.now, today, sunday],
  );
  return counts!;
}

/** Few are asked at a time: that somebody is comes before who it is. */
const askedToDirect = `
  from case_file c
 where c.proposed_role is not null
   and exists (select from case_party p where p.case_id = c.id and p.role = c.proposed_role
                  and p.organisation_id = app_organisation())`;

/** The cases in which the person's organisation is asked to direct. */
export async function handoversFor(open: Open<Person>): Promise<string[]> {
  const rows = await open.sql<{ id: string }>(`select c.id ${askedToDirect} order by c.proposed_until, c.id`);
  return rows.map(({ id }) => id);
}

export type CasePlace = readonly [openedAt: string, caseId: string];

/** A case in a list. */
export interface ListedCase {
  readonly caseId: string;
  readonly place: CasePlace;
}

/** As they are written in a list: of each word of a name that begins with a capital. */
const initials = `
  (select string_agg(left(word, 1), '' order by at) from regexp_split_to_table(p.name, '\\s+') with ordinality w (word, at)
    where left(word, 1) <> lower(left(word, 1)))`;

const isFound = `
  exists (select from pupil p join organisation s on s.id = c.school_id
           where p.id = c.pupil_id
             and (strpos(lower(p.name), lower($3)) > 0 or p.number = $3 or strpos(lower(s.name), lower($3)) > 0
                  or ${initials} = upper(translate($3, '. ', ''))))`;

/** The open cases that the person may see, the oldest first; `q` is part of a pupil's name or school, the initials or the number. */
export function casesSeen(
  open: Open<Person>,
  { after, limit, q }: Page<CasePlace> & { readonly q?: string },
): Promise<ListedCase[]> {
  return open.sql<ListedCase>(
    `select c.id as "caseId", array[c.opened_at::text, c.id::text] as place
       from cases_seen() c
      where c.phase = 'open'
        and ($1::text is null or (c.opened_at, c.id) > ($1::timestamptz, $2::uuid))
        and ($3::text is null or ${isFound})
      order by c.opened_at, c.id limit $4`,
    [after?.[0] ?? null, after?.[1] ?? null, q ?? null, limit],
  );
}
