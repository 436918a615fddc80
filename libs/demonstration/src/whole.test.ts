import { caseParts } from '@app/cases';
import { connect, Door, type Person } from '@app/platform';
import { freshDatabase } from '../../../test/support/database';
import { sizeOf } from './index';
import { idOf, workerAt } from './region';
import { regionsOf } from './regions';

/** All regions as they are on the first morning, after the months before were lived through. */
let database: Awaited<ReturnType<typeof freshDatabase>>;
let source: Awaited<ReturnType<typeof connect>>;
let door: Door;
const regions = regionsOf('whole');

beforeAll(async () => {
  database = await freshDatabase({ isFilled: 'whole' });
  source = await connect({ DATABASE_URL: database.url });
  door = new Door(source);
}, 240_000);

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const owner = { task: 'test', role: 'owner' } as const;
const rows = <Row extends object>(text: string, values: unknown[] = []) =>
  door.asMachine(owner, ({ sql }) => sql<Row>(text, values));

const told = `from timeline t cross join lateral json_array_elements(t.lines) as line join case_file c on c.id = t.case_id`;
const acted = `from timeline t join case_file c on c.id = t.case_id where t.event ->> 'kind' = 'act' and t.event -> 'act'`;
const step = `from step s join case_file c on c.id = s.case_id`;
const agenda = `from agenda a join case_file c on c.id = a.case_id`;

/** What must be there for somebody who looks around in Waterrijk, and by which rows it is seen. */
const states: Readonly<Record<string, string>> = {
  'a step that is open': `${step} where s.state = 'open' and not s.missed`,
  'a step that was missed': `${step} where s.state = 'open' and s.missed`,
  'a step that waits': `${step} where s.state = 'waiting'`,
  'a step with more time': `${step} where s.extended`,
  'a step that was promised': `${step} where s.promised_on is not null`,
  'a step that was skipped': `${step} where s.state = 'skipped'`,
  'a step that was done in time': `${told} where line ->> 'done' is not null and (line ->> 'late')::int = 0`,
  'a step that was done late': `${told} where line ->> 'done' is not null and (line ->> 'late')::int > 0`,
  'a proposed director': `from case_file c where c.proposed_role is not null`,
  'a proposal that was refused': `${acted} ->> 'act' = 'refuse'`,
  'a proposal that was accepted': `${acted} ->> 'act' = 'accept'`,
  'a case on the agenda of the table': `${agenda} where a.reason in ('R3', 'V3', 'A2', 'S3')`,
  'a case on the regional list': `from case_file c where c.on_regional_list`,
  'a decision that is asked': `${step} where s.key like 'R5-of-%' and s.state = 'open'`,
  'a decision that was taken': `${step} where s.key like 'R5-of-%' and s.state = 'done'`,
  'a closing to be confirmed': `${step} where s.key = 'confirm-closing' and s.state = 'open' and c.phase = 'open'`,
  'a case in after-care': `from case_file c where c.phase = 'after-care'`,
  'a case that has ended': `from case_file c where c.phase = 'ended'`,
  'a case that was opened again': `${acted} ->> 'act' = 'reopen' and c.phase = 'open'`,
  'a question that is open': `${step} where s.key like 'question-to-%' and s.state = 'open'`,
  'a step that somebody was nudged about': `${acted} ->> 'act' = 'nudge'`,
  'a note': `from note n join case_file c on c.id = n.case_id where true`,
  'cases that are linked': `from case_link l join case_file c on c.id in (l.one_id, l.other_id) where true`,
  'a case of two agreements': `from case_workflow w join case_file c on c.id = w.case_id where w.workflow = 'long-relative-absence'
     and exists (select from case_workflow o where o.case_id = w.case_id and o.workflow <> w.workflow)`,
  ...Object.fromEntries(
    ['R1', 'R2', 'R3', 'R4', 'R5', 'G1', 'V1', 'V5', 'A1', 'A4', 'S1'].map((rung) => [
      `a ladder that climbed to ${rung}`,
      `${told} where line ->> 'rung' = '${rung}'`,
    ]),
  ),
};

test.each(Object.entries(states))('in Waterrijk there is %s', async (_state, from) => {
  const [found] = await rows<{ count: number }>(
    `select count(distinct c.id)::int as count ${from} and c.region_id = $1`,
    [idOf(regions[0]!, 'region', 'waterrijk')],
  );
  expect(found!.count).toBeGreaterThan(0);
});

interface Course {
  phase: string;
  closed_as: string | null;
  director_role: string;
  name: string;
}

