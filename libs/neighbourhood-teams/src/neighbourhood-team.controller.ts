import { described, tasksDescribed } from '@app/cases';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { neighbourhoodTeamTasks } from './tasks';

@ApiTags('neighbourhood-team')
@Controller('neighbourhood-teams')
export class NeighbourhoodTeamController {
  /** What this partner can be asked, with the form of each task. */
  @Get('tasks')
  @ApiOkResponse({ standardSchema: tasksDescribed })
  tasks() {
    return { tasks: described(neighbourhoodTeamTasks) };
  }
}
