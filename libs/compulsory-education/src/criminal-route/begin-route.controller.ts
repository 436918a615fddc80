import { Cases, todayHere } from '@app/cases';
import { Door, IdempotencyKey, type Person, Problem, Vaults, Who } from '@app/platform';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { inquires } from '../compulsory-education.ability';
import { openCriminalFile } from './criminal-file';
import * as shapes from './criminal-route.shapes';
import { CriminalProblem } from './problem';
import { criminalRouteOf, officeToBegin, startRoute } from './route';

const uuid = z.uuid();

/**
 * The switch of purpose, by an officer of the supervision who sees the case: what he tells goes into the vault for the boa of
 * his office. He reads nothing there, and gets back that the route runs.
 */
@ApiTags('compulsory-education')
@Controller('compulsory-education/cases/:id/criminal-route')
export class BeginRouteController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
    private readonly vaults: Vaults,
  ) {}

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: shapes.begunRoute })
  async begin(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: shapes.opening }) { suspect, suspicion, caution }: z.infer<typeof shapes.opening>,
    @IdempotencyKey() id: string,
  ): Promise<z.infer<typeof shapes.begunRoute>> {
    if (!inquires(who)) throw new Problem('not-found');
    const officeId = await this.door.asPerson(who, async (open) => {
      await this.cases.read(open, caseId);
      return officeToBegin(open);
    });
    if (!caution.given) throw new CriminalProblem('no-caution');
    const content = { suspect, suspicion, cautionGivenOn: caution.on };
    await this.vaults.visit('criminal', who, (inside) => openCriminalFile(inside, { id, caseId, officeId, content }));
    return this.door.asPerson(who, async (open) => {
      await startRoute(open, caseId, officeId, await todayHere(open));
      return { route: (await criminalRouteOf(open, caseId))! };
    });
  }
}
