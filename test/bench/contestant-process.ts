import { Logger } from '@nestjs/common';
import { contestants, type Where } from './contestants';

/** A process of a contestant: says that it is there, begins when it is told to, and tells how far it is. */
Logger.overrideLogger(false);
const contestant = contestants.get(process.argv[2]!)!;
const where = { DATABASE_URL: process.env['DATABASE_URL']!, REDIS_URL: process.env['REDIS_URL']! } satisfies Where;
let untold = 0;
setInterval(() => {
  if (untold > 0) process.send?.(untold);
  untold = 0;
}, 50).unref();
process.once('message', () => {
  contestant
    .work(where, (fired) => (untold += fired))
    .then(
      () => process.send?.(untold === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : untold, () => (untold = 0)),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
