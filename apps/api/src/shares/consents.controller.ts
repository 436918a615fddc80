import {
  answerConsent,
  askConsent,
  type CaseNow,
  Cases,
  type ConsentAnswer,
  consentsOf,
  forRelative,
  type Giver,
  giversIn,
  withdrawConsent,
} from '@app/cases';
import { Door, IdempotencyKey, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { expectMay } from '../cases/partners';
import { consentOnPaper, consents, newConsent } from './shares.shapes';
import { consentView } from './shares.view';

const uuid = z.uuid();
type Consents = z.infer<typeof consents>;
type OnPaper = z.infer<typeof consentOnPaper>;

/** What the family of a case was asked and said; a worker writes down what was said on paper. */
@ApiTags('shares')
@Controller('cases/:id/consents')
export class CaseConsentsController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: consents })
  async list(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<Consents> {
    return this.all(who, await this.expectActs(who, id));
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: consents })
  async ask(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: newConsent }) { said, ...asked }: z.infer<typeof newConsent>,
    @IdempotencyKey() id: string,
  ): Promise<Consents> {
    const now = await this.expectActs(who, caseId);
    await forRelative(this.door, undefined, (open) =>
      askConsent(open, { caseId, by: who }, { id, asked, said: said.map(onPaper) }),
    );
    return this.all(who, now);
  }

  /** Writes down that one of the family said yes on paper. */
  @Post(':consent/answers')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: consents })
  async answer(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Param('consent', { schema: uuid }) id: string,
    @Body({ schema: consentOnPaper }) said: OnPaper,
  ): Promise<Consents> {
    const now = await this.expectActs(who, caseId);
    await forRelative(this.door, undefined, (open) => answerConsent(open, { caseId, by: who, id }, onPaper(said)));
    return this.all(who, now);
  }

  /** Writes down that the family took it back. */
  @Post(':consent/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: consents })
  async withdraw(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Param('consent', { schema: uuid }) id: string,
  ): Promise<Consents> {
    const now = await this.expectActs(who, caseId);
    await forRelative(this.door, undefined, (open) => withdrawConsent(open, { caseId, by: who, id }));
    return this.all(who, now);
  }

  private expectActs(who: Person, id: string): Promise<CaseNow> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, id);
      expectMay(who, now, 'note');
      return now;
    });
  }

  private async all(who: Person, { id, book }: CaseNow): Promise<Consents> {
    const found = await this.door.asPerson(who, (open) => consentsOf(open, id));
    const givers = await forRelative(this.door, undefined, (open) => giversIn(open, id));
    return {
      consents: found.map((one) => consentView(one, (moment) => book.calendar.dateAt(moment))),
      givers: givers.map(({ authorityId, ...one }) => ({ ...one, ...(authorityId && { authority: authorityId }) })),
    };
  }
}

function onPaper({ role, authority, on }: OnPaper): ConsentAnswer {
  const giver: Giver = { role, authorityId: role === 'parents' ? (authority ?? null) : null };
  return { ...giver, how: 'on-paper', on };
}
