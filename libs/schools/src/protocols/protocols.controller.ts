import { Agreements } from '@app/cases';
import { Door, IdempotencyKey, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { expectMay } from './protocol.ability';
import * as shapes from './protocol.shapes';
import { makeProtocol, protocolsSeen, signProtocol } from './protocols';
import { thresholdsOf } from './thresholds';

const uuid = z.uuid();

/** What schools agreed about absence: who does what at how much, since when, and who signed. */
@ApiTags('protocols')
@Controller('schools')
export class ProtocolsController {
  constructor(
    private readonly door: Door,
    private readonly agreements: Agreements,
  ) {}

  @Get('protocols')
  @ApiOkResponse({ standardSchema: shapes.protocols })
  list(@Who() who: Person): Promise<shapes.Protocols> {
    expectMay(who, 'read');
    return this.door.asPerson(who, protocolsSeen);
  }

  @Post('protocols')
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: shapes.thresholds })
  make(
    @Who() who: Person,
    @Body({ schema: shapes.newProtocol }) asked: z.infer<typeof shapes.newProtocol>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.Thresholds> {
    expectMay(who, 'make');
    return this.door.asPerson(who, async (open) => {
      await makeProtocol(open, this.agreements, { id, asked });
      return thresholdsOf(open, this.agreements, who.organisation);
    });
  }

  @Post('protocols/:id/signature')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.thresholds })
  sign(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<shapes.Thresholds> {
    expectMay(who, 'sign');
    return this.door.asPerson(who, async (open) => {
      const schoolId = await signProtocol(open, id);
      return thresholdsOf(open, this.agreements, schoolId);
    });
  }

  @Get(':id/thresholds')
  @ApiOkResponse({ standardSchema: shapes.thresholds })
  thresholds(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<shapes.Thresholds> {
    expectMay(who, 'read');
    return this.door.asPerson(who, (open) => thresholdsOf(open, this.agreements, id));
  }
}
