import { momentsHere, obligationsHere, recordObligation, sharesProof } from '@app/cases';
import { Door, IdempotencyKey, type Open, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type Control, control, obligation, recording } from './control.shapes';
import { expectReader } from './region-desk';
import { BeforeSigning } from '../session';

/**
 * What only organisations can do for a region, with when it was done last, and whether all that is shared has a basis: for
 * who gets the region to work, and who looks after its installation.
 */
@ApiTags('regions')
@BeforeSigning()
@Controller('regions/current/control')
export class ControlController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: control })
  async show(@Who() who: Person): Promise<Control> {
    const stands = await this.door.asPerson(who, standsHere);
    const { lookedAt, shares } = await sharesProof(this.door, who.region);
    const { write, obligations } = stands;
    return {
      obligations,
      proof: {
        ...(lookedAt && { lookedAt: write(lookedAt) }),
        shares: shares.map(({ since, ...one }) => ({ ...one, since: write(since) })),
      },
    };
  }

  @Post(':what')
  @HttpCode(200)
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ standardSchema: control })
  async record(
    @Who() who: Person,
    @Param('what', { schema: obligation }) what: z.infer<typeof obligation>,
    @Body({ schema: recording }) done: z.infer<typeof recording>,
    @IdempotencyKey() id: string,
  ): Promise<Control> {
    await this.door.asPerson(who, async (open) => {
      await expectReader(open);
      await recordObligation(open, { id, what, ...done });
    });
    return this.show(who);
  }
}

/** @throws Problem `not-allowed` for everybody else */
async function standsHere(open: Open<Person>) {
  await expectReader(open);
  const moments = await momentsHere(open);
  const obligations = await obligationsHere(open);
  return { obligations, write: (moment: Date) => moments.write(moment.getTime()) };
}
