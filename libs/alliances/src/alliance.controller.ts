import { described, tasksDescribed } from '@app/cases';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { allianceTasks } from './tasks';

@ApiTags('alliance')
@Controller('alliances')
export class AllianceController {
  /** What this partner can be asked, with the form of each task. */
  @Get('tasks')
  @ApiOkResponse({ standardSchema: tasksDescribed })
  tasks() {
    return { tasks: described(allianceTasks) };
  }
}
