import type { RunningPlatform } from './running-platform';

/** Whoever may ask the database past every wall. */
type Owner = Pick<RunningPlatform, 'rows'>;

const copied = {
  case_file: [
    'region_id',
    'school_id',
    'municipality',
    'phase',
    'opened_at',
    'first_day_absent',
    'director_role',
    'director_rule',
  ],
  case_party: ['role', 'organisation_id', 'person_id', 'backup_id', 'involved_at'],
  case_workflow: ['workflow', 'agreement_id'],
  step: [
    'key',
    'workflow',
    'name',
    'revision',
    'state',
    'responsible',
    'organisation_id',
    'started_on',
    'due_on',
    'due_at',
    'missed_at',
    'missed',
    'extended',
  ],
  alarm: ['at', 'line_on', 'revision', 'turn', 'era', 'rank', 'by_rules', 'kind', 'matter', 'alarm', 'tell'],
} as const;

/**
 * Cases like one that is there, each of a child of its own: thousands of them in a second. Each has the whole timeline
 * of the first and what went off in it, so that they are cases as good as that one.
 */
export async function copyCase(platform: Owner, caseId: string, times: number): Promise<void> {
  const run = (text: string, values: unknown[] = []) => platform.rows(text, values);
  await run(`create temp table copy as select uuidv7() as id, gen_random_uuid() as pupil_id
    from generate_series(1, ${times}) n`);
  await run(
    `create temp table copied_event as
     select copy.id, t.seq as was, nextval('timeline_seq') as seq
       from copy, (select seq from timeline where case_id = '${caseId}' order by seq) t`,
  );
  await run(
    `insert into pupil (id, region_id, school_id, number, name, born_on, municipality)
     select copy.pupil_id, p.region_id, p.school_id, copy.pupil_id::text, p.name, p.born_on, p.municipality
       from copy, case_file c join pupil p on p.id = c.pupil_id where c.id = $1`,
    [caseId],
  );
  const file = copied.case_file.join(', ');
  await run(
    `insert into case_file (id, pupil_id, ${file}) select copy.id, copy.pupil_id, ${file.replace(/\w+/g, 'c.$&')}
       from copy, case_file c where c.id = $1`,
    [caseId],
  );
  for (const table of ['case_party', 'case_workflow', 'step', 'alarm'] as const) {
    const columns = copied[table].join(', ');
    await run(
      `insert into ${table} (case_id, ${columns}) select copy.id, ${columns.replace(/\w+/g, 't.$&')}
         from copy, ${table} t where t.case_id = $1`,
      [caseId],
    );
  }
  await run(
    `insert into timeline (seq, case_id, at, event, lines) select e.seq, e.id, t.at, t.event, t.lines
       from copied_event e join timeline t on t.seq = e.was where t.case_id = $1`,
    [caseId],
  );
  await run(
    `insert into firing (case_id, matter, revision, alarm, turn, era, seq)
     select e.id, f.matter, f.revision, f.alarm, f.turn, f.era, e.seq
       from copied_event e join firing f on f.seq = e.was where f.case_id = $1`,
    [caseId],
  );
  await run(
    `insert into case_state (case_id, seq, era, state) select e.id, e.seq, s.era, s.state
       from copied_event e join case_state s on s.seq = e.was where s.case_id = $1`,
    [caseId],
  );
  await run('drop table copied_event, copy');
}
