import { Door, type Person, Problem, Who } from '@app/platform';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { expectMay } from '../prevention/prevention.ability';
import { inSchoolYear } from '../prevention/shapes';
import { municipalitiesOf, setMunicipality } from './municipalities';
import * as shapes from './municipalities.shapes';

const name = z.string().min(1).max(80);

/** One office for several municipalities: what is set of each, and numbers per municipality, size and part of the country. */
@ApiTags('municipalities')
@Controller('compulsory-education/municipalities')
export class MunicipalitiesController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.municipalities })
  list(
    @Who() who: Person,
    @Query({ schema: inSchoolYear }) { year }: z.infer<typeof inSchoolYear>,
  ): Promise<shapes.Municipalities> {
    if (who.roles[0] !== 'compulsory-education') throw new Problem('not-allowed');
    expectMay(who, 'read');
    return this.door.asPerson(who, (open) => municipalitiesOf(open, year));
  }

  @Put(':municipality')
  @ApiOkResponse({ standardSchema: shapes.municipalities })
  set(
    @Who() who: Person,
    @Param('municipality', { schema: name }) municipality: string,
    @Body({ schema: shapes.setting }) given: z.infer<typeof shapes.setting>,
  ): Promise<shapes.Municipalities> {
    expectMay(who, 'lead');
    return this.door.asPerson(who, async (open) => {
      await setMunicipality(open, municipality, given);
      return municipalitiesOf(open);
    });
  }
}
