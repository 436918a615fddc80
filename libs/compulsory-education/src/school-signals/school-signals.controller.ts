import { Door, IdempotencyKey, type Person, ProvenOnly, Who } from '@app/platform';
import { Body, Controller, Get, Header, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { expectMay } from '../prevention/prevention.ability';
import { inSchoolYear, type Period, period } from '../prevention/shapes';
import { signalSchool, signalsForPolicy, signalsSeen } from './school-signals';
import * as shapes from './school-signals.shapes';

/** What officers see at schools: told to the school, and as a sum to the makers of policy. Never about a person. */
@ApiTags('school-signals')
@Controller('compulsory-education/school-signals')
export class SchoolSignalsController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.schoolSignals })
  list(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.SchoolSignals> {
    expectMay(who, 'read');
    return this.door.asPerson(who, (open) => signalsSeen(open, asked));
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: shapes.schoolSignals })
  signal(
    @Who() who: Person,
    @Body({ schema: shapes.newSchoolSignal }) said: z.infer<typeof shapes.newSchoolSignal>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.SchoolSignals> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, async (open) => {
      await signalSchool(open, id, said);
      return signalsSeen(open, {});
    });
  }

  @Get('for-policy.csv')
  @ProvenOnly()
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="school-signals.csv"')
  forPolicy(
    @Who() who: Person,
    @Query({ schema: inSchoolYear }) { year }: z.infer<typeof inSchoolYear>,
  ): Promise<string> {
    expectMay(who, 'lead');
    return this.door.asPerson(who, (open) => signalsForPolicy(open, year));
  }
}
