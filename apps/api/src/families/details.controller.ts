import { type Colleague, detailsOf, forRelative, tellDetails } from '@app/cases';
import { Door, type Open, type Person, Problem, Who } from '@app/platform';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { contactDetails } from './families.shapes';
import { type OwnDetails, ownDetails } from './family.shapes';
import { ForFamilies, Me } from '../session';

/** How somebody of a family is reached, as he says himself: each his own, and never those of another. */
@ApiTags('family')
@ForFamilies()
@Controller('family/details')
export class DetailsController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: ownDetails })
  show(@Me() me: Colleague, @Who() who: Person): Promise<OwnDetails> {
    return forRelative(this.door, who, (open) => detailsTo(open, me, who));
  }

  @Put()
  @ApiOkResponse({ standardSchema: ownDetails })
  tell(
    @Me() me: Colleague,
    @Who() who: Person,
    @Body({ schema: contactDetails }) told: z.infer<typeof contactDetails>,
  ): Promise<OwnDetails> {
    const { phone = null, address = null, ...rest } = told;
    return forRelative(this.door, who, async (open) => {
      await tellDetails(open, me.id, { ...rest, phone, address });
      return detailsTo(open, me, who);
    });
  }
}

async function detailsTo(open: Open, { id }: Colleague, { roles: [role] }: Person): Promise<OwnDetails> {
  const found = await detailsOf(open, id);
  if (!found) throw new Problem('not-found');
  const { phone, address, ...details } = found;
  return {
    role: role as OwnDetails['role'],
    ...details,
    ...(phone !== null && { phone }),
    ...(address !== null && { address }),
  };
}
