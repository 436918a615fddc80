import { type Person, Who } from '@app/platform';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CalendarDesk } from './calendar-desk';
import { correction, holidayCalendar, holidayFeed, newClosingDays, closingCalendar } from './calendar.shapes';

const organisationId = z.uuid();
const query = z.object({ trial: z.stringbool().optional() });
type Query = z.infer<typeof query>;

/** Days off: those of one organisation, and the school holidays of a region. With `trial` what would move, and nothing does. */
@ApiTags('calendars')
@Controller('v1/calendars')
export class CalendarsController {
  constructor(private readonly desk: CalendarDesk) {}

  @Get('organisations/:id')
  @ApiOkResponse({ standardSchema: closingCalendar })
  ofOrganisation(@Who() who: Person, @Param('id', { schema: organisationId }) id: string) {
    return this.desk.ofOrganisation(who, id);
  }

  @Put('organisations/:id')
  @ApiOkResponse({ standardSchema: correction })
  close(
    @Who() who: Person,
    @Param('id', { schema: organisationId }) id: string,
    @Query({ schema: query }) { trial: isTrial = false }: Query,
    @Body({ schema: newClosingDays }) { days }: z.infer<typeof newClosingDays>,
  ) {
    return this.desk.close(who, id, { days, isTrial });
  }

  @Get('school-holidays')
  @ApiOkResponse({ standardSchema: holidayCalendar })
  holidays(@Who() who: Person) {
    return this.desk.holidays(who);
  }

  @Put('school-holidays')
  @ApiOkResponse({ standardSchema: correction })
  correctHolidays(
    @Who() who: Person,
    @Query({ schema: query }) { trial: isTrial = false }: Query,
    @Body({ schema: holidayFeed }) feed: z.infer<typeof holidayFeed>,
  ) {
    return this.desk.correctHolidays(who, { feed, isTrial });
  }
}
