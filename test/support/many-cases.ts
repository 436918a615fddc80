import type { RunningPlatform } from './running-platform';

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
 * Cases like one that was just opened, each of a child of its own: thousands of them in a second. The timeline of each
 * begins with the same opening, so that they are cases as good as the first.
 */
export async function copyCase(platform: RunningPlatform, caseId: string, times: number): Promise<void> {
  const run = (text: string, values: unknown[] = []) => platform.rows(text, values);
  await run(`create temp table copy as select gen_random_uuid() as id, gen_random_uuid() as pupil_id,
    nextval('timeline_seq') as seq, n from generate_series(1, ${times}) n`);
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
    `insert into timeline (seq, case_id, at, event, lines) select copy.seq, copy.id, t.at, t.event, t.lines
       from copy, timeline t where t.case_id = $1`,
    [caseId],
  );
  await run(
    `insert into case_state (case_id, seq, era, state) select copy.id, copy.seq, s.era, s.state
       from copy, case_state s where s.case_id = $1`,
    [caseId],
  );
  await run('drop table copy');
}
