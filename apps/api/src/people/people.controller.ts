import { type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PeopleDesk } from './people-desk';
import { PeopleHereDesk } from './people-here-desk';
import {
  handingOver,
  inOrganisation,
  newDeparture,
  newLeave,
  newReturn,
  peopleHere,
  whereabouts,
} from './people.shapes';

const uuid = z.uuid();
type InOrganisation = z.infer<typeof inOrganisation>;

/** Those of one's own organisation. */
@ApiTags('people')
@Controller('v1/people')
export class PeopleHereController {
  constructor(private readonly desk: PeopleHereDesk) {}

  @Get()
  @ApiOkResponse({ standardSchema: peopleHere })
  list(@Who() who: Person) {
    return this.desk.list(who);
  }
}

/** People come and go: leave with a substitute, departure with handing over, and return. */
@ApiTags('people')
@Controller('v1/people/:id')
export class PeopleController {
  constructor(private readonly desk: PeopleDesk) {}

  @Get()
  @ApiOkResponse({ standardSchema: whereabouts })
  show(
    @Who() who: Person,
    @Param('id', { schema: uuid }) personId: string,
    @Query({ schema: inOrganisation }) { organisation: organisationId }: InOrganisation,
  ) {
    return this.desk.show(who, { personId, organisationId });
  }

  @Post('leave')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: whereabouts })
  leave(
    @Who() who: Person,
    @Param('id', { schema: uuid }) personId: string,
    @Query({ schema: inOrganisation }) { organisation: organisationId }: InOrganisation,
    @Body({ schema: newLeave }) { substitute: substituteId, ...days }: z.infer<typeof newLeave>,
  ) {
    return this.desk.leave(who, { personId, organisationId }, { ...days, substituteId });
  }

  @Post('departure')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: whereabouts })
  depart(
    @Who() who: Person,
    @Param('id', { schema: uuid }) personId: string,
    @Query({ schema: inOrganisation }) { organisation: organisationId }: InOrganisation,
    @Body({ schema: newDeparture }) departure: z.infer<typeof newDeparture>,
  ) {
    return this.desk.depart(who, { personId, organisationId }, departure);
  }

  @Post('away/:away/return')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: whereabouts })
  comeBack(
    @Who() who: Person,
    @Param('id', { schema: uuid }) personId: string,
    @Param('away', { schema: uuid }) away: string,
    @Query({ schema: inOrganisation }) { organisation: organisationId }: InOrganisation,
    @Body({ schema: newReturn }) { on }: z.infer<typeof newReturn>,
  ) {
    return this.desk.comeBack(who, { personId, organisationId }, away, on);
  }

  @Post('hand-over')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: whereabouts })
  handOver(
    @Who() who: Person,
    @Param('id', { schema: uuid }) personId: string,
    @Body({ schema: handingOver }) { parts }: z.infer<typeof handingOver>,
  ) {
    return this.desk.handOver(who, { personId, organisationId: who.organisation }, parts);
  }
}
