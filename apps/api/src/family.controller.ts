import {
  askedByFamily,
  askedByRelative,
  Casebooks,
  Cases,
  casesOfRelative,
  type Colleague,
  doneByRelative,
  forRelative,
  type RelativeInCase,
} from '@app/cases';
import { Door, type Open } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type FamilyCase, type FamilyPage, familyPage, familyQuestion } from './family.shapes';
import { familyView } from './family.view';
import { motto } from './family.words';
import { ForFamilies, Me } from './session';

const uuid = z.uuid();
const stepKey = z.string().max(200);

/** The page of parents and young people: who to turn to, what comes next, what was agreed, and a question. */
@ApiTags('family')
@ForFamilies()
@Controller('family')
export class FamilyController {
  constructor(
    private readonly door: Door,
    private readonly books: Casebooks,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: familyPage })
  show(@Me() me: Colleague): Promise<FamilyPage> {
    return forRelative(this.door, (open) => this.pageOf(open, me));
  }

  @Post('cases/:id/steps/:step/done')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: familyPage })
  done(
    @Me() me: Colleague,
    @Param('id', { schema: uuid }) caseId: string,
    @Param('step', { schema: stepKey }) step: string,
  ): Promise<FamilyPage> {
    return forRelative(this.door, async (open) => {
      await doneByRelative(open, this.books, { personId: me.id, caseId, step });
      return this.pageOf(open, me);
    });
  }

  @Post('cases/:id/questions')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: familyPage })
  ask(
    @Me() me: Colleague,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: familyQuestion }) asked: z.infer<typeof familyQuestion>,
  ): Promise<FamilyPage> {
    return forRelative(this.door, async (open) => {
      await askedByFamily(open, this.books, { personId: me.id, caseId, asked });
      return this.pageOf(open, me);
    });
  }

  private async pageOf(open: Open, me: Colleague): Promise<FamilyPage> {
    const all = await casesOfRelative(open, me.id);
    const cases: FamilyCase[] = [];
    for (const one of all) cases.push(await this.caseOf(open, me, one));
    return { name: me.name, kind: all[0]?.kind ?? 'parent', motto, cases };
  }

  private async caseOf(open: Open, me: Colleague, relative: RelativeInCase): Promise<FamilyCase> {
    const now = await this.cases.read(open, relative.caseId);
    const asked = await askedByRelative(open, now.id, me.id);
    return familyView(now, relative, asked, now.book.calendar.dateAt(open.nowMs));
  }
}
