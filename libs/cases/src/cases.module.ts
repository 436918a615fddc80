import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@app/platform';
import { parseSchoolHolidays } from '@app/rules';
import { type DynamicModule, Module } from '@nestjs/common';
import { Absences } from './absences';
import { Agreements } from './agreements';
import { Audit } from './audit';
import { Casebooks } from './casebook';
import { Cases } from './cases';
import { FireDue } from './fire-due';

/** Everything of this floor that is made once: what remembers compiled agreements and calendars. */
export function caseParts(config: Pick<Config, 'WORKFLOWS_DIR'>) {
  const file = join(config.WORKFLOWS_DIR, 'calendars', 'school-holidays.csv');
  const agreements = new Agreements();
  const books = new Casebooks(agreements, parseSchoolHolidays(readFileSync(file, 'utf8')));
  const cases = new Cases(books);
  const absences = new Absences(agreements, books, cases);
  return { absences, agreements, audit: new Audit(books), books, cases, fireDue: new FireDue(books, absences) };
}

@Module({})
export class CasesModule {
  /** Global: `Absences`, `Agreements`, `Audit`, `Casebooks`, `Cases`, `FireDue`. */
  static with(config: Pick<Config, 'WORKFLOWS_DIR'>): DynamicModule {
    const { absences, agreements, audit, books, cases, fireDue } = caseParts(config);
    const provided = [
      { provide: Absences, useValue: absences },
      { provide: Agreements, useValue: agreements },
      { provide: Audit, useValue: audit },
      { provide: Casebooks, useValue: books },
      { provide: Cases, useValue: cases },
      { provide: FireDue, useValue: fireDue },
    ];
    return { module: CasesModule, global: true, providers: provided, exports: provided };
  }
}
