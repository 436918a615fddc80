import { type Colleague, forRelative, lookedAt, regionOf } from '@app/cases';
import { Door, type Person, Who } from '@app/platform';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { lookInWords } from './looks.words';
import { ForFamilies, Me } from '../session';
import { on, words } from '../shapes';

const looks = z
  .object({
    looks: z
      .array(z.object({ on, organisation: z.string(), role: z.string(), times: z.int(), sentence: words }))
      .meta({ description: 'A line per day, organisation and role, the last day first' }),
  })
  .meta({ id: 'LookedAt' });

/** Who looked at a child, for its family: from the log of looks, in plain words. */
@ApiTags('family')
@ForFamilies()
@Controller('family/looks')
export class LooksController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: looks })
  list(@Me() me: Colleague, @Who() who: Person): Promise<z.infer<typeof looks>> {
    return forRelative(this.door, who, async (open) => {
      const { settings } = await regionOf(open, me.regionId);
      const found = await lookedAt(open, me.id, settings.zone);
      return { looks: found.map(({ categories, ...one }) => ({ ...one, sentence: lookInWords(one, categories) })) };
    });
  }
}
