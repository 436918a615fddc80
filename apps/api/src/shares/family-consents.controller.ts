import {
  answerConsent,
  type Colleague,
  consentsForRelative,
  forRelative,
  giverIn,
  regionOf,
  withdrawConsent,
} from '@app/cases';
import { Door, type Open, type Person, Who } from '@app/platform';
import { type LocalDate, momentsOf } from '@app/rules';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ForFamilies, Me } from '../session';
import { familyConsents } from './shares.shapes';
import { consentView, shareView } from './shares.view';

const uuid = z.uuid();
type FamilyConsents = z.infer<typeof familyConsents>;

/** What a family is asked to agree with, what is shared of its child, and that it takes back what it said. */
@ApiTags('family')
@ForFamilies()
@Controller('family')
export class FamilyConsentsController {
  constructor(private readonly door: Door) {}

  @Get('consents')
  @ApiOkResponse({ standardSchema: familyConsents })
  show(@Me() me: Colleague, @Who() who: Person): Promise<FamilyConsents> {
    return forRelative(this.door, who, (open) => all(open, me));
  }

  @Post('cases/:id/consents/:consent/give')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: familyConsents })
  give(
    @Me() me: Colleague,
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Param('consent', { schema: uuid }) id: string,
  ): Promise<FamilyConsents> {
    return forRelative(this.door, who, async (open) => {
      const giver = await giverIn(open, me.id, caseId);
      const on = (await dates(open, me))(open.nowMs);
      await answerConsent(open, { caseId, by: me, id }, { ...giver, how: 'on-own-page', on });
      return all(open, me);
    });
  }

  /** Takes it back, or says no to what was asked. */
  @Post('cases/:id/consents/:consent/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: familyConsents })
  withdraw(
    @Me() me: Colleague,
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Param('consent', { schema: uuid }) id: string,
  ): Promise<FamilyConsents> {
    return forRelative(this.door, who, async (open) => {
      await withdrawConsent(open, { caseId, by: me, id }, await giverIn(open, me.id, caseId));
      return all(open, me);
    });
  }
}

async function dates(open: Open, { regionId }: Colleague): Promise<(moment: number) => LocalDate> {
  const { settings } = await regionOf(open, regionId);
  return momentsOf(settings.zone).dateAt;
}

async function all(open: Open, me: Colleague): Promise<FamilyConsents> {
  const dateAt = await dates(open, me);
  const found = await consentsForRelative(open, me.id);
  return {
    cases: found.map(({ caseId, consents, shares }) => ({
      id: caseId,
      consents: consents.map(({ isHis, hasSaid, ...one }) => ({
        ...consentView(one, dateAt),
        isYours: isHis,
        youSaid: hasSaid,
      })),
      shares: shares.map((one) => {
        const { isOwn: _, madeBy: __, person: ___, ...shown } = shareView(one, dateAt);
        return shown;
      }),
    })),
  };
}
