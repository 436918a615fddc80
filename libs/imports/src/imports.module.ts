import { Absences } from '@app/cases';
import { type Config, Door } from '@app/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { Identities } from './identity';
import { Imports } from './imports';

@Module({})
export class ImportsModule {
  /** Global: `Imports`. */
  static with(config: Config): DynamicModule {
    const imports = {
      provide: Imports,
      useFactory: (door: Door, absences: Absences) =>
        new Imports(door, { identities: new Identities(door, config), absences }, config.WORKFLOWS_DIR),
      inject: [Door, Absences],
    };
    return { module: ImportsModule, global: true, providers: [imports], exports: [imports] };
  }
}
