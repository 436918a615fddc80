import { Door, IdempotencyKey, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { expectMay } from '../prevention/prevention.ability';
import { inSchoolYear, type Period, period } from '../prevention/shapes';
import { coverageOf, eventsSeen, planEvent, recordEvent } from './information-events';
import * as shapes from './information-events.shapes';

/** Information for whoever has to do with absence, and which schools it did not reach. */
@ApiTags('information-events')
@Controller('compulsory-education')
export class InformationEventsController {
  constructor(private readonly door: Door) {}

  @Get('information-events')
  @ApiOkResponse({ standardSchema: shapes.informationEvents })
  list(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.InformationEvents> {
    expectMay(who, 'read');
    return this.door.asPerson(who, (open) => eventsSeen(open, asked));
  }

  @Post('information-events')
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: shapes.informationEvents })
  plan(
    @Who() who: Person,
    @Body({ schema: shapes.newEvent }) asked: z.infer<typeof shapes.newEvent>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.InformationEvents> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, async (open) => {
      await planEvent(open, id, asked);
      return eventsSeen(open, {});
    });
  }

  @Post('information-events/:id/outcome')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.informationEvents })
  record(
    @Who() who: Person,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: shapes.outcome }) said: z.infer<typeof shapes.outcome>,
  ): Promise<shapes.InformationEvents> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, async (open) => {
      await recordEvent(open, id, said);
      return eventsSeen(open, {});
    });
  }

  @Get('information-coverage')
  @ApiOkResponse({ standardSchema: shapes.coverage })
  coverage(
    @Who() who: Person,
    @Query({ schema: inSchoolYear }) { year }: z.infer<typeof inSchoolYear>,
  ): Promise<shapes.Coverage> {
    expectMay(who, 'read');
    return this.door.asPerson(who, (open) => coverageOf(open, year));
  }
}
