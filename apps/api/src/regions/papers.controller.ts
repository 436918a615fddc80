import { type Person, Who } from '@app/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { PaperDesk } from './paper-desk';
import { differencesAsked, heldAgreements, heldAsked, paper, paperAsked, paperDifferences } from './papers.shapes';

const workflow = z.string().regex(/^[\w-]{1,60}$/, 'is no name of an agreement');

/** Agreements to read, for everybody of the region: what partners agreed is no secret. */
@ApiTags('agreements')
@Controller('regions/current/agreement-papers')
export class PapersController {
  constructor(private readonly desk: PaperDesk) {}

  @Get()
  @ApiOkResponse({ standardSchema: heldAgreements })
  list(@Who() who: Person, @Query({ schema: heldAsked }) asked: z.infer<typeof heldAsked>) {
    return this.desk.list(who, asked);
  }

  @Get(':workflow')
  @ApiOkResponse({ standardSchema: paper })
  show(
    @Who() who: Person,
    @Param('workflow', { schema: workflow }) name: string,
    @Query({ schema: paperAsked }) asked: z.infer<typeof paperAsked>,
  ) {
    return this.desk.show(who, { workflow: name, ...asked });
  }

  @Get(':workflow/differences')
  @ApiOkResponse({ standardSchema: paperDifferences })
  differences(
    @Who() who: Person,
    @Param('workflow', { schema: workflow }) name: string,
    @Query({ schema: differencesAsked }) asked: z.infer<typeof differencesAsked>,
  ) {
    return this.desk.differences(who, { workflow: name, ...asked });
  }
}
