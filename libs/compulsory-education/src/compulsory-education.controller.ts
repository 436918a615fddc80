import { described, tasksDescribed } from '@app/cases';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { compulsoryEducationTasks } from './tasks';

@ApiTags('compulsory-education')
@Controller('compulsory-education')
export class CompulsoryEducationController {
  /** What this partner can be asked, with the form of each task. */
  @Get('tasks')
  @ApiOkResponse({ standardSchema: tasksDescribed })
  tasks() {
    return { tasks: described(compulsoryEducationTasks) };
  }
}
