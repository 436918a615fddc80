import { Door, IdempotencyKey, type Open, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Doing, expectMay } from '../prevention/prevention.ability';
import { type Period, period } from '../prevention/shapes';
import { cancelTalk, holdTalk, joinTalk, leaveTalk, recordAttendance, talkOf, talksSeen } from './group-talks';
import * as shapes from './group-talks.shapes';

const uuid = z.uuid();

/** Group talks: the office holds them, the school brings its pupils, and there is no case. */
@ApiTags('group-talks')
@Controller('compulsory-education/group-talks')
export class GroupTalksController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.groupTalks })
  list(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.GroupTalks> {
    expectMay(who, 'read');
    return this.door.asPerson(who, (open) => talksSeen(open, asked));
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: shapes.groupTalk })
  hold(
    @Who() who: Person,
    @Body({ schema: shapes.newGroupTalk }) asked: z.infer<typeof shapes.newGroupTalk>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.GroupTalk> {
    return this.doing(who, 'hold', id, (open) => holdTalk(open, id, asked));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: shapes.groupTalk })
  show(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<shapes.GroupTalk> {
    return this.doing(who, 'read', id, () => Promise.resolve());
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.groupTalk })
  cancel(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<shapes.GroupTalk> {
    return this.doing(who, 'hold', id, (open) => cancelTalk(open, id));
  }

  @Post(':id/pupils')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.groupTalk })
  join(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: shapes.joining }) { pupil }: z.infer<typeof shapes.joining>,
  ): Promise<shapes.GroupTalk> {
    return this.doing(who, 'list', id, (open) => joinTalk(open, id, pupil));
  }

  @Post(':id/pupils/:listed/withdrawal')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.groupTalk })
  leave(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Param('listed', { schema: uuid }) listed: string,
  ): Promise<shapes.GroupTalk> {
    return this.doing(who, 'list', id, (open) => leaveTalk(open, id, listed));
  }

  @Post(':id/attendance')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.groupTalk })
  record(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: shapes.attendance }) said: z.infer<typeof shapes.attendance>,
  ): Promise<shapes.GroupTalk> {
    return this.doing(who, 'hold', id, (open) => recordAttendance(open, id, said));
  }

  /** Does something with a talk, and shows it as it is then. */
  private doing(
    who: Person,
    what: Doing,
    id: string,
    work: (open: Open<Person>) => Promise<void>,
  ): Promise<shapes.GroupTalk> {
    expectMay(who, what);
    return this.door.asPerson(who, async (open) => {
      await work(open);
      return talkOf(open, id);
    });
  }
}
