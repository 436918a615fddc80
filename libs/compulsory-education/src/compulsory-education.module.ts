import { Module } from '@nestjs/common';
import { CompulsoryEducationController } from './compulsory-education.controller';

@Module({ controllers: [CompulsoryEducationController] })
export class CompulsoryEducationModule {}
