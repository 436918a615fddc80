import { besideDataOf, Cases } from '@app/cases';
import { Door, type Person, Who } from '@app/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { besideData } from './rights.shapes';
import { besideInWords } from './rights.words';
import { expectMay } from '../cases/partners';

/** What stands beside the data of a case: what its family says is wrong, and what is kept apart. For everybody who acts in it. */
@ApiTags('cases')
@Controller('cases/:id/rights')
export class CaseRightsController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: besideData })
  list(@Who() who: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<z.infer<typeof besideData>> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, id);
      expectMay(who, now, 'read-notes');
      const found = await besideDataOf(open, id);
      return {
        beside: found.map((one) => ({
          right: one.right,
          organisation: one.organisation,
          by: one.askedByRole,
          sentence: besideInWords(one),
          ...(one.words !== null && { words: one.words }),
          ...(one.reason !== null && { reason: one.reason }),
          answeredOn: now.book.calendar.dateAt(one.answeredAt.getTime()),
        })),
      };
    });
  }
}
