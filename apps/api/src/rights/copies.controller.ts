import { Cases, type Colleague, copyGranted, copyToMake, forAnswering, forRelative } from '@app/cases';
import { Door, type Person, ProvenOnly, Who } from '@app/platform';
import { applyDecorators, Controller, Get, Header, Param } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Copy } from './copy/copy';
import { copyPage } from './copy/copy-page';
import { makeCopy } from './copy/make-copy';
import { ForFamilies, Me } from '../session';

const uuid = z.uuid();

/** A file to take away: it loads nothing, runs nothing, and no browser keeps it. */
const file = (type: string, name: string) =>
  applyDecorators(
    ProvenOnly(),
    ApiProduces(type),
    Header('content-type', `${type}; charset=utf-8`),
    Header('content-disposition', `attachment; filename="${name}"`),
    Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    Header('cache-control', 'no-store'),
  );
const asPage = () => file('text/html', 'gegevens.html');
const asData = () => file('application/json', 'gegevens.json');

/** The copy that a family asked for, as who answers for the organisation looks at it before he answers. */
@ApiTags('rights')
@Controller('rights/:id')
export class CopiesController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get('copy.html')
  @asPage()
  async page(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<string> {
    return copyPage(await this.copy(who, id));
  }

  @Get('copy.json')
  @asData()
  async data(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<string> {
    return JSON.stringify(await this.copy(who, id), null, 2);
  }

  private copy(who: Person, id: string): Promise<Copy> {
    return forAnswering(this.door, who, async (open, organisations) =>
      makeCopy(open, this.cases, await copyToMake(open, id, organisations)),
    );
  }
}

/** The same for whoever asked, once it was granted. */
@ApiTags('family')
@ForFamilies()
@Controller('family/rights/:id')
export class FamilyCopiesController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get('copy.html')
  @asPage()
  async page(@Me() me: Colleague, @Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<string> {
    return copyPage(await this.copy(me, who, id));
  }

  @Get('copy.json')
  @asData()
  async data(@Me() me: Colleague, @Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<string> {
    return JSON.stringify(await this.copy(me, who, id), null, 2);
  }

  private copy(me: Colleague, who: Person, id: string): Promise<Copy> {
    return forRelative(this.door, who, async (open) => makeCopy(open, this.cases, await copyGranted(open, id, me.id)));
  }
}
