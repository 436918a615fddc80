import { createMonitored, run } from '@app/platform';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module';

void run(async (config, log) => {
  const module = WorkerModule.with(config);
  if (config.WORKER_PORT === undefined) {
    return NestFactory.createApplicationContext(module, { logger: log, abortOnError: false });
  }
  const app = await createMonitored({ module, log });
  await app.listen(config.WORKER_PORT, config.HOST);
  return app;
});
