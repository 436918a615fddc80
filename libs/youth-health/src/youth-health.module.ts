import { Module } from '@nestjs/common';
import { MedicalNotesController } from './medical-notes/medical-notes.controller';
import { PlannerController } from './planner/planner.controller';
import { YouthHealthController } from './youth-health.controller';

@Module({ controllers: [YouthHealthController, PlannerController, MedicalNotesController] })
export class YouthHealthModule {}
