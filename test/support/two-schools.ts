import { createHash, randomUUID } from 'node:crypto';
import { type AbsentDay, openByHand } from '@app/cases';
import type { Open, Person } from '@app/platform';
import { dateOf, dayNumber, type LocalDate } from '@app/rules';
import { after, CaseFiles } from './case-file';
import { addPupil } from './region';

type Day = Omit<AbsentDay, 'pupilId'>;

/** Three days without leave: sixteen hours. */
export const unauthorised: readonly Day[] = (['2026-09-07', '2026-09-08', '2026-09-09'] as const).map((on) => ({
  on,
  kind: 'unauthorised',
  hours: 6,
}));
/** Nine school days. */
export const sick: readonly Day[] = Array.from({ length: 11 }, (_, index) => ({
  on: dateOf(dayNumber('2026-08-31') + index),
  kind: 'sick',
}));
/** What takes the sixteen hours back. */
export const corrected: readonly Day[] = [{ on: '2026-09-08', kind: 'sick' }];

/** A case as it runs; `at` says of which of the two pupils it is. */
export interface CaseHere {
  readonly at: 'here' | 'there';
  readonly phase: string;
  readonly running: readonly string[];
  readonly signals: number;
}

/** Two schools of a region, each with a pupil of the same name and birth date. */
export class TwoSchools {
  here = '';
  there = '';

  private constructor(
    readonly files: CaseFiles,
    readonly other: Person,
  ) {}

  static async start(): Promise<TwoSchools> {
    const files = await CaseFiles.start();
    return new TwoSchools(files, await anotherSchool(files));
  }

  get school(): Person {
    return this.files.school;
  }

  /** Two pupils whom nobody compares with those before. */
  async twoPupils(): Promise<void> {
    await this.files.platform.clockAt(after(0));
    await this.files.platform.rows(`update pupil set name = 'Iemand ' || id`);
    this.here = await addPupil(this.files.platform.door, this.files.region);
    this.there = await this.pupilThere();
  }

  /** Another pupil of the other school, of the same name. */
  async pupilThere(): Promise<string> {
    const [row] = await this.files.platform.rows<{ id: string }>(
      `insert into pupil (id, region_id, school_id, number, name, born_on, municipality)
       select id, region_id, $2, left(id::text, 8), name, born_on, municipality
         from (select gen_random_uuid() as id, region_id, name, born_on, municipality from pupil where id = $1) p
       returning id`,
      [this.here, this.other.organisation],
    );
    return row!.id;
  }

  asOwner<T>(work: (open: Open) => Promise<T>): Promise<T> {
    return this.files.platform.door.asMachine({ task: 'test', role: 'owner' }, work);
  }

  asOfficer<T>(work: (open: Open<Person>) => Promise<T>): Promise<T> {
    return this.files.platform.door.asPerson(this.files.officer, work);
  }

  /** What the worker does in the next second. */
  async fire(): Promise<void> {
    const { failed } = await this.files.platform.parts.fireDue.all(this.files.platform.door);
    if (failed.length > 0) throw new Error(`Signals of ${failed.length} children could not be counted`);
  }

  /** A list says that these are one child: by an equal number. */
  async equalNumber(...pupils: readonly string[]): Promise<void> {
    const hash = createHash('sha256').update(randomUUID()).digest('hex');
    await this.files.platform.rows(
      `insert into pupil_identity (pupil_id, kind, hash) select unnest($1::uuid[]), 'bsn', $2`,
      [pupils, hash],
    );
  }

  /** A school states days, and its signals are counted. */
  state(who: Person, pupilId: string, days: readonly Day[]) {
    const { parts } = this.files.platform;
    return this.asOwner(async (open) => {
      const id = randomUUID();
      await open.sql(
        `insert into absence_import (id, region_id, organisation_id, imported_at, checksum, result)
         values ($1, $2, $3, $4, '', '{}')`,
        [id, who.region, who.organisation, open.now],
      );
      await parts.absences.store(
        open,
        id,
        days.map((day) => ({ pupilId, ...day })),
      );
      return parts.absences.raise(open, [pupilId]);
    });
  }

  /** Somebody opens a case of a pupil of the other school. */
  async openThere(who: Person, workflow: string): Promise<string> {
    const [child] = await this.files.platform.rows<{ pupil: string; bornOn: LocalDate }>(
      `select number as pupil, born_on::text as "bornOn" from pupil where id = $1`,
      [this.there],
    );
    const more = { workflow, firstDayAbsent: '2026-09-07', reason: 'worry-of-partner' } as const;
    const asked = { school: '99WX', ...child!, ...more };
    const { door, parts } = this.files.platform;
    return door.asPerson(who, (open) => openByHand(open, parts, { key: randomUUID(), asked }));
  }

  /** The cases of both pupils, the oldest first. Every open one has a director and a moment to come. */
  async cases(): Promise<CaseHere[]> {
    const rows = await this.files.platform.rows<CaseHere & { director: string | null; alarms: number }>(
      `select case c.pupil_id when $1 then 'here' else 'there' end as at, c.phase, c.director_role as director,
              array(select w ->> 'workflow' from case_state s, json_array_elements(s.state -> 'workflows') w
                     where s.case_id = c.id and (w ->> 'running')::boolean order by 1) as running,
              (select count(*)::int from signal_firing f where f.case_id = c.id and f.withdrawn_at is null) as signals,
              (select count(*)::int from alarm a where a.case_id = c.id) as alarms
         from case_file c where c.pupil_id in ($1, $2) order by c.opened_at, c.id`,
      [this.here, this.there],
    );
    const isLost = rows.some(({ phase, director, alarms }) => phase === 'open' && (director === null || alarms === 0));
    if (isLost) throw new Error('An open case has no director, or nothing to come');
    return rows.map(({ at, phase, running, signals }) => ({ at, phase, running, signals }));
  }

  async caseIds(): Promise<string[]> {
    const rows = await this.files.platform.rows<{ id: string }>(
      `select id from case_file where pupil_id in ($1, $2) order by opened_at, id`,
      [this.here, this.there],
    );
    return rows.map(({ id }) => id);
  }
}

/** Another school of the region, and somebody who works there. */
function anotherSchool({ platform, region }: CaseFiles): Promise<Person> {
  return platform.door.asMachine({ task: 'test', role: 'owner' }, async ({ sql }) => {
    const [organisation, id] = [randomUUID(), randomUUID()];
    await sql(
      `insert into organisation (id, region_id, role, name, sectors, number)
       values ($1, $2, 'school', 'Overkant', '{vo}', '99WX')`,
      [organisation, region.id],
    );
    await sql(
      `insert into person (id, region_id, name, email, language) values ($1, $2, 'Iemand', 'i@test.example', 'nl')`,
      [id, region.id],
    );
    await sql(
      `insert into membership (id, organisation_id, level, person_id, function) values ($1, $2, 'person', $3, '')`,
      [randomUUID(), organisation, id],
    );
    return { id, organisation, region: region.id, roles: ['school'], language: 'nl' };
  });
}
