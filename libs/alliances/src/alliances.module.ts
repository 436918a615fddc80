import { Module } from '@nestjs/common';
import { AllianceController } from './alliance.controller';
import { ConsultantsController } from './consultants/consultants.controller';

@Module({ controllers: [AllianceController, ConsultantsController] })
export class AlliancesModule {}
