import { type Config, PlatformModule, queueModule } from '@app/platform';
import { type DynamicModule, Module } from '@nestjs/common';

/** Wires the floors together for the worker: what happens by itself. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.with(config), queueModule(config)] };
  }
}
