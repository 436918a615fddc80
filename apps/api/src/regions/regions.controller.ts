import { type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RegionDesk } from './region-desk';
import { foreseen, readiness, signatures } from './region.shapes';
import { BeforeSigning } from '../session';

const organisationId = z.uuid();

@ApiTags('regions')
@BeforeSigning()
@Controller('regions/current')
export class RegionsController {
  constructor(private readonly desk: RegionDesk) {}

  @Get('check')
  @ApiOkResponse({ standardSchema: readiness })
  check(@Who() who: Person) {
    return this.desk.show(who);
  }

  @Get('foreseen')
  @ApiOkResponse({ standardSchema: foreseen })
  async foresee(@Who() who: Person) {
    return { sentences: await this.desk.foresee(who) };
  }

  @Post('organisations/:id/signatures')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: readiness })
  sign(
    @Who() who: Person,
    @Param('id', { schema: organisationId }) id: string,
    @Body({ schema: signatures }) given: z.infer<typeof signatures>,
  ) {
    return this.desk.sign(who, id, given);
  }

  @Post('organisations/:id/switch-on')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: readiness })
  switchOnOrganisation(@Who() who: Person, @Param('id', { schema: organisationId }) id: string) {
    return this.desk.switchOnOrganisation(who, id);
  }

  @Post('switch-on')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: readiness })
  switchOn(@Who() who: Person) {
    return this.desk.switchOn(who);
  }
}
