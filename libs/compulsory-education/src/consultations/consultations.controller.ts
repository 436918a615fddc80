import { Door, IdempotencyKey, type Person, Who } from '@app/platform';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { expectMay } from '../prevention/prevention.ability';
import { type Period, period } from '../prevention/shapes';
import { hoursOf, ownConsultations, recordConsultation } from './consultations';
import * as shapes from './consultations.shapes';

/** Advice without a notification, written down in half a minute; it names nobody unless that is said. */
@ApiTags('consultations')
@Controller('compulsory-education/consultations')
export class ConsultationsController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.consultations })
  list(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.Consultations> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, (open) => ownConsultations(open, asked));
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: shapes.consultations })
  record(
    @Who() who: Person,
    @Body({ schema: shapes.newConsultation }) said: z.infer<typeof shapes.newConsultation>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.Consultations> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, async (open) => {
      await recordConsultation(open, id, said);
      return ownConsultations(open, {});
    });
  }

  @Get('hours')
  @ApiOkResponse({ standardSchema: shapes.consultationHours })
  hours(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.ConsultationHours> {
    expectMay(who, 'hold', 'lead');
    return this.door.asPerson(who, (open) => hoursOf(open, asked));
  }
}
