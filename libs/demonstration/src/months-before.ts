import type { Cases, FireDue } from '@app/cases';
import { type Door, type MachineTask, type Person, Refusal } from '@app/platform';
import { type Act, addDays, type Calendar, dateOf, dayNumber, definitionOf, type LocalDate } from '@app/rules';
import { chance } from './chance';
import { answersOn, habitOf, type ToDo } from './habits';
import { type Mondays, sendingTime } from './mondays';
import type { TellingFamilies } from './told/families';
import type { Seeking } from './places/seeking';
import type { Telling } from './told/tell';

/** What plays in the months before somebody opens the demonstration. */
export interface Playing {
  readonly door: Door;
  readonly calendar: Calendar;
  readonly mondays: Mondays;
  /** The cases whose course is written out. */
  readonly telling: Telling;
  readonly families: TellingFamilies;
  /** Who seeks and has a place beyond the school. */
  readonly seeking: Seeking;
  readonly cases: Cases;
  readonly fireDue: FireDue;
}

const owner: MachineTask = { task: 'reset', role: 'owner' };

/** The tables that grow with each week. */
const grown = ['absence', 'alarm', 'case_file', 'case_party', 'case_state', 'case_workflow', 'step', 'timeline'];

/** The clock stands still at a moment, also an earlier one: a demonstration begins in the past. */
export async function standAt(door: Door, moment: number): Promise<void> {
  await door.asMachine(owner, ({ sql }) =>
    sql('update clock set offset_ms = 0, held_at = to_timestamp($1 / 1000.0)', [moment]),
  );
}

/**
 * Lives through the days from `first` up to, not including, `until`: on Mondays schools send what they wrote down, at
 * dispatch time what is due goes off, and in the course of the morning people do what they do.
 */
export async function playDays(playing: Playing, first: LocalDate, until: LocalDate): Promise<void> {
  const { calendar, door, mondays } = playing;
  for (let day = dayNumber(first); day < dayNumber(until); day += 1) {
    if (!calendar.isWorking(day)) continue;
    const today = dateOf(day);
    const monday = calendar.timeOn(today, sendingTime);
    const hasFiles = (await mondays.filesAt(monday)).length > 0;
    if (hasFiles) await standAt(door, monday);
    await mondays.send(monday);
    if (hasFiles) await count(door);
    await standAt(door, calendar.timeOn(today, '09:00'));
    await playing.fireDue.all(door);
    await standAt(door, calendar.timeOn(today, '10:30'));
    await answerProposals(playing, today);
    for (const step of await stepsToDo(playing)) await act(playing, step, today);
    await playing.telling.play(today);
    await playing.families.play(today);
    await playing.seeking.play(today, playing.telling.pupilIds);
  }
}

/**
 * PostgreSQL learns how much there is by now. By itself it looks only at what is committed, and all of this is in one
 * transaction: it would go through whole tables for each act, asking of every row whether whoever acts may see it.
 */
async function count(door: Door): Promise<void> {
  await door.asMachine(owner, ({ sql }) => sql(`analyze ${grown.join(', ')}`));
}

type Doer = Pick<Person, 'id' | 'organisation' | 'region'> & { role: string; language: Person['language'] };
type Row = ToDo & Doer & { isTold: boolean };

const doer = `w.id, p.organisation_id as organisation, w.region_id as region, p.role, w.language`;

