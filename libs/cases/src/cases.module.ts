import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@app/platform';
import { parseHolidayTable, readSource, readTasks } from '@app/rules';
import { type DynamicModule, Module } from '@nestjs/common';
import { Absences } from './signals/absences';
import { AgreementMigrations } from './agreements/agreement-migrations';
import { Agreements } from './agreements/agreements';
import { Audit } from './audit/audit';
import { Calendars } from './calendars/calendars';
import { KeptDays } from './calendars/kept-days';
import { Casebooks } from './casebook';
import { Cases } from './cases';
import { FireDue } from './firing/fire-due';
import { PassOn } from './placements/pass-on';
import { FireRights } from './rights/fire-rights';
import { Regions } from './region/regions';
import { TakeOvers } from './take-over/take-overs';

/** Everything of this floor that is made once: what remembers compiled agreements and calendars. */
export function caseParts(config: Pick<Config, 'WORKFLOWS_DIR'>) {
  const file = join(config.WORKFLOWS_DIR, 'calendars', 'school-holidays.csv');
  const agreements = new Agreements();
  const schoolHolidays = parseHolidayTable(readFileSync(file, 'utf8'));
  const books = new Casebooks(agreements, new KeptDays(schoolHolidays));
  const cases = new Cases(books);
  const absences = new Absences(agreements, books, cases);
  const regions = new Regions({ absences, agreements, books, tasks: tasksIn(config) });
  const fireDue = new FireDue(books, absences);
  const migrations = new AgreementMigrations(agreements, books);
  const takeOvers = new TakeOvers(books);
  const calendars = new Calendars(books, schoolHolidays);
  const audit = new Audit(books);
  const passOn = new PassOn(books);
  const fireRights = new FireRights({ books, agreements });
  return {
    absences,
    agreements,
    audit,
    books,
    calendars,
    cases,
    fireDue,
    fireRights,
    migrations,
    passOn,
    regions,
    takeOvers,
  };
}

function tasksIn({ WORKFLOWS_DIR }: Pick<Config, 'WORKFLOWS_DIR'>) {
  const text = readFileSync(join(WORKFLOWS_DIR, 'default', 'tasks.yaml'), 'utf8');
  return readTasks(readSource('default/tasks.yaml', text).value).tasks;
}

@Module({})
export class CasesModule {
  /** Global: `Absences`, `Agreements`, `Audit`, `Calendars`, `Casebooks`, `Cases`, `FireDue`, `FireRights`, `PassOn`, `Regions`, `TakeOvers`. */
  static with(config: Pick<Config, 'WORKFLOWS_DIR'>): DynamicModule {
    const { absences, agreements, audit, books, calendars, cases, fireDue, fireRights, passOn, regions, takeOvers } =
      caseParts(config);
    const provided = [
      { provide: Absences, useValue: absences },
      { provide: Agreements, useValue: agreements },
      { provide: Audit, useValue: audit },
      { provide: Calendars, useValue: calendars },
      { provide: Casebooks, useValue: books },
      { provide: Cases, useValue: cases },
      { provide: FireDue, useValue: fireDue },
      { provide: FireRights, useValue: fireRights },
      { provide: PassOn, useValue: passOn },
      { provide: Regions, useValue: regions },
      { provide: TakeOvers, useValue: takeOvers },
    ];
    return { module: CasesModule, global: true, providers: provided, exports: provided };
  }
}
