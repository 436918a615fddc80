import { regionOf, todayHere } from '@app/cases';
import { Door, type Person, Who } from '@app/platform';
import { billFlags, heldSince } from '@app/rules';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { asks, standsInWords } from './bill.words';
import { on, words } from '../shapes';

const billInRegion = z
  .object({
    asks: z.array(
      z.object({
        flag: z.enum(billFlags),
        title: words,
        since: on.optional().meta({ description: 'The date that the region gave it; left out, it gave none' }),
        holds: z.boolean(),
        works: z.boolean().meta({ description: 'Whether the platform does it; otherwise only its date is kept' }),
        stands: words,
        changes: words,
      }),
    ),
  })
  .meta({ id: 'BillInRegion' });

/** Since when a region works as the bill on reducing school absence asks, for everybody who works in it. */
@ApiTags('regions')
@Controller('regions/current/bill')
export class BillController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: billInRegion })
  show(@Who() who: Person): Promise<z.infer<typeof billInRegion>> {
    return this.door.asPerson(who, async (open) => {
      const { settings } = await regionOf(open, who.region);
      const today = await todayHere(open);
      return {
        asks: billFlags.map((flag) => {
          const since = settings.bill?.[flag];
          const holds = heldSince(settings, flag, today) !== undefined;
          return { flag, ...(since && { since }), holds, stands: standsInWords(since, today), ...asks[flag] };
        }),
      };
    });
  }
}
