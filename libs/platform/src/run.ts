import type { INestApplicationContext } from '@nestjs/common';
import { type Config, readConfig } from './config';
import { Log } from './log';

/** How long a process may take to end what it is doing, in milliseconds; then it ends anyway. */
const patienceMs = 10_000;

/**
 * Runs a process of the platform: reads the environment, starts, tells its parent `ready`, and ends in order on
 * SIGTERM, SIGINT and when its parent is gone. A start that fails says why on standard error, and exits with 1.
 */
export async function run(start: (config: Config, log: Log) => Promise<INestApplicationContext>): Promise<void> {
  try {
    const config = readConfig(process.env);
    const log = new Log(config);
    endOnWhatNobodyCaught(log);
    const starting = start(config, log);
    endInOrder(starting, log);
    await starting;
    if (process.connected) process.send?.('ready');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`, () => process.exit(1));
  }
}

/** Ends as Node would by itself, which writes out all that an error has: with it the values that the database quotes. */
function endOnWhatNobodyCaught(log: Log): void {
  process.once('uncaughtException', (error: Error & { code?: unknown }) => {
    const isNoError = error.code === 'ERR_UNHANDLED_REJECTION';
    log.fatal(isNoError ? new Error('Something was thrown that is no error') : error, 'Run');
    process.exit(1);
  });
}

function endInOrder(starting: Promise<INestApplicationContext>, log: Log): void {
  const end = (why: string) => {
    log.log(`Ending: ${why}`, 'Run');
    setTimeout(() => process.exit(1), patienceMs).unref();
    void starting
      .then((app) => app.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(signal));
  process.once('disconnect', () => end('the parent is gone'));
}
