import { toDoParts } from '@app/cases';
import { type Person, Who } from '@app/platform';
import { queues } from '@app/rules';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { pageQuery } from './cursor';
import { ListDesk } from './list-desk';
import { regionalPage } from '../people/people.shapes';
import { awaitedSteps, casePage, misses, missedPage, myDay, waitingSteps } from '../shapes';

type PageQuery = z.infer<typeof pageQuery>;
const dayQuery = pageQuery.extend({ part: z.enum(toDoParts).optional() });
const missedQuery = pageQuery.extend({ as: misses.optional(), party: z.string().max(60).optional() });
const waitingQuery = pageQuery.extend({ for: z.enum(queues).optional() });
const searchQuery = pageQuery.extend({ q: z.string().trim().max(100).optional() });

@ApiTags('lists')
@Controller()
export class ListsController {
  constructor(private readonly desk: ListDesk) {}

  @Get('my-day')
  @ApiOkResponse({ standardSchema: myDay })
  myDay(@Who() who: Person, @Query({ schema: dayQuery }) page: z.infer<typeof dayQuery>) {
    return this.desk.myDay(who, page);
  }

  @Get('awaited')
  @ApiOkResponse({ standardSchema: awaitedSteps })
  awaited(@Who() who: Person, @Query({ schema: pageQuery }) page: PageQuery) {
    return this.desk.awaited(who, page);
  }

  @Get('missed')
  @ApiOkResponse({ standardSchema: missedPage })
  missed(@Who() who: Person, @Query({ schema: missedQuery }) page: z.infer<typeof missedQuery>) {
    return this.desk.missed(who, page);
  }

  @Get('waiting')
  @ApiOkResponse({ standardSchema: waitingSteps })
  waiting(@Who() who: Person, @Query({ schema: waitingQuery }) page: z.infer<typeof waitingQuery>) {
    return this.desk.waiting(who, page);
  }

  @Get('cases')
  @ApiOkResponse({ standardSchema: casePage })
  cases(@Who() who: Person, @Query({ schema: searchQuery }) page: z.infer<typeof searchQuery>) {
    return this.desk.seen(who, page);
  }

  @Get('v1/regional-list')
  @ApiOkResponse({ standardSchema: regionalPage })
  regional(@Who() who: Person, @Query({ schema: pageQuery }) page: PageQuery) {
    return this.desk.regional(who, page);
  }
}
