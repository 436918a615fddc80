import { Cases } from '@app/cases';
import { Door, IdempotencyKey, type Open, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { invite, record } from './invitations';
import { expectMay } from './planner.ability';
import * as shapes from './planner.shapes';
import { requestsOf, statesOf } from './requests';
import { addSlots, capacityOf, settle, slotsOf } from './slots';

const uuid = z.uuid();
const key = { name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } } as const;

/** Who is seen when by youth health. The planner knows which child and by when, never what is asked. */
@ApiTags('planner')
@Controller('youth-health')
export class PlannerController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get('planner/requests')
  @ApiOkResponse({ standardSchema: shapes.requests })
  requests(@Who() who: Person): Promise<shapes.Requests> {
    expectMay(who, 'plan');
    return this.door.asPerson(who, (open) => this.all(open));
  }

  @Get('planner/slots')
  @ApiOkResponse({ standardSchema: shapes.slots })
  slots(@Who() who: Person): Promise<shapes.Slots> {
    expectMay(who, 'plan');
    return this.door.asPerson(who, slotsOf);
  }

  @Post('planner/slots')
  @ApiHeader(key)
  @ApiCreatedResponse({ standardSchema: shapes.slots })
  addSlots(
    @Who() who: Person,
    @Body({ schema: shapes.newSlot }) asked: z.infer<typeof shapes.newSlot>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.Slots> {
    expectMay(who, 'plan');
    return this.door.asPerson(who, async (open) => {
      await addSlots(open, id, asked);
      return slotsOf(open);
    });
  }

  @Post('planner/invitations')
  @ApiHeader(key)
  @ApiCreatedResponse({ standardSchema: shapes.requests })
  invite(
    @Who() who: Person,
    @Body({ schema: shapes.inviting }) asked: z.infer<typeof shapes.inviting>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.Requests> {
    expectMay(who, 'plan');
    return this.door.asPerson(who, async (open) => {
      await invite(open, this.cases, { id, asked });
      return this.all(open);
    });
  }

  @Post('planner/invitations/:id/outcome')
  @HttpCode(200)
  @ApiHeader(key)
  @ApiOkResponse({ standardSchema: shapes.requests })
  record(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: shapes.came }) said: z.infer<typeof shapes.came>,
    @IdempotencyKey() next: string,
  ): Promise<shapes.Requests> {
    expectMay(who, 'plan');
    return this.door.asPerson(who, async (open) => {
      await record(open, this.cases, { id, next, said });
      return this.all(open);
    });
  }

  @Get('planner/capacity')
  @ApiOkResponse({ standardSchema: shapes.capacity })
  capacity(@Who() who: Person): Promise<shapes.Capacity> {
    expectMay(who, 'plan', 'settle');
    return this.door.asPerson(who, (open) => capacityOf(open, this.cases));
  }

  @Put('planner/settings')
  @ApiOkResponse({ standardSchema: shapes.capacity })
  settle(
    @Who() who: Person,
    @Body({ schema: shapes.newSettings }) said: z.infer<typeof shapes.newSettings>,
  ): Promise<shapes.Capacity> {
    expectMay(who, 'settle');
    return this.door.asPerson(who, async (open) => {
      await settle(open, said);
      return capacityOf(open, this.cases);
    });
  }

  /** For every party of the case: how a request stands. */
  @Get('cases/:id/consults')
  @ApiOkResponse({ standardSchema: shapes.states })
  states(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<shapes.States> {
    return this.door.asPerson(who, async (open) => statesOf(open, await this.cases.read(open, id)));
  }

  private async all(open: Open<Person>): Promise<shapes.Requests> {
    return { requests: await requestsOf(open, this.cases) };
  }
}
