import { Cases, linkCases, linkReasons, linksOf, sameChild, unlinkCases, tells } from '@app/cases';
import { Door, type Open, type Person, Who } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { childOf } from './case.parts';
import { expectMay, mayInCase } from './partners';
import { child, on } from '../shapes';

const uuid = z.uuid();
const newLink = z.strictObject({ other: z.uuid(), reason: z.enum(linkReasons) }).meta({ id: 'NewLink' });
const links = z
  .object({
    /** Whether who asks links cases to this one, and takes links away. */
    mayLink: z.boolean(),
    links: z.array(
      z.object({
        caseId: z.uuid(),
        child,
        phase: z.string(),
        reason: tells('agreements/summary', z.enum([...linkReasons, sameChild])),
        linkedOn: on,
      }),
    ),
  })
  .meta({ id: 'Links' });

/** Cases that belong together and stay apart: who may not see the other one does not know of it. */
@ApiTags('links')
@Controller('cases/:id/links')
export class LinksController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: links })
  list(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<z.infer<typeof links>> {
    return this.door.asPerson(who, (open) => this.all(open, id));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: links })
  link(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: newLink }) { other, reason }: z.infer<typeof newLink>,
  ): Promise<z.infer<typeof links>> {
    return this.door.asPerson(who, async (open) => {
      expectMay(who, await this.cases.read(open, id), 'link');
      await linkCases(open, this.cases, { caseId: id, other }, reason);
      return this.all(open, id);
    });
  }

  @Delete(':other')
  @ApiOkResponse({ standardSchema: links })
  unlink(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Param('other', { schema: uuid }) other: string,
  ): Promise<z.infer<typeof links>> {
    return this.door.asPerson(who, async (open) => {
      expectMay(who, await this.cases.read(open, id), 'link');
      await unlinkCases(open, this.cases, { caseId: id, other });
      return this.all(open, id);
    });
  }

  private async all(open: Open<Person>, id: string): Promise<z.infer<typeof links>> {
    const found = await linksOf(open, this.cases, id);
    return {
      mayLink: mayInCase(open.who, await this.cases.read(open, id), 'link'),
      links: found.map(({ other, reason, linkedAt }) => {
        const { calendar } = other.book;
        const today = calendar.dateAt(open.nowMs);
        const linkedOn = calendar.dateAt(linkedAt.getTime());
        return { caseId: other.id, child: childOf(other, today), phase: other.state.phase, reason, linkedOn };
      }),
    };
  }
}
