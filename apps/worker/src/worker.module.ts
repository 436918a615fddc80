import { CasesModule, deliveriesQueue } from '@app/cases';
import { type Config, HealthController, MetricsController, PlatformModule, queueModule } from '@app/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { Auditor } from './auditor';
import { AuditorProcessor, auditorQueue } from './auditor.processor';
import { DeliveriesProcessor } from './deliveries.processor';
import { Destroying } from './destroying';
import { Forgetting } from './forgetting';
import { GlassWatch } from './glass-watch';
import { Heartbeat } from './heartbeat';
import { KeepAuditing } from './keep-auditing';
import { KeepTicking } from './keep-ticking';
import { ObligationsWatch } from './obligations-watch';
import { Resealing } from './resealing';
import { SharesWatch } from './shares-watch';
import { Tick } from './tick';
import { TickProcessor, tickQueue } from './tick.processor';

/** Wires the floors together for the worker: what happens by itself. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.with(config),
        queueModule(config, tickQueue, deliveriesQueue, auditorQueue),
        CasesModule.with(config),
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        Tick,
        TickProcessor,
        KeepTicking,
        DeliveriesProcessor,
        Auditor,
        AuditorProcessor,
        Forgetting,
        Resealing,
        SharesWatch,
        Destroying,
        ObligationsWatch,
        GlassWatch,
        KeepAuditing,
        Heartbeat,
      ],
    };
  }
}
