import { Door, IdempotencyKey, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { expectMay } from '../prevention/prevention.ability';
import { type Period, period } from '../prevention/shapes';
import { activitiesOf, recordActivity, tasksOfSchoolsSeen } from './activities';
import * as shapes from './activities.shapes';
import { cancelPresence, planPresence, presenceSeen } from './presence';

const key = { name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } } as const;

/** When officers are at schools, and what their hours went to: also to what was for the school to do. */
@ApiTags('activities')
@Controller('compulsory-education')
export class ActivitiesController {
  constructor(private readonly door: Door) {}

  @Get('activities')
  @ApiOkResponse({ standardSchema: shapes.activities })
  list(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.Activities> {
    expectMay(who, 'hold', 'lead');
    return this.door.asPerson(who, (open) => activitiesOf(open, asked));
  }

  @Post('activities')
  @ApiHeader(key)
  @ApiCreatedResponse({ standardSchema: shapes.activities })
  record(
    @Who() who: Person,
    @Body({ schema: shapes.newActivity }) said: z.infer<typeof shapes.newActivity>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.Activities> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, async (open) => {
      await recordActivity(open, id, said);
      return activitiesOf(open, {});
    });
  }

  @Get('tasks-of-schools')
  @ApiOkResponse({ standardSchema: shapes.tasksOfSchools })
  tasks(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.TasksOfSchools> {
    expectMay(who, 'read');
    return this.door.asPerson(who, (open) => tasksOfSchoolsSeen(open, asked));
  }

  @Get('presence')
  @ApiOkResponse({ standardSchema: shapes.presence })
  presence(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.Presence> {
    expectMay(who, 'read');
    return this.door.asPerson(who, (open) => presenceSeen(open, asked));
  }

  @Post('presence')
  @ApiHeader(key)
  @ApiCreatedResponse({ standardSchema: shapes.presence })
  plan(
    @Who() who: Person,
    @Body({ schema: shapes.newPresence }) asked: z.infer<typeof shapes.newPresence>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.Presence> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, async (open) => {
      await planPresence(open, id, asked);
      return presenceSeen(open, {});
    });
  }

  @Post('presence/:id/cancellation')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.presence })
  cancel(@Who() who: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<shapes.Presence> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, async (open) => {
      await cancelPresence(open, id);
      return presenceSeen(open, {});
    });
  }
}