/** As far as each has come: two are in their place, for the third the officer is asked whether she is. */
test('the three cases of the report are told to their end', async () => {
  const courses = await rows<Course>(
    `select u.name, c.phase, c.closed_as, c.director_role from case_file c join pupil u on u.id = c.pupil_id
      where u.name in ('Nora Winters', 'Lieke Verbrugge', 'Youssef Amezian') order by u.name`,
  );
  expect(courses).toEqual([
    { name: 'Lieke Verbrugge', phase: 'open', closed_as: null, director_role: 'school' },
    { name: 'Nora Winters', phase: 'after-care', closed_as: 'returned-other-school', director_role: 'school' },
    { name: 'Youssef Amezian', phase: 'after-care', closed_as: 'returned-other-school', director_role: 'school' },
  ]);
  const decided = await rows(
    `select from step s join case_file c on c.id = s.case_id join pupil u on u.id = c.pupil_id
      where u.name = 'Lieke Verbrugge' and s.key = 'R5-of-perspective-advice' and s.state = 'done'`,
  );
  expect(decided).toHaveLength(1);
});

test('everything that is told happened', async () => {
  const happenings = regions.flatMap((region) => region.told).flatMap(({ happens }) => happens);
  const [acts] = await rows<{ count: number }>(
    `select (select count(*)::int from timeline where event ->> 'kind' = 'noted')
          + (select count(*)::int from case_link) as count`,
  );
  expect(acts!.count).toBe(happenings.filter((one) => !('does' in one)).length);
  const opened = regions.flatMap((region) => region.told).filter((one) => one.opened);
  const byHand = await rows(`select from timeline t cross join lateral json_array_elements(t.lines) as line
    where line ->> 'by-hand' is not null`);
  expect(byHand).toHaveLength(opened.length);
});

test('in Zuiderkempen an officer directs whom a rung asked; in Noorderveld nobody is asked for a decision', async () => {
  const [, noorderveld, zuiderkempen] = regions;
  const [taken] = await rows<{ count: number }>(
    `select count(*)::int as count from case_file
      where region_id = $1 and director_role = 'compulsory-education' and director_rule = 'V3'`,
    [idOf(zuiderkempen!, 'region', 'zuiderkempen')],
  );
  expect(taken!.count).toBeGreaterThan(0);
  const asked = await rows(
    `select from step s join case_file c on c.id = s.case_id where c.region_id = $1 and s.key ~ '^[RA]5-of-'`,
    [idOf(noorderveld!, 'region', 'noorderveld')],
  );
  expect(asked).toEqual([]);
});

describe('each region', () => {
  const each = regions.map((region) => [region.id, region] as const);

  test.each(each)('%s misses nothing, and has cases of its own', async (_id, region) => {
    const regionId = idOf(region, 'region', region.id);
    const { regions: check } = caseParts({ WORKFLOWS_DIR: './workflows' });
    expect((await door.asMachine(owner, (open) => check.check(open, regionId))).missing).toEqual([]);
    const cases = await rows('select from case_file where region_id = $1', [regionId]);
    expect(cases.length).toBeGreaterThan(1);
  });

  /** By one of each organisation, for that is what walls know. */
  test.each(each)('nobody of %s sees a case, a child or a person of another', async (_id, region) => {
    const own = idOf(region, 'region', region.id);
    for (const { id } of region.organisations) {
      expect([id, await foreignRows(workerAt(region, id), own)]).toEqual([id, 0]);
    }
    const officer = region.organisations.find(({ role }) => role === 'compulsory-education')!;
    expect(await casesSeen(workerAt(region, officer.id))).toBeGreaterThan(0);
  });
});

async function foreignRows(person: Person, own: string): Promise<number> {
  const [found] = await door.asPerson(person, ({ sql }) =>
    sql<{ count: number }>(
      `select (select count(*)::int from case_file where region_id <> $1)
            + (select count(*)::int from pupil where region_id <> $1)
            + (select count(*)::int from person where region_id <> $1)
            + (select count(*)::int from organisation where region_id <> $1)
            + (select count(*)::int from step s where not exists (select from case_file c where c.id = s.case_id))
            + (select count(*)::int from timeline t where not exists (select from case_file c where c.id = t.case_id))
         as count`,
      [own],
    ),
  );
  return found!.count;
}

async function casesSeen(person: Person): Promise<number> {
  return (await door.asPerson(person, ({ sql }) => sql('select from case_file'))).length;
}

test('every case is what its timeline makes of it', async () => {
  const { audit } = caseParts({ WORKFLOWS_DIR: './workflows' });
  const round = await audit.round(door, { budgetMs: 60_000 });
  expect([round!.found, round!.failures]).toEqual([[], []]);
});

test('it is whole, on the first morning, and no message of the past waits to be sent', async () => {
  expect(await sizeOf(door)).toBe('whole');
  expect(await rows('select from outbox where settled_at is null')).toEqual([]);
});
