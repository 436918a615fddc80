import { Module } from '@nestjs/common';
import { NeighbourhoodTeamController } from './neighbourhood-team.controller';

@Module({ controllers: [NeighbourhoodTeamController] })
export class NeighbourhoodTeamsModule {}
