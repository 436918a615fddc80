import { Module } from '@nestjs/common';
import { CompulsoryEducationController } from './compulsory-education.controller';
import { GroupTalksController } from './group-talks/group-talks.controller';
import { SurgeriesController } from './surgeries/surgeries.controller';

@Module({ controllers: [CompulsoryEducationController, SurgeriesController, GroupTalksController] })
export class CompulsoryEducationModule {}
