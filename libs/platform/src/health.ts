import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Door } from './door';
import { Problem } from './problem';

const patienceMs = 2000;

/** Whether this process can do its work now. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private ending = false;

  constructor(private readonly door: Door) {}

  /** @throws Problem `not-ready` while ending, and when the database does not answer within two seconds */
  async check(): Promise<void> {
    if (this.ending) throw new Problem('not-ready', 'This process is ending');
    const answer = this.door.asMachine({ task: 'ready', role: 'worker' }, async () => true).catch(() => false);
    const late = new AbortController();
    const ready = await Promise.race([answer, pause(patienceMs, false, { signal: late.signal, ref: false })]);
    late.abort();
    if (!ready) throw new Problem('not-ready', 'The database does not answer');
  }

  onModuleDestroy(): void {
    this.ending = true;
  }
}

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs. Says nothing about what it needs: restarting it would not mend those. */
  @Get('live')
  live() {
    return { status: 'live' };
  }

  @Get('ready')
  async ready() {
    await this.readiness.check();
    return { status: 'ready' };
  }
}
