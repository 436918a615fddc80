import { Module } from '@nestjs/common';
import { AllianceController } from './alliance.controller';

@Module({ controllers: [AllianceController] })
export class AlliancesModule {}
