import { Door, type Person, Who } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { expectMay } from '../prevention/prevention.ability';
import { inSchoolYear } from '../prevention/shapes';
import { contactsOf, recurrenceOf } from './contacts';
import * as shapes from './contacts.shapes';

/** What an officer did himself, by the hat that he wore: as advisor, as chair, as monitor. */
@ApiTags('contacts')
@Controller('compulsory-education/contacts')
export class ContactsController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.contacts })
  list(
    @Who() who: Person,
    @Query({ schema: shapes.contactsAsked }) asked: shapes.ContactsAsked,
  ): Promise<shapes.Contacts> {
    expectMay(who, 'hold');
    return this.door.asPerson(who, (open) => contactsOf(open, asked));
  }

  @Get('recurrence')
  @ApiOkResponse({ standardSchema: shapes.recurrence })
  recurrence(
    @Who() who: Person,
    @Query({ schema: inSchoolYear }) { year }: z.infer<typeof inSchoolYear>,
  ): Promise<shapes.Recurrence> {
    expectMay(who, 'hold', 'lead');
    return this.door.asPerson(who, (open) => recurrenceOf(open, year));
  }
}