/** Of told cases only what comes back, where that is not left alone. What is agreed on places is done with the place. */
function stepsToDo({ door, telling }: Playing): Promise<Row[]> {
  return door.asMachine(owner, ({ sql }) =>
    sql<Row>(
      `select s.case_id as "caseId", s.key, u.number as pupil, o.name as "organisationName", s.state, s.revision,
              s.started_on as "startedOn", s.due_on as "dueOn", s.waiting_since as "waitingSince",
              s.extended as "isExtended", c.pupil_id = any($1::uuid[]) as "isTold", ${doer}
         from step s join case_file c on c.id = s.case_id join pupil u on u.id = c.pupil_id
         join case_party p on p.case_id = s.case_id and p.role = s.responsible
         join organisation o on o.id = p.organisation_id join person w on w.id = p.person_id
        where s.state in ('open', 'waiting') and c.phase = 'open' and s.workflow <> 'placement'
          and (c.pupil_id <> all($1::uuid[]) or (s.key ~ '(^|/)(contact|progress)$' and c.pupil_id <> all($2::uuid[])))
        order by u.number, s.key, s.case_id`,
      [telling.pupilIds, telling.leftAlone],
    ),
  );
}

const personOf = ({ id, organisation, region, role, language }: Doer): Person => ({
  id,
  organisation,
  region,
  roles: [role, 'person'],
  language,
});

async function act({ door, cases }: Playing, step: Row, today: LocalDate): Promise<void> {
  const habit = step.isTold ? soonDone(step, today) : habitOf(step, today);
  if (!habit) return;
  await tried(() =>
    door.asPerson(personOf(step), async (open) => {
      const doing = habit === 'done' ? await doneBy(cases, open, step) : otherAct(habit, step, today);
      await cases.act(open, step.caseId, doing);
    }),
  );
}

const soonDone = ({ startedOn }: Row, today: LocalDate) => (startedOn < today ? 'done' : undefined);

async function doneBy(cases: Cases, open: Parameters<Cases['read']>[0], { caseId, key, pupil }: Row): Promise<Act> {
  const { state, book } = await cases.read(open, caseId);
  const step = state.steps[key];
  const outcomes = Object.entries(definitionOf(book, step?.workflow, step?.id ?? '')?.outcomes ?? {});
  const luck = chance(`outcome ${pupil} ${key}`);
  const going = outcomes.filter(([, { closes }]) => closes === undefined);
  const [outcome] = luck.one(going.length > 0 && luck.happens(0.9) ? going : outcomes) ?? [];
  return { act: 'done', step: key, ...(outcome && { outcome }) };
}

function otherAct(habit: Act['act'], { key, dueOn, pupil }: Row, today: LocalDate): Act {
  if (habit === 'resume') return { act: 'resume', step: key };
  if (habit === 'extend') {
    return {
      act: 'extend',
      step: key,
      to: addDays(dueOn, 1),
      reason: 'Een collega is ziek, we halen het niet eerder.',
    };
  }
  const queue = chance(`queue ${pupil} ${key}`).one(['care', 'diagnostics', 'education'] as const);
  return { act: 'wait', step: key, for: queue, review: addDays(today, 28) };
}

interface Proposal extends Doer {
  caseId: string;
  pupil: string;
  proposed: string;
  since: LocalDate;
}

async function answerProposals({ door, cases, telling }: Playing, today: LocalDate): Promise<void> {
  const proposals = await door.asMachine(owner, ({ sql }) =>
    sql<Proposal>(
      `select c.id as "caseId", u.number as pupil, c.proposed_role as proposed,
              (select max((t.at at time zone 'Europe/Amsterdam')::date) from timeline t
                where t.case_id = c.id and t.lines::text like '%"proposed"%') as since, ${doer}
         from case_file c join pupil u on u.id = c.pupil_id
         join case_party p on p.case_id = c.id and p.role = c.proposed_role join person w on w.id = p.person_id
        where c.proposed_role is not null and c.phase = 'open' and c.pupil_id <> all($1::uuid[])
        order by u.number, c.id`,
      [telling.pupilIds],
    ),
  );
  for (const proposal of proposals) {
    const { caseId, pupil, proposed, since } = proposal;
    const on = answersOn(pupil, proposed, since);
    if (!on || on > today) continue;
    await tried(() => door.asPerson(personOf(proposal), (open) => cases.act(open, caseId, { act: 'accept' })));
  }
}

/** What the rules do not allow today (a guard, a holiday) is left for another day. */
async function tried(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
