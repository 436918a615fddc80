import { described, tasksDescribed } from '@app/cases';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { youthHealthTasks } from './tasks';

@ApiTags('youth-health')
@Controller('youth-health')
export class YouthHealthController {
  /** What this partner can be asked, with the form of each task. */
  @Get('tasks')
  @ApiOkResponse({ standardSchema: tasksDescribed })
  tasks() {
    return { tasks: described(youthHealthTasks) };
  }
}
