import type { RunningPlatform } from './running-platform';

/** Something that is done to one case behind the back of the rules, and what an audit must call it. */
export interface Sabotage {
  readonly name: string;
  readonly what: string;
  readonly isSafe: boolean;
  /** The rows that it can be done to, by their place (`ctid`) in a table; $1 is the case. */
  readonly among: string;
  /** $1 is the row's place. */
  readonly does: string;
}

const alarms = 'select ctid from alarm where case_id = $1 order by at, matter, alarm, turn';
const fired = `select ctid from timeline where case_id = $1 and event ->> 'kind' = 'fired' order by seq`;
const snapshot = 'select ctid from case_state where case_id = $1';
const steps = 'select ctid from step where case_id = $1 order by key';
const file = 'select ctid from case_file where id = $1';
const copyOf = (table: string, columns: string, with_ = columns) =>
  `insert into ${table} (${columns}) select ${with_} from ${table} where ctid = $1`;
const otherState = (from: string, to: string) =>
  `update case_state set state = replace(state::text, '${from}', '${to}')::json where ctid = $1`;
const when = (question: string, condition: string) => question.replace(' where ', ` where ${condition} and `);

const alarmColumns = 'case_id, at, line_on, revision, turn, era, rank, by_rules, kind, matter, alarm, tell';
const eventColumns = 'case_id, at, event, lines';

/** Every kind of them, as often as it is to be done among others. */
export const sabotages: readonly Sabotage[] = [
  {
    name: 'an alarm is deleted',
    what: 'alarm-missing',
    isSafe: true,
    among: alarms,
    does: 'delete from alarm where ctid = $1',
  },
  {
    name: 'an alarm is moved',
    what: 'alarm-moved',
    isSafe: true,
    among: alarms,
    does: `update alarm set at = at + interval '3 days' where ctid = $1`,
  },
  {
    name: 'an alarm is moved into the past',
    what: 'alarm-moved',
    isSafe: true,
    among: alarms,
    does: `update alarm set at = at - interval '1 year' where ctid = $1`,
  },
  {
    name: 'an alarm tells somebody else',
    what: 'alarm-moved',
    isSafe: true,
    among: alarms,
    does: `update alarm set tell = '{parents}' where ctid = $1`,
  },
  {
    name: 'an alarm is armed twice',
    what: 'alarm-extra',
    isSafe: true,
    among: alarms,
    does: copyOf('alarm', alarmColumns),
  },
  {
    name: 'an alarm is armed under another name',
    what: 'alarm-extra',
    isSafe: true,
    among: alarms,
    does: copyOf('alarm', alarmColumns, alarmColumns.replace('revision', 'revision + 1')),
  },
  {
    name: 'something went off twice',
    what: 'fired-twice',
    isSafe: false,
    among: fired,
    does: copyOf('timeline', eventColumns),
  },
  {
    name: 'a key is lost',
    what: 'firing-missing',
    isSafe: true,
    among: 'select ctid from firing where case_id = $1 order by seq',
    does: 'delete from firing where ctid = $1',
  },
  {
    name: 'an event is lost',
    what: 'event-missing',
    isSafe: false,
    among: fired,
    does: 'delete from timeline where ctid = $1',
  },
  {
    name: 'a line is edited',
    what: 'replay-differs',
    isSafe: false,
    among: `select ctid from timeline where case_id = $1 order by seq limit 1`,
    does: `update timeline set lines = replace(lines::text, '"due":"2026-', '"due":"2027-')::json where ctid = $1`,
  },
  {
    name: 'a state is ended',
    what: 'state-differs',
    isSafe: true,
    among: when(snapshot, `state ->> 'phase' = 'open'`),
    does: otherState('"phase":"open"', '"phase":"ended"'),
  },
  {
    name: 'a fact is edited',
    what: 'state-differs',
    isSafe: true,
    among: when(snapshot, `state -> 'facts' ->> 'enrolled' = 'true'`),
    does: otherState('"enrolled":true', '"enrolled":false'),
  },
  {
    name: 'an era is edited',
    what: 'state-differs',
    isSafe: true,
    among: snapshot,
    does: 'update case_state set era = era + 1 where ctid = $1',
  },
  {
    name: 'a due date is edited',
    what: 'step-differs',
    isSafe: true,
    among: steps,
    does: `update step set due_on = due_on + 7 where ctid = $1`,
  },
  {
    name: 'a step is given away',
    what: 'step-differs',
    isSafe: true,
    among: when(steps, 'organisation_id is not null'),
    does: 'update step set organisation_id = null where ctid = $1',
  },
  {
    name: 'a step is deleted',
    what: 'step-differs',
    isSafe: true,
    among: steps,
    does: 'delete from step where ctid = $1',
  },
  {
    name: 'a director is edited',
    what: 'case-differs',
    isSafe: true,
    among: file,
    does: `update case_file set director_role = 'parents' where ctid = $1`,
  },
  {
    name: 'a file is ended',
    what: 'case-differs',
    isSafe: true,
    among: when(file, `exists (select from alarm where case_id = id)`),
    does: `update case_file set phase = 'ended' where ctid = $1`,
  },
];

/** A sabotage that was done. */
export interface Done extends Sabotage {
  readonly caseId: string;
}

/** Does so many of them, each to a case of its own, kind after kind; the same seed does the same. */
export async function sabotage(platform: RunningPlatform, count: number, seed: number): Promise<Done[]> {
  const random = randomFrom(seed);
  const cases = await platform.rows<{ id: string }>(
    'select case_id as id from timeline group by case_id order by min(seq)',
  );
  const left = cases.map(({ id }) => id);
  const done: Done[] = [];
  await platform.rows('alter table timeline disable trigger only_grows');
  while (done.length < count) done.push(await one(platform, sabotages[done.length % sabotages.length]!, left, random));
  await platform.rows('alter table timeline enable trigger only_grows');
  return done;
}

/** Does it to the first case, in an order that is drawn, that has what it takes. */
async function one(platform: RunningPlatform, kind: Sabotage, left: string[], random: () => number): Promise<Done> {
  for (let tried = 0; tried < 1000 && left.length > 0; tried += 1) {
    const place = Math.floor(random() * left.length);
    const caseId = left[place]!;
    const rows = await platform.rows<{ ctid: string }>(kind.among, [caseId]);
    if (rows.length === 0) continue;
    await platform.rows(kind.does, [rows[Math.floor(random() * rows.length)]!.ctid]);
    left.splice(place, 1);
    return { ...kind, caseId };
  }
  throw new Error(`There is no case left for: ${kind.name}`);
}

/** Numbers from 0 up to 1, the same each time (a linear congruence is random enough to choose a case). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}
