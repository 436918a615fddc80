import {
  askedByFamily,
  askedByRelative,
  Casebooks,
  Cases,
  casesOfRelative,
  type Colleague,
  disagree,
  disagreementsBy,
  doneByRelative,
  endSupport,
  forRelative,
  helperFor,
  regionOf,
  type RelativeInCase,
  supportersOf,
} from '@app/cases';
import { CONFIG, type Config, Door, IdempotencyKey, type Open, type Person, Who } from '@app/platform';
import { momentsOf, themes } from '@app/rules';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { disputes, plainWords, whoIsWho } from './family.explained';
import {
  type FamilyCase,
  familyExplained,
  type FamilyPage,
  familyPage,
  familyQuestion,
  newDisagreement,
} from './family.shapes';
import { familyView } from './family.view';
import { motto } from './family.words';
import { directorOf } from '../cases/case.parts';
import { ForFamilies, Me } from '../session';

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
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: familyPage })
  show(@Me() me: Colleague, @Who() who: Person): Promise<FamilyPage> {
    return forRelative(this.door, who, (open) => this.pageOf(open, me));
  }

  @Post('cases/:id/steps/:step/done')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: familyPage })
  done(
    @Me() me: Colleague,
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Param('step', { schema: stepKey }) step: string,
  ): Promise<FamilyPage> {
    return forRelative(this.door, who, async (open) => {
      await doneByRelative(open, this.books, { personId: me.id, caseId, step });
      return this.pageOf(open, me);
    });
  }

  @Post('cases/:id/questions')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: familyPage })
  ask(
    @Me() me: Colleague,
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: familyQuestion }) asked: z.infer<typeof familyQuestion>,
  ): Promise<FamilyPage> {
    return forRelative(this.door, who, async (open) => {
      await askedByFamily(open, this.books, { personId: me.id, caseId, asked });
      return this.pageOf(open, me);
    });
  }

  /** Sees it otherwise: the partners read what is wanted, and somebody who does not direct mediates. */
  @Post('cases/:id/disagreements')
  @HttpCode(200)
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ standardSchema: familyPage })
  disagree(
    @Me() me: Colleague,
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: newDisagreement }) said: z.infer<typeof newDisagreement>,
    @IdempotencyKey() id: string,
  ): Promise<FamilyPage> {
    return forRelative(this.door, who, async (open) => {
      await disagree(open, this.books, { personId: me.id, caseId, said: { id, ...said } });
      return this.pageOf(open, me);
    });
  }

  @Post('supporters/:id/end')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: familyPage })
  endSupport(@Me() me: Colleague, @Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<FamilyPage> {
    return forRelative(this.door, who, async (open) => {
      await endSupport(open, me.id, id);
      return this.pageOf(open, me);
    });
  }

  @Get('explained')
  @ApiOkResponse({ standardSchema: familyExplained })
  explained(): z.infer<typeof familyExplained> {
    return { whoIsWho: [...whoIsWho], words: [...plainWords], disputes: [...disputes] };
  }

  private async pageOf(open: Open, me: Colleague): Promise<FamilyPage> {
    const all = await casesOfRelative(open, me.id);
    const cases: FamilyCase[] = [];
    for (const one of all) cases.push(await this.caseOf(open, me, one));
    const supporters = await supportersOf(open, me.id);
    const { settings } = await regionOf(open, me.regionId);
    return {
      id: me.id,
      name: me.name,
      kind: all[0]?.kind ?? 'parent',
      language: me.language,
      today: momentsOf(settings.zone).dateAt(open.nowMs),
      theme: settings.theme ?? themes[0],
      demonstration: this.config.DEMONSTRATION,
      motto,
      supporters,
      cases,
    };
  }

  private async caseOf(open: Open, me: Colleague, relative: RelativeInCase): Promise<FamilyCase> {
    const now = await this.cases.read(open, relative.caseId);
    const director = now.parties.find(({ role }) => role === directorOf(now.state))?.personId;
    const turnTo = relative.contactId ?? director;
    const own = {
      helper: turnTo ? await helperFor(open, relative, turnTo) : undefined,
      asked: await askedByRelative(open, now.id, me.id),
      otherwise: await disagreementsBy(open, now.id, relative.authorityId),
    };
    return familyView(now, relative, own, now.book.calendar.dateAt(open.nowMs));
  }
}
