import { Door, IdempotencyKey, type Open, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Doing, expectMay } from '../prevention/prevention.ability';
import { inSchoolYear, type Period, period } from '../prevention/shapes';
import { residentsElsewhere, seeResident, settlementOf } from './elsewhere';
import { listForSurgery, recordTalk, withdrawFromSurgery } from './listed-pupils';
import { cancelSurgery, holdSurgery, surgeriesSeen, surgeryOf } from './surgeries';
import * as shapes from './surgeries.shapes';

const uuid = z.uuid();

/** Attendance surgeries: the office holds them, the school lists its pupils, the office of residence is told. */
@ApiTags('surgeries')
@Controller('compulsory-education')
export class SurgeriesController {
  constructor(private readonly door: Door) {}

  @Get('surgeries')
  @ApiOkResponse({ standardSchema: shapes.surgeries })
  list(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.Surgeries> {
    expectMay(who, 'read');
    return this.door.asPerson(who, (open) => surgeriesSeen(open, asked));
  }

  @Post('surgeries')
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: shapes.surgery })
  hold(
    @Who() who: Person,
    @Body({ schema: shapes.newSurgery }) asked: z.infer<typeof shapes.newSurgery>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.Surgery> {
    return this.doing(who, 'hold', id, (open) => holdSurgery(open, id, asked));
  }

  @Get('surgeries/:id')
  @ApiOkResponse({ standardSchema: shapes.surgery })
  show(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<shapes.Surgery> {
    return this.doing(who, 'read', id, () => Promise.resolve());
  }

  @Post('surgeries/:id/cancellation')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.surgery })
  cancel(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<shapes.Surgery> {
    return this.doing(who, 'hold', id, (open) => cancelSurgery(open, id));
  }

  @Post('surgeries/:id/pupils')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.surgery })
  listPupil(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: shapes.listing }) asked: z.infer<typeof shapes.listing>,
  ): Promise<shapes.Surgery> {
    return this.doing(who, 'list', id, (open) => listForSurgery(open, id, asked));
  }

  @Post('surgeries/:id/pupils/:listed/withdrawal')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.surgery })
  withdraw(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Param('listed', { schema: uuid }) listed: string,
  ): Promise<shapes.Surgery> {
    return this.doing(who, 'list', id, (open) => withdrawFromSurgery(open, id, listed));
  }

  @Post('surgeries/:id/pupils/:listed/talk')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.surgery })
  record(
    @Who() who: Person,
    @Param('id', { schema: uuid }) surgeryId: string,
    @Param('listed', { schema: uuid }) listedId: string,
    @Body({ schema: shapes.talked }) said: z.infer<typeof shapes.talked>,
  ): Promise<shapes.Surgery> {
    return this.doing(who, 'hold', surgeryId, (open) => recordTalk(open, { surgeryId, listedId }, said));
  }

  @Get('residents-elsewhere')
  @ApiOkResponse({ standardSchema: shapes.residentsElsewhere })
  residents(@Who() who: Person, @Query({ schema: period }) asked: Period): Promise<shapes.ResidentsElsewhere> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, (open) => residentsElsewhere(open, asked));
  }

  @Post('residents-elsewhere/:id/seen')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.residentsElsewhere })
  seen(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<shapes.ResidentsElsewhere> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, async (open) => {
      await seeResident(open, id);
      return residentsElsewhere(open, {});
    });
  }

  @Get('settlement')
  @ApiOkResponse({ standardSchema: shapes.settlement })
  settlement(
    @Who() who: Person,
    @Query({ schema: inSchoolYear }) { year }: z.infer<typeof inSchoolYear>,
  ): Promise<shapes.Settlement> {
    expectMay(who, 'hold', 'lead');
    return this.door.asPerson(who, (open) => settlementOf(open, year));
  }

  /** Does something with a surgery, and shows it as it is then. */
  private doing(
    who: Person,
    what: Doing,
    id: string,
    work: (open: Open<Person>) => Promise<void>,
  ): Promise<shapes.Surgery> {
    expectMay(who, what);
    return this.door.asPerson(who, async (open) => {
      await work(open);
      return surgeryOf(open, id);
    });
  }
}
