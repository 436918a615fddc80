import { run } from '@app/platform';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module';

void run((config, log) =>
  NestFactory.createApplicationContext(WorkerModule.with(config), { logger: log, abortOnError: false }),
);
