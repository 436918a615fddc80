import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Clock } from './clock';
import { CONFIG, type Config } from './config';
import { connect, type EntityClass } from './database';
import { Door } from './door';
import { Readiness } from './health';
import { MailSender } from './mail-sender';
import { Metrics } from './metrics';
import { Attempts } from './sign-in/attempts';
import { LocalAccounts } from './sign-in/local-accounts';
import { MachineTime } from './sign-in/machine-time';
import { OpenId } from './sign-in/open-id';
import { Requests } from './sign-in/requests';
import { Sessions } from './sign-in/sessions';
import { Tries } from './sign-in/tries';
import { Vaults } from './vault/vault';

/** Private to this module: nobody else can be given the source. */
const SOURCE = Symbol('source');

/** Closes the pool last, after workers and server have ended what they were doing. */
@Injectable()
class ClosesSource implements OnApplicationShutdown {
  constructor(@Inject(SOURCE) private readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}

@Module({})
export class PlatformModule {
  /** Global: what every floor above may be given is the parts named below and the `CONFIG`. */
  static with(config: Config, parts: { readonly entities?: readonly EntityClass[] } = {}): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: SOURCE, useFactory: () => connect(config, parts) },
        { provide: Door, useFactory: (source: DataSource) => new Door(source), inject: [SOURCE] },
        { provide: Clock, useFactory: (source: DataSource) => new Clock(source, config), inject: [SOURCE] },
        Attempts,
        ClosesSource,
        LocalAccounts,
        MachineTime,
        MailSender,
        Metrics,
        OpenId,
        Readiness,
        Requests,
        Sessions,
        Tries,
        Vaults,
      ],
      exports: [
        CONFIG,
        Door,
        Clock,
        Attempts,
        LocalAccounts,
        MachineTime,
        MailSender,
        Metrics,
        OpenId,
        Readiness,
        Sessions,
        Vaults,
      ],
    };
  }
}
