import { Agreements } from '@app/cases';
import { Door, type Person, Problem, Who } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { disciplineOf, sicknessOf } from './overviews';
import * as shapes from './overviews.shapes';

/** What a school sees of itself, and an office of the schools of its residents. */
@ApiTags('school-overviews')
@Controller('schools')
export class OverviewsController {
  constructor(
    private readonly door: Door,
    private readonly agreements: Agreements,
  ) {}

  @Get('notification-discipline')
  @ApiOkResponse({ standardSchema: shapes.discipline })
  discipline(@Who() who: Person, @Query({ schema: shapes.period }) asked: shapes.Period): Promise<shapes.Discipline> {
    expectOneOf(who, 'school', 'compulsory-education');
    return this.door.asPerson(who, (open) => disciplineOf(open, this.agreements, asked));
  }

  @Get('sickness')
  @ApiOkResponse({ standardSchema: shapes.sickness })
  sickness(@Who() who: Person, @Query({ schema: shapes.period }) asked: shapes.Period): Promise<shapes.Sickness> {
    expectOneOf(who, 'school');
    return this.door.asPerson(who, (open) => sicknessOf(open, asked));
  }
}

function expectOneOf({ roles: [role = ''] }: Person, ...partners: readonly string[]): void {
  if (!partners.includes(role)) throw new Problem('not-allowed');
}
