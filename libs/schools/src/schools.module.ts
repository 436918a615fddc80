import { Module } from '@nestjs/common';
import { ProtocolsController } from './protocols/protocols.controller';
import { OverviewsController } from './overviews/overviews.controller';
import { SchoolController } from './school.controller';

@Module({ controllers: [SchoolController, ProtocolsController, OverviewsController] })
export class SchoolsModule {}
