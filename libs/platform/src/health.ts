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
  private readonly needed: (() => string | undefined)[] = [];

  constructor(private readonly door: Door) {}

  /** Something else that this process cannot do its work without: `lacking` says in words when it is not so. */
  needs(lacking: () => string | undefined): void {
    this.needed.push(lacking);
  }

  /** @throws Problem `not-ready` while ending, for what is lacking, and when the database does not answer in two seconds */
  async check(): Promise<void> {
    if (this.ending) throw new Problem('not-ready', 'This process is ending');
    for (const lacking of this.needed) refuseFor(lacking());
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

function refuseFor(lack: string | undefined): void {
  if (lack) throw new Problem('not-ready', lack);
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
