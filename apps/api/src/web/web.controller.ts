import { dropView, keepView, mostViews, type SavedView, viewsOf } from '@app/cases';
import { Door, type Open, type Person, Problem, Who } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { expectWatches, WebDesk } from './web-desk';
import { maybeSame, newView, savedViews, webPage, webQuery } from './web.shapes';

const uuid = z.uuid();
type Views = z.infer<typeof savedViews>;

/** All cases of an area at once, for who watches over the agreements, and the filters that he keeps. */
@ApiTags('web')
@Controller('web')
export class WebController {
  constructor(
    private readonly desk: WebDesk,
    private readonly door: Door,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: webPage })
  show(@Who() who: Person, @Query({ schema: webQuery }) asked: z.infer<typeof webQuery>) {
    return this.desk.show(who, asked);
  }

  @Get('maybe-same')
  @ApiOkResponse({ standardSchema: maybeSame })
  maybeSame(@Who() who: Person) {
    return this.desk.maybeSame(who);
  }

  @Get('views')
  @ApiOkResponse({ standardSchema: savedViews })
  views(@Who() who: Person): Promise<Views> {
    expectWatches(who);
    return this.door.asPerson(who, kept);
  }

  @Post('views')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: savedViews })
  keep(@Who() who: Person, @Body({ schema: newView }) given: z.infer<typeof newView>): Promise<Views> {
    expectWatches(who);
    return this.door.asPerson(who, async (open) => {
      const isKept = await keepView(open, { ...given, filter: given.filter as SavedView['filter'] });
      if (!isKept) throw new Problem('malformed-request', `No more than ${mostViews} views are kept`);
      return kept(open);
    });
  }

  @Delete('views/:id')
  @ApiOkResponse({ standardSchema: savedViews })
  drop(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<Views> {
    expectWatches(who);
    return this.door.asPerson(who, async (open) => {
      if (!(await dropView(open, id))) throw new Problem('not-found');
      return kept(open);
    });
  }
}

async function kept(open: Open<Person>): Promise<Views> {
  return { views: (await viewsOf(open)).map(({ id, name, filter }) => ({ id, name, filter })) };
}
