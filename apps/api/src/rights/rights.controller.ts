import {
  Agreements,
  answerRight,
  askedByLetter,
  type AnsweredFor,
  Casebooks,
  type Colleague,
  expectOfThese,
  forAnswering,
  liftRestriction,
  regionOf,
  requestsTo,
  type RightsParts,
} from '@app/cases';
import { Door, IdempotencyKey, type Open, type Person, Problem, Who } from '@app/platform';
import { type LocalDate, momentsOf } from '@app/rules';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type AskedOfUs, askedOfUs, letter, newAnswer } from './rights.shapes';
import { askedOfUsView } from './rights.view';
import { rightsExplained } from './rights.words';
import { Me } from '../session';

const uuid = z.uuid();

/** What families asked about their data, for who answers for an organisation; for everybody else it is not there. */
@ApiTags('rights')
@Controller('rights')
export class RightsController {
  constructor(
    private readonly door: Door,
    private readonly books: Casebooks,
    private readonly agreements: Agreements,
  ) {}

  private get parts(): RightsParts {
    return { books: this.books, agreements: this.agreements };
  }

  @Get()
  @ApiOkResponse({ standardSchema: askedOfUs })
  list(@Me() me: Colleague, @Who() who: Person): Promise<AskedOfUs> {
    return forAnswering(this.door, who, (open, organisations) => this.listOf(open, me, organisations));
  }

  /** A letter of the family, by the number of its case: its month counts from the day on which it came. */
  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: askedOfUs })
  record(
    @Me() me: Colleague,
    @Who() who: Person,
    @Body({ schema: letter }) { case: caseId, by: role, receivedOn, ...asked }: z.infer<typeof letter>,
    @IdempotencyKey() id: string,
  ): Promise<AskedOfUs> {
    return forAnswering(this.door, who, async (open, organisations) => {
      if (!organisations.some((one) => one.id === asked.of)) throw new Problem('not-found');
      const told = { caseId, asked: { id, ...asked }, role, receivedOn: receivedOn as LocalDate };
      await askedByLetter(open, this.parts, { letter: told, by: me.id });
      return this.listOf(open, me, organisations);
    });
  }

  @Post(':id/answer')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: askedOfUs })
  answer(
    @Me() me: Colleague,
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: newAnswer }) answer: z.infer<typeof newAnswer>,
  ): Promise<AskedOfUs> {
    return forAnswering(this.door, who, async (open, organisations) => {
      await expectOfThese(open, id, organisations);
      await answerRight(open, this.parts, { id, by: me.id, answer });
      return this.listOf(open, me, organisations);
    });
  }

  /** What was kept apart is read and shared as before. */
  @Post(':id/lift')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: askedOfUs })
  lift(@Me() me: Colleague, @Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<AskedOfUs> {
    return forAnswering(this.door, who, async (open, organisations) => {
      await expectOfThese(open, id, organisations);
      await liftRestriction(open, id);
      return this.listOf(open, me, organisations);
    });
  }

  private async listOf(open: Open, me: Colleague, organisations: readonly AnsweredFor[]): Promise<AskedOfUs> {
    const { settings } = await regionOf(open, me.regionId);
    const moments = momentsOf(settings.zone);
    const found = await requestsTo(
      open,
      this.books,
      organisations.map(({ id }) => id),
    );
    return {
      organisations: organisations.map(({ id, name }) => ({ id, name })),
      rights: [...rightsExplained],
      requests: found.map((one) => askedOfUsView(one, moments)),
    };
  }
}
