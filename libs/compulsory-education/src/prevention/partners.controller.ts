import { organisationsOf } from '@app/cases';
import { Door, type Person, Who } from '@app/platform';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { expectMay, mayInPrevention } from './prevention.ability';
import { named } from './shapes';

const partners = z
  .object({
    mayHold: z.boolean().meta({ description: 'Makes surgeries, talks and information, and records advice' }),
    mayList: z.boolean().meta({ description: 'Puts pupils of its own school on a list' }),
    organisations: z.array(named.extend({ role: z.string() })),
  })
  .meta({ id: 'PreventionPartners' });

/** With whom prevention is done: the schools and partners of the region, and what the person does there. */
@ApiTags('prevention')
@Controller('compulsory-education/prevention-partners')
export class PartnersController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: partners })
  list(@Who() who: Person): Promise<z.infer<typeof partners>> {
    expectMay(who, 'read');
    return this.door.asPerson(who, async (open) => ({
      mayHold: mayInPrevention(who, 'hold'),
      mayList: mayInPrevention(who, 'list'),
      organisations: await organisationsOf(open),
    }));
  }
}
