import { draftOf, draftsOf, dropDraft, keepDraft, momentsHere } from '@app/cases';
import { Door, type Person, Who } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ForFamiliesToo } from '../session';
import { draft, draftKey, drafts, newDraft } from './drafts.shapes';

/** What somebody typed and did not send yet: his own alone, on whatever device he goes on. */
@ApiTags('drafts')
@ForFamiliesToo()
@Controller('drafts')
export class DraftsController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: drafts })
  list(@Who() who: Person): Promise<z.infer<typeof drafts>> {
    return this.door.asPerson(who, async (open) => {
      const moments = await momentsHere(open);
      const found = await draftsOf(open);
      return { drafts: found.map(({ key, writtenAt }) => ({ key, writtenAt: moments.write(writtenAt.getTime()) })) };
    });
  }

  @Get(':key')
  @ApiOkResponse({ standardSchema: draft })
  show(@Who() who: Person, @Param('key', { schema: draftKey }) key: string): Promise<z.infer<typeof draft>> {
    return this.door.asPerson(who, async (open) => ({ filledIn: { ...(await draftOf(open, key)) } }));
  }

  @Put(':key')
  @HttpCode(204)
  @ApiNoContentResponse()
  keep(
    @Who() who: Person,
    @Param('key', { schema: draftKey }) key: string,
    @Body({ schema: newDraft }) { filledIn }: z.infer<typeof newDraft>,
  ): Promise<void> {
    return this.door.asPerson(who, (open) => keepDraft(open, key, filledIn));
  }

  @Delete(':key')
  @HttpCode(204)
  @ApiNoContentResponse()
  drop(@Who() who: Person, @Param('key', { schema: draftKey }) key: string): Promise<void> {
    return this.door.asPerson(who, (open) => dropDraft(open, key));
  }
}
