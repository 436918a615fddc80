import { addFacility, changeFacility, dayIn, facilities, type Facility, runningBeyond } from '@app/cases';
import { Door, IdempotencyKey, type Open, type Person, Problem, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { facilitiesQuery, facilityChanged, facilityList, facilityTold } from './facilities.shapes';
import { keeps } from './placement-desk';
import { facilityView, placementToSeeView } from './placement.view';

const uuid = z.uuid();
type Told = z.infer<typeof facilityTold>;
type Changed = z.infer<typeof facilityChanged>;

/** The facilities of a region: everybody reads where there is what; the alliance that keeps one changes it. */
@ApiTags('placements')
@Controller('facilities')
export class FacilitiesController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: facilityList })
  list(
    @Who() who: Person,
    @Query({ schema: facilitiesQuery }) asked: z.infer<typeof facilitiesQuery>,
  ): Promise<z.infer<typeof facilityList>> {
    return this.door.asPerson(who, async (open) => ({
      items: (await facilities(open, asked)).map((one) => facilityView(one, keeps(who, one.allianceId))),
    }));
  }

  /** The key is the id that the facility gets: sent again it adds nothing. */
  @Post()
  @HttpCode(200)
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ standardSchema: facilityChanged })
  add(@Who() who: Person, @Body({ schema: facilityTold }) told: Told, @IdempotencyKey() key: string) {
    return this.keeping(who, (open) => addFacility(open, key, told));
  }

  /** Says all of it otherwise; done twice it is the same. */
  @Post(':id')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: facilityChanged })
  change(@Who() who: Person, @Param('id', { schema: uuid }) id: string, @Body({ schema: facilityTold }) told: Told) {
    return this.keeping(who, (open) => changeFacility(open, id, told));
  }

  /** @throws Problem `not-allowed` for who keeps no facilities */
  private keeping(who: Person, change: (open: Open<Person>) => Promise<Facility>): Promise<Changed> {
    if (!keeps(who, who.organisation)) throw new Problem('not-allowed');
    return this.door.asPerson(who, async (open) => {
      const now = await change(open);
      const today = await dayIn(open);
      const beyond = await runningBeyond(open, now.id);
      return {
        facility: facilityView(now, keeps(who, now.allianceId)),
        runningBeyond: beyond.map((one) => placementToSeeView(one, today)),
      };
    });
  }
}
