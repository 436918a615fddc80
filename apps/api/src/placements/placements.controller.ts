import { IdempotencyKey, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PlacementDesk } from './placement-desk';
import { board } from './board.shapes';
import {
  casePlacements,
  lineQuery,
  morning,
  newRequest,
  placementAct,
  requestAct,
  waitingPage,
} from './placements.shapes';

const uuid = z.uuid();
const key = { name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } } as const;

/** Places that are asked for in a case, for who sees it. */
@ApiTags('placements')
@Controller('cases/:id/placements')
export class CasePlacementsController {
  constructor(private readonly desk: PlacementDesk) {}

  @Get()
  @ApiOkResponse({ standardSchema: casePlacements })
  show(@Who() who: Person, @Param('id', { schema: uuid }) id: string) {
    return this.desk.ofCase(who, id);
  }

  @Post()
  @HttpCode(200)
  @ApiHeader(key)
  @ApiOkResponse({ standardSchema: casePlacements })
  ask(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: newRequest }) asked: z.infer<typeof newRequest>,
    @IdempotencyKey() once: string,
  ) {
    return this.desk.ask(who, id, { key: once, asked });
  }
}

/** What a placement officer does: looks who waits and what is free, and gives places. */
@ApiTags('placements')
@Controller('placements')
export class PlacementsController {
  constructor(private readonly desk: PlacementDesk) {}

  @Get('morning')
  @ApiOkResponse({ standardSchema: morning })
  morning(@Who() who: Person) {
    return this.desk.morning(who);
  }

  /** Who is where, place by place, and what is free. */
  @Get('board')
  @ApiOkResponse({ standardSchema: board })
  board(@Who() who: Person) {
    return this.desk.board(who);
  }

  @Get('waiting')
  @ApiOkResponse({ standardSchema: waitingPage })
  waiting(@Who() who: Person, @Query({ schema: lineQuery }) asked: z.infer<typeof lineQuery>) {
    return this.desk.waiting(who, asked);
  }

  @Post('requests/:id/acts')
  @HttpCode(200)
  @ApiHeader(key)
  @ApiOkResponse({ standardSchema: casePlacements })
  onRequest(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: requestAct }) act: z.infer<typeof requestAct>,
    @IdempotencyKey() once: string,
  ) {
    return this.desk.onRequest(who, { id, key: once, act });
  }

  @Post(':id/acts')
  @HttpCode(200)
  @ApiHeader(key)
  @ApiOkResponse({ standardSchema: casePlacements })
  onPlacement(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: placementAct }) act: z.infer<typeof placementAct>,
    @IdempotencyKey() once: string,
  ) {
    return this.desk.onPlacement(who, { id, key: once, act });
  }
}
