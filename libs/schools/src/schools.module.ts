import { join } from 'node:path';
import { Absences } from '@app/cases';
import { type Config, Door } from '@app/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { AbsenceImports } from './absence-imports';
import { readAbsenceProfile } from './absence-profile';
import { SchoolController } from './school.controller';

type Place = Pick<Config, 'WORKFLOWS_DIR'>;

/** The profile by which this installation reads files of absence. */
export const profileOf = ({ WORKFLOWS_DIR }: Place) =>
  readAbsenceProfile(join(WORKFLOWS_DIR, 'imports', 'absences.yaml'));

@Module({})
export class SchoolsModule {
  /** Global: `AbsenceImports`. */
  static with(config: Place): DynamicModule {
    const imports = {
      provide: AbsenceImports,
      useFactory: async (door: Door, absences: Absences) => new AbsenceImports(door, absences, await profileOf(config)),
      inject: [Door, Absences],
    };
    const controllers = [SchoolController];
    return { module: SchoolsModule, global: true, controllers, providers: [imports], exports: [imports] };
  }
}
