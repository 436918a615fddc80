import { Agreements } from '@app/cases';
import { Door, IdempotencyKey, type Person, Who } from '@app/platform';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { expectMay } from '../prevention/prevention.ability';
import { giveInstruction, instructionsSeen } from './instructions';
import * as shapes from './instructions.shapes';

/** What the colleges instruct their officers: the document, and its rules beside what the region agreed and what was held. */
@ApiTags('instructions')
@Controller('compulsory-education/instructions')
export class InstructionsController {
  constructor(
    private readonly door: Door,
    private readonly agreements: Agreements,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.instructions })
  list(@Who() who: Person): Promise<shapes.Instructions> {
    expectMay(who, 'read');
    return this.door.asPerson(who, (open) => instructionsSeen(open, this.agreements));
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: shapes.instructions })
  give(
    @Who() who: Person,
    @Body({ schema: shapes.newInstruction }) asked: z.infer<typeof shapes.newInstruction>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.Instructions> {
    expectMay(who, 'lead');
    return this.door.asPerson(who, async (open) => {
      await giveInstruction(open, this.agreements, { id, asked });
      return instructionsSeen(open, this.agreements);
    });
  }
}
