import { Module } from '@nestjs/common';
import { YouthHealthController } from './youth-health.controller';

@Module({ controllers: [YouthHealthController] })
export class YouthHealthModule {}
