import {
  Agreements,
  askableByRelative,
  askedByRelativeOfRight,
  Casebooks,
  type Colleague,
  forRelative,
  regionOf,
  requestsBy,
  type RightsParts,
} from '@app/cases';
import { Door, IdempotencyKey, type Open, type Person, Who } from '@app/platform';
import { momentsOf } from '@app/rules';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type FamilyRights, familyRights, newRequest } from './rights.shapes';
import { requestView } from './rights.view';
import { rightsExplained } from './rights.words';
import { partnerInWords } from '../families/family.words';
import { ForFamilies, Me } from '../session';

const uuid = z.uuid();

/** What parents and young people ask about their own data: of which organisation, by when it answers, and what it said. */
@ApiTags('family')
@ForFamilies()
@Controller('family')
export class FamilyRightsController {
  constructor(
    private readonly door: Door,
    private readonly books: Casebooks,
    private readonly agreements: Agreements,
  ) {}

  private get parts(): RightsParts {
    return { books: this.books, agreements: this.agreements };
  }

  @Get('rights')
  @ApiOkResponse({ standardSchema: familyRights })
  list(@Me() me: Colleague, @Who() who: Person): Promise<FamilyRights> {
    return forRelative(this.door, who, (open) => this.listOf(open, me));
  }

  @Post('cases/:id/rights')
  @HttpCode(200)
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ standardSchema: familyRights })
  ask(
    @Me() me: Colleague,
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: newRequest }) asked: z.infer<typeof newRequest>,
    @IdempotencyKey() id: string,
  ): Promise<FamilyRights> {
    return forRelative(this.door, who, async (open) => {
      await askedByRelativeOfRight(open, this.parts, { personId: me.id, caseId, asked: { id, ...asked } });
      return this.listOf(open, me);
    });
  }

  private async listOf(open: Open, me: Colleague): Promise<FamilyRights> {
    const { settings } = await regionOf(open, me.regionId);
    const moments = momentsOf(settings.zone);
    const cases = (await askableByRelative(open, me.id)).map(({ organisations, ...one }) => ({
      ...one,
      organisations: organisations.map((of) => ({ ...of, who: partnerInWords(of.role) })),
    }));
    const requests = await requestsBy(open, this.books, me.id);
    return { rights: [...rightsExplained], cases, requests: requests.map((one) => requestView(one, moments)) };
  }
}
