import { Door, IdempotencyKey, type Open, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Doing, expectMay } from '../prevention/prevention.ability';
import { type Period, period } from '../prevention/shapes';
import { answerMeeting, bringPupil, callMeeting, meetingOf, meetingsSeen } from './care-meetings';
import * as shapes from './care-meetings.shapes';
import { recordMeeting } from './recording';

const uuid = z.uuid();

/** Care meetings at schools: who takes part, which pupils are brought, and who takes them on. */
@ApiTags('care-meetings')
@Controller('compulsory-education/care-meetings')
export class CareMeetingsController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.careMeetings })
  list(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.CareMeetings> {
    expectMay(who, 'join');
    return this.door.asPerson(who, (open) => meetingsSeen(open, asked));
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: shapes.careMeeting })
  call(
    @Who() who: Person,
    @Body({ schema: shapes.newMeeting }) asked: z.infer<typeof shapes.newMeeting>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.CareMeeting> {
    return this.doing(who, ['hold', 'list'], id, (open) => callMeeting(open, id, asked));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: shapes.careMeeting })
  show(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<shapes.CareMeeting> {
    return this.doing(who, ['join'], id, () => Promise.resolve());
  }

  @Post(':id/answer')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.careMeeting })
  answer(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: shapes.answer }) said: z.infer<typeof shapes.answer>,
  ): Promise<shapes.CareMeeting> {
    return this.doing(who, ['join'], id, (open) => answerMeeting(open, id, said));
  }

  @Post(':id/pupils')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.careMeeting })
  bring(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: shapes.bringing }) said: z.infer<typeof shapes.bringing>,
  ): Promise<shapes.CareMeeting> {
    return this.doing(who, ['list'], id, (open) => bringPupil(open, id, said));
  }

  @Post(':id/outcome')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.careMeeting })
  record(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: shapes.outcome }) said: z.infer<typeof shapes.outcome>,
  ): Promise<shapes.CareMeeting> {
    return this.doing(who, ['hold', 'list'], id, (open) => recordMeeting(open, id, said));
  }

  /** Does something with a meeting, and shows it as it is then. */
  private doing(
    who: Person,
    what: readonly Doing[],
    id: string,
    work: (open: Open<Person>) => Promise<void>,
  ): Promise<shapes.CareMeeting> {
    expectMay(who, ...what);
    return this.door.asPerson(who, async (open) => {
      await work(open);
      return meetingOf(open, id);
    });
  }
}
