import { type Config, HealthController, MetricsController, PlatformModule, queueModule } from '@app/platform';
import { type DynamicModule, Module } from '@nestjs/common';

/** Wires the floors together for the api. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(config), queueModule(config)],
      controllers: [HealthController, MetricsController],
    };
  }
}
