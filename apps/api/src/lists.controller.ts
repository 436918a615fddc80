import { type Person, Who } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { pageQuery } from './cursor';
import { ListDesk } from './list-desk';
import { regionalPage } from './people.shapes';
import { casePage, missedPage, myDay } from './shapes';

type PageQuery = z.infer<typeof pageQuery>;
const searchQuery = pageQuery.extend({ q: z.string().trim().max(100).optional() });

@ApiTags('lists')
@Controller()
export class ListsController {
  constructor(private readonly desk: ListDesk) {}

  @Get('my-day')
  @ApiOkResponse({ standardSchema: myDay })
  myDay(@Who() who: Person, @Query({ schema: pageQuery }) page: PageQuery) {
    return this.desk.myDay(who, page);
  }

  @Get('missed')
  @ApiOkResponse({ standardSchema: missedPage })
  missed(@Who() who: Person, @Query({ schema: pageQuery }) page: PageQuery) {
    return this.desk.missed(who, page);
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
