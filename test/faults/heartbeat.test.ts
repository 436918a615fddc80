import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { queueBackend } from '@app/platform';
import { auditorQueue } from '../../apps/worker/src/auditor.processor';
import { CaseFiles } from '../support/case-file';
import { bothQueues } from '../support/queues';

/** Somebody outside who waits to hear from the auditor. */
class Outside {
  private readonly heard: string[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', ({ method, url }, response) => {
      this.heard.push(`${method} ${url}`);
      server.emit('heard');
      response.end();
    });
  }

  static async listen(): Promise<Outside> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Outside(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/ping/`;
  }

  /** What comes next, or came already and was not asked for. */
  async next(): Promise<string> {
    while (this.heard.length === 0) await once(this.server, 'heard');
    return this.heard.shift()!;
  }

  async leave(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close().closeAllConnections();
    await once(this.server, 'close');
  }
}

/**
 * Seen to fail: without the put-back nothing comes after the queue was emptied; with a heartbeat that does not ask what
 * was repaired, what stays wrong sounds well; with its failure not caught the jobs of the last rounds have failed.
 */
bothQueues((store) => {
  let outside: Outside;
  let files: CaseFiles;
  let rounds: ReturnType<ReturnType<typeof queueBackend>['queue']>;
  beforeEach(async () => {
    outside = await Outside.listen();
    files = await CaseFiles.start(store, { withWorker: true, HEARTBEAT_URL: outside.url });
    rounds = queueBackend(files.platform.config).queue(auditorQueue);
  });
  afterEach(async () => {
    await rounds.close();
    await files.stop();
    await outside.leave();
  });

  const again = () => rounds.add('round', {}, { attempts: 1 });
  const ended = async () => (await files.platform.rows('select from audit_round')).length;

  test('after each round somebody outside hears whether all is well; when he cannot be reached the rounds go on', async () => {
    const { platform } = files;
    expect(await outside.next()).toBe('POST /ping');
    await platform.emptyQueues();
    expect(await outside.next()).toBe('POST /ping');

    const caseId = await files.open();
    await platform.rows(`delete from alarm where case_id = $1 and kind = 'reminder'`, [caseId]);
    await again();
    expect(await outside.next()).toBe('POST /ping');

    await platform.rows('alter table timeline disable trigger only_grows');
    await platform.rows(`update timeline set lines = '[]'`);
    await again();
    expect(await outside.next()).toBe('POST /ping/fail');

    await outside.leave();
    const before = await ended();
    await again();
    await again();
    while ((await ended()) < before + 2) await pause(20);
    expect(await rounds.getFailedCount()).toBe(0);
  });
});
