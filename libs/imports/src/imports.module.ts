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
      useFactory: (door: Door) => new Imports(door, new Identities(door, config), config.WORKFLOWS_DIR),
      inject: [Door],
    };
    return { module: ImportsModule, global: true, providers: [imports], exports: [imports] };
  }
}
