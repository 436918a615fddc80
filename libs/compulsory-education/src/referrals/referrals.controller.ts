import { Cases } from '@app/cases';
import { Door, IdempotencyKey, type Person, Problem, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { inquires } from '../compulsory-education.ability';
import { refer, referralsOf, tellResult } from './referrals';
import * as shapes from './referrals.shapes';

const uuid = z.uuid();

/** Referrals of an office to a partner of justice. Only the office reads them. */
@ApiTags('compulsory-education')
@Controller('compulsory-education/cases/:id/referrals')
export class ReferralsController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.referrals })
  list(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<shapes.Referrals> {
    expectOfficer(who);
    return this.door.asPerson(who, async (open) => {
      await this.cases.read(open, id);
      return referralsOf(open, id);
    });
  }

  @Post()
  @HttpCode(200)
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ standardSchema: shapes.referrals })
  refer(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: shapes.newReferral }) { to }: z.infer<typeof shapes.newReferral>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.Referrals> {
    expectOfficer(who);
    return this.door.asPerson(who, async (open) => {
      await this.cases.read(open, caseId);
      await refer(open, { id, caseId, to });
      return referralsOf(open, caseId);
    });
  }
}

/** What a guest brings in. Nothing is answered but that it came. */
@ApiTags('guests')
@Controller('guests/results')
export class GuestResultsController {
  constructor(private readonly door: Door) {}

  @Post()
  @HttpCode(204)
  @ApiNoContentResponse()
  async tell(
    @Who() who: Person,
    @Body({ schema: shapes.referralResult }) said: z.infer<typeof shapes.referralResult>,
  ): Promise<void> {
    if (who.roles[0] !== 'halt') throw new Problem('not-allowed');
    await this.door.asPerson(who, (open) => tellResult(open, said));
  }
}

function expectOfficer(who: Person): void {
  if (!inquires(who)) throw new Problem('not-allowed');
}
