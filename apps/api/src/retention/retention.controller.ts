import { momentsHere } from '@app/cases';
import { Door, IdempotencyKey, type Person, Problem, ProvenOnly, Vaults, Who } from '@app/platform';
import { approve, expectKeeper, holdsOf, liftHold, placeHold, propose, withdraw } from '@app/retention';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RetentionDesk, shownHold } from './retention-desk';
import * as shapes from './retention.shapes';

const uuid = z.uuid();
const keyHeader = { name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } } as const;
type Overview = z.infer<typeof shapes.overview>;

/**
 * How long everything is kept, what may go today, and what went: for a privacy officer and an administrator. One of them
 * proposes a list, another one approves it, and the worker destroys it. For everybody else it is not there.
 */
@ApiTags('retention')
@Controller('retention')
export class RetentionController {
  constructor(
    private readonly door: Door,
    private readonly vaults: Vaults,
    private readonly desk: RetentionDesk,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.overview })
  async overview(@Who() who: Person): Promise<Overview> {
    expectKeeper(who);
    return this.desk.overview(who);
  }

  @Get('due/:class')
  @ApiOkResponse({ standardSchema: shapes.dueList })
  async due(
    @Who() who: Person,
    @Param('class', { schema: shapes.className }) name: z.infer<typeof shapes.className>,
  ): Promise<z.infer<typeof shapes.dueList>> {
    expectKeeper(who);
    return this.desk.due(who, name);
  }

  @Post('proposals')
  @ApiHeader(keyHeader)
  @ApiCreatedResponse({ standardSchema: shapes.proposalList })
  async propose(
    @Who() who: Person,
    @Body({ schema: shapes.proposing }) { class: name }: z.infer<typeof shapes.proposing>,
    @IdempotencyKey() id: string,
  ): Promise<z.infer<typeof shapes.proposalList>> {
    expectKeeper(who);
    await propose(this.door, this.vaults, { who, id, name });
    return this.list(who, id);
  }

  @Get('proposals/:id')
  @ApiOkResponse({ standardSchema: shapes.proposalList })
  async list(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
  ): Promise<z.infer<typeof shapes.proposalList>> {
    expectKeeper(who);
    return this.door.asPerson(who, (open) => this.desk.list(open, id));
  }

  @Post('proposals/:id/approve')
  @HttpCode(200)
  @ProvenOnly()
  @ApiOkResponse({ standardSchema: shapes.proposalList })
  async approve(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
  ): Promise<z.infer<typeof shapes.proposalList>> {
    expectKeeper(who);
    return this.door.asPerson(who, async (open) => {
      await approve(open, id);
      return this.desk.list(open, id);
    });
  }

  @Post('proposals/:id/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.proposalList })
  async withdraw(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
  ): Promise<z.infer<typeof shapes.proposalList>> {
    expectKeeper(who);
    return this.door.asPerson(who, async (open) => {
      await withdraw(open, id);
      return this.desk.list(open, id);
    });
  }

  @Post('holds')
  @ApiHeader(keyHeader)
  @ApiCreatedResponse({ standardSchema: shapes.overview })
  async hold(
    @Who() who: Person,
    @Body({ schema: shapes.holding }) { case: caseId, reason }: z.infer<typeof shapes.holding>,
    @IdempotencyKey() id: string,
  ): Promise<Overview> {
    expectKeeper(who);
    await this.door.asPerson(who, (open) => placeHold(open, { id, caseId, reason }));
    return this.desk.overview(who);
  }

  @Post('holds/:id/lift')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.overview })
  async lift(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<Overview> {
    expectKeeper(who);
    await this.door.asPerson(who, (open) => liftHold(open, id));
    return this.desk.overview(who);
  }
}

/** Whoever directs a case reads that it is held, and why. */
@ApiTags('retention')
@Controller('cases')
export class CaseHoldController {
  constructor(private readonly door: Door) {}

  @Get(':id/hold')
  @ApiOkResponse({ standardSchema: shapes.caseHold })
  async hold(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
  ): Promise<z.infer<typeof shapes.caseHold>> {
    return this.door.asPerson(who, async (open) => {
      const seen = await open.sql('select from case_file where id = $1 and destroyed_on is null', [caseId]);
      if (seen.length === 0) throw new Problem('not-found');
      const [found] = await holdsOf(open, caseId);
      if (!found) return { hold: null };
      const { id: _id, person: _person, liftedAt: _liftedAt, ...hold } = shownHold(found, await momentsHere(open));
      return { hold };
    });
  }
}
