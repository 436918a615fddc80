import { type Person, Who } from '@app/platform';
import { Body, Controller, Get, Headers, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AgreementsDesk } from './agreements-desk';
import { agreedInRegion, comparedRegions, draftedLadders, laddersAsked } from './agreements.shapes';
import { seenEtag } from '../cases/seen-etag';

const other = z.object({ with: z.string().regex(/^[\w-]{1,60}$/, 'is no name of a region') });

/** What the region of who asks agreed: a draft of what the platform offers until its partners sign it. */
@ApiTags('agreements')
@Controller('regions/current')
export class AgreementsController {
  constructor(private readonly desk: AgreementsDesk) {}

  @Get('agreements')
  @ApiOkResponse({ standardSchema: agreedInRegion })
  show(@Who() who: Person) {
    return this.desk.show(who);
  }

  @Post('agreements/signature')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: agreedInRegion })
  sign(@Who() who: Person) {
    return this.desk.sign(who);
  }

  @Get('ladders')
  @ApiOkResponse({ standardSchema: draftedLadders })
  ladders(@Who() who: Person) {
    return this.desk.ladders(who);
  }

  @Put('ladders')
  @ApiHeader({
    name: 'if-match',
    required: false,
    description: 'The etag of the draft that the person saw, if there was one',
  })
  @ApiOkResponse({ standardSchema: draftedLadders })
  draft(
    @Who() who: Person,
    @Body({ schema: laddersAsked }) { ladders }: z.infer<typeof laddersAsked>,
    @Headers('if-match') ifMatch: string | undefined,
  ) {
    return this.desk.draft(who, ladders, ifMatch);
  }

  @Post('ladders/signature')
  @HttpCode(200)
  @ApiHeader({ name: 'if-match', required: true, description: 'The etag of the draft that is signed' })
  @ApiOkResponse({ standardSchema: draftedLadders })
  signLadders(@Who() who: Person, @Headers('if-match') ifMatch: string | undefined) {
    return this.desk.signLadders(who, seenEtag(ifMatch));
  }

  @Get('compare')
  @ApiOkResponse({ standardSchema: comparedRegions })
  compare(@Who() who: Person, @Query({ schema: other }) { with: region }: z.infer<typeof other>) {
    return this.desk.compare(who, region);
  }
}
