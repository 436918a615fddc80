import { IdempotencyKey, type Person, Who } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { caseFile } from '../cases/case.shapes';
import { seenEtag } from '../cases/seen-etag';
import { TableDesk } from './table-desk';
import {
  authorityDecision,
  decision,
  decisionDraft,
  foreseen,
  guest,
  itemAct,
  meeting,
  meetings,
  order,
  present,
  proposedStep,
  time,
  wholeDecision,
} from './table.shapes';

const day = z.iso.date();
const uuid = z.uuid();

/** The meetings of the table. Of each case in it one sees what one may see of that case. */
@ApiTags('table')
@Controller('table')
export class TableController {
  constructor(private readonly desk: TableDesk) {}

  @Get('meetings')
  @ApiOkResponse({ standardSchema: meetings })
  all(@Who() who: Person) {
    return this.desk.meetings(who);
  }

  @Get('meetings/:on')
  @ApiOkResponse({ standardSchema: meeting })
  show(@Who() who: Person, @Param('on', { schema: day }) on: LocalDate) {
    return this.desk.show(who, on);
  }

  @Post('meetings/:on/present')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: meeting })
  present(
    @Who() who: Person,
    @Param('on', { schema: day }) on: LocalDate,
    @Body({ schema: present }) { organisations }: z.infer<typeof present>,
  ) {
    return this.desk.present(who, on, organisations);
  }

  @Post('meetings/:on/order')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: meeting })
  order(
    @Who() who: Person,
    @Param('on', { schema: day }) on: LocalDate,
    @Body({ schema: order }) { cases }: z.infer<typeof order>,
  ) {
    return this.desk.order(who, on, cases);
  }

  @Post('meetings/:on/time')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: meeting })
  time(
    @Who() who: Person,
    @Param('on', { schema: day }) on: LocalDate,
    @Body({ schema: time }) { minutes }: z.infer<typeof time>,
  ) {
    return this.desk.time(who, on, minutes);
  }

  @Post('meetings/:on/final')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: meeting })
  final(@Who() who: Person, @Param('on', { schema: day }) on: LocalDate) {
    return this.desk.final(who, on);
  }

  @Post('meetings/:on/cases/:id')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: meeting })
  item(
    @Who() who: Person,
    @Param('on', { schema: day }) on: LocalDate,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: itemAct }) act: z.infer<typeof itemAct>,
  ) {
    return this.desk.item(who, { on, caseId }, act);
  }

  @Post('meetings/:on/cases/:id/guests')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: meeting })
  guest(
    @Who() who: Person,
    @Param('on', { schema: day }) on: LocalDate,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: guest }) { organisation }: z.infer<typeof guest>,
  ) {
    return this.desk.guest(who, { on, caseId }, organisation);
  }

  @Post('meetings/:on/cases/:id/decisions')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: decision })
  begin(
    @Who() who: Person,
    @Param('on', { schema: day }) on: LocalDate,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: decisionDraft }) draft: z.infer<typeof decisionDraft>,
  ) {
    return this.desk.begin(who, { on, caseId }, draft);
  }

  /** What happens if it is not done, while it is still typed. Writes nothing. */
  @Post('meetings/:on/cases/:id/foreseen')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: foreseen })
  foresee(
    @Who() who: Person,
    @Param('on', { schema: day }) on: LocalDate,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: wholeDecision }) draft: z.infer<typeof wholeDecision>,
  ) {
    return this.desk.foresee(who, { on, caseId }, draft);
  }

  @Put('decisions/:id')
  @ApiHeader({ name: 'if-match', required: true, description: 'The etag that the person saw' })
  @ApiOkResponse({ standardSchema: decision })
  write(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: decisionDraft }) draft: z.infer<typeof decisionDraft>,
    @Headers('if-match') ifMatch: string | undefined,
  ) {
    return this.desk.write(who, { id, ifMatch: seenEtag(ifMatch) }, draft);
  }

  @Delete('decisions/:id')
  @HttpCode(204)
  @ApiHeader({ name: 'if-match', required: true, description: 'The etag that the person saw' })
  @ApiNoContentResponse()
  drop(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.desk.drop(who, { id, ifMatch: seenEtag(ifMatch) });
  }
}

/** What parties of a case agree between them, outside the table. */
@ApiTags('cases')
@Controller('cases/:id/agreed')
export class AgreedController {
  constructor(private readonly desk: TableDesk) {}

  @Post()
  @HttpCode(200)
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ standardSchema: caseFile })
  propose(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: proposedStep }) asked: z.infer<typeof proposedStep>,
    @IdempotencyKey() key: string,
  ) {
    return this.desk.propose(who, { id, key }, asked);
  }
}

/** What decisive authority decides in a case in which it was asked. */
@ApiTags('table')
@Controller('cases/:id/decisions')
export class DecisionsController {
  constructor(private readonly desk: TableDesk) {}

  @Post()
  @HttpCode(200)
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ standardSchema: caseFile })
  decide(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: authorityDecision }) asked: z.infer<typeof authorityDecision>,
    @IdempotencyKey() key: string,
  ) {
    return this.desk.decide(who, { id, key }, asked);
  }
}
