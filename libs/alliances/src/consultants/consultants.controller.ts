import { abilityOf } from '@app/cases';
import { Door, type Person, Problem, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { allianceMay } from '../alliance.ability';
import { consultantsSeen, nameConsultant } from './consultants';
import * as shapes from './consultants.shapes';

/** Who of an alliance knows which school. A school reads its own. */
@ApiTags('alliance')
@Controller('alliances/consultants')
export class ConsultantsController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.consultants })
  list(@Who() who: Person): Promise<shapes.Consultants> {
    return this.door.asPerson(who, consultantsSeen);
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.consultants })
  name(
    @Who() who: Person,
    @Body({ schema: shapes.newConsultant }) asked: z.infer<typeof shapes.newConsultant>,
  ): Promise<shapes.Consultants> {
    if (!mayName(who)) throw new Problem('not-allowed');
    return this.door.asPerson(who, async (open) => {
      await nameConsultant(open, asked);
      return consultantsSeen(open);
    });
  }
}

const mayName = (who: Person) => who.roles[0] === 'alliance' && abilityOf(who, allianceMay).can('name', 'Consultant');
