import { bsnOf, Cases, cellOf, jobOf, tells } from '@app/cases';
import { Door, type Person, Problem, Vaults, Who } from '@app/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

const uuid = z.uuid();
const answer = z
  .object({ bsn: tells('bsn/full', z.string()).optional().meta({ description: 'Left out where it is not known' }) })
  .meta({ id: 'Bsn' });

/** The BSN of a child, one at a time, for who has a task in the law for it; for everybody else it is not there. */
@ApiTags('cases')
@Controller('cases/:id/bsn')
export class BsnController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
    private readonly vaults: Vaults,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: answer })
  async show(@Who() who: Person, @Param('id', { schema: uuid }) caseId: string): Promise<z.infer<typeof answer>> {
    if (cellOf(jobOf(who), 'bsn') !== 'full') throw new Problem('not-found');
    const { child } = await this.door.asPerson(who, (open) => this.cases.read(open, caseId));
    const bsn = await this.vaults.visit('identity', who, (inside) => {
      inside.open.looked({ pupils: [child.id], cases: [caseId], because: 'reads-bsn' });
      return bsnOf(inside, caseId);
    });
    return { ...(bsn !== undefined && { bsn }) };
  }
}
