import { Module } from '@nestjs/common';
import { PlannerController } from './planner/planner.controller';
import { YouthHealthController } from './youth-health.controller';

@Module({ controllers: [YouthHealthController, PlannerController] })
export class YouthHealthModule {}
