import { type CaseNow, Cases, endShare, flowsBetween, type Receiver, receiversIn, share, sharesOf } from '@app/cases';
import { Door, IdempotencyKey, type Open, type Person, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { expectMay, mayInCase } from '../cases/partners';
import { newShare, shares } from './shares.shapes';
import { shareView } from './shares.view';

const uuid = z.uuid();
type Shares = z.infer<typeof shares>;

/** What parties of a case tell each other beyond what their jobs give them: to whom, on which basis, until when. */
@ApiTags('shares')
@Controller('cases/:id/shares')
export class SharesController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: shares })
  list(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<Shares> {
    return this.door.asPerson(who, async (open) => all(open, await this.cases.read(open, id)));
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: shares })
  make(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: newShare }) asked: z.infer<typeof newShare>,
    @IdempotencyKey() id: string,
  ): Promise<Shares> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, caseId);
      expectMay(who, now, 'note');
      await share(open, now, { id, asked });
      return all(open, now);
    });
  }

  @Post(':share/end')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shares })
  end(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Param('share', { schema: uuid }) id: string,
  ): Promise<Shares> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, caseId);
      expectMay(who, now, 'note');
      await endShare(open, caseId, id);
      return all(open, now);
    });
  }
}

async function all(open: Open<Person>, now: CaseNow): Promise<Shares> {
  const { who } = open;
  const { calendar } = now.book;
  const found = await sharesOf(open, now.id);
  const receivers = mayInCase(who, now, 'note') ? receiversIn(now, who.organisation) : [];
  return {
    shares: found.map((one) => shareView(one, (moment) => calendar.dateAt(moment))),
    offers: receivers.flatMap((to) => offerTo(who.roles[0] ?? '', to)),
  };
}

/** What one may tell a party, by the map: per category the bases, the usual one first. */
function offerTo(from: string, to: Receiver): Shares['offers'] {
  const flows = flowsBetween(from, to.role);
  const categories = [...new Set(flows.flatMap((flow) => flow.categories))];
  const ways = categories.map((category) => {
    const along = flows.filter((flow) => flow.categories.includes(category));
    return {
      category,
      bases: [...new Set(along.flatMap(({ bases }) => bases))],
      articles: [...new Set(along.flatMap(({ articles = [] }) => articles))],
    };
  });
  return ways.length > 0 ? [{ to, ways }] : [];
}
