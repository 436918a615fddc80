import { described, tasksDescribed } from '@app/cases';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { schoolTasks } from './tasks';

@ApiTags('school')
@Controller('schools')
export class SchoolController {
  /** What this partner can be asked, with the form of each task. */
  @Get('tasks')
  @ApiOkResponse({ standardSchema: tasksDescribed })
  tasks() {
    return { tasks: described(schoolTasks) };
  }
}
