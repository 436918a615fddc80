import { randomUUID } from 'node:crypto';
import { invite } from '@app/cases';
import { markDatabase } from '@app/demonstration';
import { Refusal } from '@app/platform';
import type { Act } from '@app/rules';
import { monday } from '../case-file';
import { catalogueOf } from '../catalogue';
import { onPostgres } from '../queues';
import { makeRegion, type TestRegion } from '../region';
import { type EventStream, RunningApi } from '../running-api';
import { RunningPlatform } from '../running-platform';
import { until } from '../until';
import { Oracle, type Somebody } from './oracle';
import type { Befalls, Plan, PlannedCase } from './plan';

const dayMs = 86_400_000;

/** A case that is there, with its child as nobody else is called. */
export interface MadeCase {
  readonly id: string;
  readonly pupil: string;
  readonly name: string;
  readonly region: TestRegion;
}

/** What came of a plan. */
export interface Made {
  readonly cases: readonly MadeCase[];
  readonly asked: readonly Somebody[];
  readonly oracle: Oracle;
}

/** Regions of which nothing is known before: two at a time, in one database with all that came before them. */
export class RandomRegions {
  private readonly moment = { now: monday };
  private made = 0;

  private constructor(
    readonly platform: RunningPlatform,
    readonly api: RunningApi,
  ) {}

  static async start(): Promise<RandomRegions> {
    const platform = await RunningPlatform.start(onPostgres, { withWorker: false });
    await platform.rows(markDatabase);
    await platform.clockAt(monday);
    return new RandomRegions(platform, await RunningApi.beside(platform));
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.platform.stop();
  }

  async make({ cases, days, asked }: Plan): Promise<Made> {
    await this.clockAt(monday);
    const regions = [await this.region(), await this.region()];
    const made: MadeCase[] = [];
    for (const planned of cases) made.push(await this.case(planned, regions));
    await this.clockAt(monday + days * dayMs);
    await this.platform.parts.fireDue.all(this.platform.door);
    for (const [place, { befalls }] of cases.entries()) {
      for (const one of befalls) await this.befall(made[place]!, one);
    }
    const people = await this.peopleOf(regions);
    const workers = people.filter(({ level }) => level === 'person');
    const chosen = new Set(asked.map((number, place) => one(number, place % 2 ? people : workers)));
    return { cases: made, asked: [...chosen], oracle: await Oracle.of(this.platform) };
  }

  /** Moves the clock on until each who listens was told, and so of all that was before. Of which cases each heard. */
  async heardBy(streams: readonly EventStream[]): Promise<string[][]> {
    const from = this.moment.now + 10_000;
    let left = streams.length;
    const hearing = streams.map(async (stream) => {
      const cases = await heardUntil(stream, from);
      left -= 1;
      return cases;
    });
    await until(async () => {
      if (left > 0) await this.clockAt(this.moment.now + 10_000);
      return left === 0;
    });
    return Promise.all(hearing);
  }

  /** Something happens in each of these cases. */
  async touch(cases: readonly MadeCase[]): Promise<void> {
    await this.platform.rows(
      `insert into timeline (seq, case_id, at, event, lines)
       select nextval('timeline_seq'), t.case_id, t.at, t.event, '[]' from unnest($1::uuid[]) c (id), lateral (
         select * from timeline where case_id = c.id order by seq limit 1) t`,
      [cases.map(({ id }) => id)],
    );
  }

  private async clockAt(moment: number): Promise<void> {
    this.moment.now = moment;
    await this.platform.clockAt(moment);
  }

  private async region(): Promise<TestRegion> {
    this.made += 1;
    const { door } = this.platform;
    const region = await makeRegion(door, { ...catalogueOf(), municipality: `Dorp ${this.made}` });
    const apart = { 'compulsory-education': ['administrator', 'privacy-officer', 'boa'], school: ['administrator'] };
    for (const [role, levels] of Object.entries(apart)) {
      for (const level of levels) await this.member(region, region.organisations.get(role)!, level);
    }
    return region;
  }

  private async member({ id: region }: TestRegion, organisation: string, level: string): Promise<void> {
    const values = [randomUUID(), region, organisation, level];
    await this.platform.rows(
      `with one as (insert into person (id, region_id, name, email, language) values ($1, $2, 'Iemand', 'x@x.example', 'nl')
                    returning id)
       insert into membership (id, organisation_id, level, person_id, function)
       select gen_random_uuid(), $3, $4, id, $4 from one`,
      values,
    );
  }

