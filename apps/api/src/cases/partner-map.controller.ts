import {
  addPartnerAround,
  addPartnerType,
  agreePair,
  type CaseNow,
  Cases,
  partnersAround,
  partnerTypes,
  regionPairs,
  sidesOf,
} from '@app/cases';
import { Door, IdempotencyKey, type Open, type Person, Problem, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { partyOf } from './case.parts';
import * as shapes from './partner-map.shapes';
import { expectMay } from './partners';
import { mayGetToWork } from '../regions/region-desk';

const uuid = z.uuid();
type PartnerMap = z.infer<typeof shapes.partnerMap>;

/** Who is around the child of a case, where it lives and learns, and which side leads. */
@ApiTags('cases')
@Controller('cases/:id/partner-map')
export class PartnerMapController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.partnerMap })
  show(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<PartnerMap> {
    return this.door.asPerson(who, async (open) => mapOf(open, await this.cases.read(open, id)));
  }

  @Post('partners')
  @HttpCode(200)
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ standardSchema: shapes.partnerMap })
  add(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: shapes.newPartner }) asked: z.infer<typeof shapes.newPartner>,
    @IdempotencyKey() id: string,
  ): Promise<PartnerMap> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, caseId);
      expectMay(who, now, 'note');
      await addPartnerAround(open, { id, caseId, ...asked });
      return mapOf(open, now);
    });
  }
}

async function mapOf(open: Open<Person>, now: CaseNow): Promise<PartnerMap> {
  return {
    ...(await sidesOf(open, now)),
    parties: now.parties.map(({ role }) => partyOf(now.parties, role)),
    around: await partnersAround(open, now.id),
  };
}

/** What a region knows of partners: kinds of its own beside the known ones, and what it agreed with its neighbours. */
@ApiTags('regions')
@Controller('regions/current')
export class RegionPartnersController {
  constructor(private readonly door: Door) {}

  @Get('partner-types')
  @ApiOkResponse({ standardSchema: shapes.partnerTypesSeen })
  types(@Who() who: Person): Promise<z.infer<typeof shapes.partnerTypesSeen>> {
    return this.door.asPerson(who, async (open) => ({ types: [...(await partnerTypes(open))] }));
  }

  @Post('partner-types')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.partnerTypesSeen })
  addType(
    @Who() who: Person,
    @Body({ schema: shapes.newPartnerType }) asked: z.infer<typeof shapes.newPartnerType>,
  ): Promise<z.infer<typeof shapes.partnerTypesSeen>> {
    expectLead(who);
    return this.door.asPerson(who, async (open) => {
      await addPartnerType(open, asked);
      return { types: [...(await partnerTypes(open))] };
    });
  }

  @Get('pairs')
  @ApiOkResponse({ standardSchema: shapes.pairsSeen })
  pairs(@Who() who: Person): Promise<z.infer<typeof shapes.pairsSeen>> {
    return this.door.asPerson(who, pairsIn);
  }

  @Post('pairs')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.pairsSeen })
  agree(
    @Who() who: Person,
    @Body({ schema: shapes.newPair }) asked: z.infer<typeof shapes.newPair>,
  ): Promise<z.infer<typeof shapes.pairsSeen>> {
    expectLead(who);
    return this.door.asPerson(who, async (open) => {
      await agreePair(open, asked);
      return pairsIn(open);
    });
  }
}

async function pairsIn(open: Open<Person>): Promise<z.infer<typeof shapes.pairsSeen>> {
  const found = await regionPairs(open);
  return { pairs: found.map((one) => ({ ...one, municipalities: [...one.municipalities] })) };
}

function expectLead(who: Person): void {
  if (!mayGetToWork(who)) throw new Problem('not-allowed');
}
