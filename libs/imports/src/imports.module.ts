import { Absences, TakeOvers } from '@app/cases';
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
      useFactory: (door: Door, absences: Absences, takeOvers: TakeOvers) =>
        new Imports(door, { identities: new Identities(door, config), absences, takeOvers }, config.WORKFLOWS_DIR),
      inject: [Door, Absences, TakeOvers],
    };
    return { module: ImportsModule, global: true, providers: [imports], exports: [imports] };
  }
}