  private async case({ at, home, workflow }: PlannedCase, regions: readonly TestRegion[]): Promise<MadeCase> {
    const region = regions[at]!;
    const [pupil, name] = [randomUUID(), `Kind ${randomUUID().slice(0, 13)}`];
    await this.platform.rows(
      `insert into pupil (id, region_id, school_id, number, name, born_on, municipality)
       values ($1, $2, $3, $4, $5, '2011-03-04', $6)`,
      [pupil, region.id, region.schoolId, pupil.slice(0, 8), name, regions[home]!.municipality],
    );
    const { door, parts } = this.platform;
    const facts = { enrolled: true, attends: false };
    const id = await door.asPerson(region.person('school'), (open) =>
      parts.cases.open(open, { pupilId: pupil, workflow, firstDayAbsent: '2026-09-14', facts }),
    );
    return { id, pupil, name, region };
  }

  private async befall({ id, region }: MadeCase, one: Befalls): Promise<void> {
    const of = (role: string) => region.organisations.get(role)!;
    const { rows } = this.platform;
    const run = (text: string, values: unknown[]) => rows.call(this.platform, text, values);
    if (one.kind === 'act') return this.act(id, region, one);
    if (one.kind === 'invited') return this.invited(id, region, of(one.role));
    if (one.kind === 'glass') {
      await run(glass, [id, of('compulsory-education'), one.minutesAgo]);
      return;
    }
    if (one.kind === 'guest-of-table') await run(guest, [id, of('table'), of(one.role)]);
    if (one.kind === 'let-in')
      await run(`update case_party set involved_at = now() where case_id = $1 and role = $2`, [id, one.role]);
    if (one.kind === 'ends') await run(ends, [id, one.role, one.inHours]);
    if (one.kind === 'told') await run(told, [id, of(one.role), one.level]);
  }

  private async act(caseId: string, region: TestRegion, { by, act }: { by: string; act: Act }): Promise<void> {
    const { door, parts } = this.platform;
    await unlessRefused(door.asPerson(region.person(by), (open) => parts.cases.act(open, caseId, act)));
  }

  private async invited(caseId: string, region: TestRegion, organisation: string): Promise<void> {
    const { door, parts } = this.platform;
    const asked = { organisation, because: 'support-at-school' } as const;
    const inviting = door.asPerson(region.person('school'), (open) =>
      invite(open, parts.cases, { caseId, key: randomUUID(), asked }),
    );
    await unlessRefused(inviting);
  }

  private peopleOf(regions: readonly TestRegion[]): Promise<Somebody[]> {
    return this.platform.rows<Somebody>(
      `select p.id, o.id as organisation, o.region_id as region, o.role, m.level
         from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id
        where o.region_id = any($1) and o.role = any($2) order by o.role, m.level, p.id`,
      [regions.map(({ id }) => id), Object.keys(asking)],
    );
  }
}

/** Whose people are asked. A family reads its own page, and no list of cases. */
const asking = Object.fromEntries(
  [
    'school',
    'compulsory-education',
    'youth-health',
    'alliance',
    'neighbourhood-team',
    'table',
    'decisive-authority',
    'care-provider',
  ].map((role) => [role, true]),
);

async function heardUntil(stream: EventStream, from: number): Promise<string[]> {
  const cases = new Set<string>();
  for (;;) {
    for (const { type, data } of await stream.through('clock')) {
      if (type === 'changed') cases.add((data as { caseId: string }).caseId);
      else if (type === 'clock' && Date.parse((data as { now: string }).now) >= from) return [...cases].toSorted();
    }
  }
}

const one = <T>(number: number, of: readonly T[]): T => of[number % of.length]!;

async function unlessRefused(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

const ends = `
  update case_party set access_until = (select held_at from clock) + make_interval(hours => $3)
   where case_id = $1 and role = $2`;

const told = `
  insert into outbox (seq, case_id, person_id, recipient, template)
  select nextval('timeline_seq'), $1, m.person_id, 'somebody', 'rung' from membership m
   where m.organisation_id = $2 and m.level = $3`;

const guest = `
  with meeting as (
    insert into table_meeting (id, region_id, organisation_id, held_on)
    select gen_random_uuid(), region_id, id, date '2027-01-01' + (select count(*)::int from table_meeting)
      from organisation where id = $2 returning id),
  item as (insert into table_item (meeting_id, case_id, discussing) select id, $1, true from meeting returning meeting_id)
  insert into table_guest (meeting_id, case_id, organisation_id) select meeting_id, $1, $3 from item`;

const glass = `
  insert into break_glass (id, region_id, case_id, pupil_id, organisation_id, person_id, reason, opened_at)
  select gen_random_uuid(), c.region_id, c.id, c.pupil_id, m.organisation_id, m.person_id, 'De politie belt over dit kind.',
         now() - make_interval(mins => $3)
    from case_file c, membership m where c.id = $1 and m.organisation_id = $2 and m.level = 'management'`;
