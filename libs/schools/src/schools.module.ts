import { Module } from '@nestjs/common';
import { ProtocolsController } from './protocols/protocols.controller';
import { SchoolController } from './school.controller';

@Module({ controllers: [SchoolController, ProtocolsController] })
export class SchoolsModule {}
