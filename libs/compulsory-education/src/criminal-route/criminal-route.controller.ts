import { ageOn, initialsOf, momentsHere, todayHere } from '@app/cases';
import { Door, IdempotencyKey, type OpenVault, type Person, Problem, Vaults, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { criminalFileOf, fileCriminalWriting, openCriminalFile } from './criminal-file';
import * as shapes from './criminal-route.shapes';
import { CriminalProblem } from './problem';
import { childForBoa, closeRoute, criminalRouteOf, expectBoa, routesOfOffice, startRoute } from './route';

const uuid = z.uuid();
const keyHeader = { name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } } as const;

/**
 * The place of an officer with the powers of an investigator. What he keeps lies in the criminal vault; beside the case stands
 * that the route runs or is closed. For everybody else it is not there, and no statement is run to find that out.
 */
@ApiTags('compulsory-education')
@Controller('compulsory-education/criminal-route')
export class CriminalRouteController {
  constructor(
    private readonly door: Door,
    private readonly vaults: Vaults,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: shapes.criminalRoutes })
  async routes(@Who() who: Person): Promise<z.infer<typeof shapes.criminalRoutes>> {
    expectBoa(who);
    return this.door.asPerson(who, async (open) => {
      const today = await todayHere(open);
      const routes = [];
      for (const { caseId, ...route } of await routesOfOffice(open)) {
        const { name, bornOn, school } = await childForBoa(open, caseId);
        routes.push({
          case: caseId,
          child: { initials: initialsOf(name), age: ageOn(bornOn, today), school },
          ...route,
        });
      }
      return { routes };
    });
  }

  @Get('cases/:id')
  @ApiOkResponse({ standardSchema: shapes.criminalCase })
  async show(@Who() who: Person, @Param('id', { schema: uuid }) caseId: string): Promise<shapes.CriminalCase> {
    expectBoa(who);
    return this.shown(who, caseId);
  }

  @Post('cases/:id/file')
  @ApiHeader(keyHeader)
  @ApiCreatedResponse({ standardSchema: shapes.criminalCase })
  async open(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: shapes.opening }) { suspect, suspicion, caution }: z.infer<typeof shapes.opening>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.CriminalCase> {
    expectBoa(who);
    const { officeId } = await this.childOf(who, caseId);
    if (!caution.given) throw new CriminalProblem('no-caution');
    const content = { suspect, suspicion, cautionGivenOn: caution.on };
    await this.vaults.visit('criminal', who, (inside) => openCriminalFile(inside, { id, caseId, officeId, content }));
    await this.door.asPerson(who, async (open) => startRoute(open, caseId, officeId, await todayHere(open)));
    return this.shown(who, caseId);
  }

  @Post('cases/:id/writings')
  @ApiHeader(keyHeader)
  @ApiCreatedResponse({ standardSchema: shapes.criminalCase })
  async write(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: shapes.newWriting }) content: z.infer<typeof shapes.newWriting>,
    @IdempotencyKey() id: string,
  ): Promise<shapes.CriminalCase> {
    expectBoa(who);
    const { officeId } = await this.childOf(who, caseId);
    const route = await this.door.asPerson(who, (open) => criminalRouteOf(open, caseId));
    if (!route) throw new Problem('not-found');
    if (route.state === 'closed') throw new CriminalProblem('criminal-file-closed');
    await this.vaults.visit('criminal', who, (inside) =>
      fileCriminalWriting(inside, { id, caseId, officeId, content }),
    );
    return this.shown(who, caseId);
  }

  @Post('cases/:id/close')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: shapes.criminalCase })
  async close(@Who() who: Person, @Param('id', { schema: uuid }) caseId: string): Promise<shapes.CriminalCase> {
    expectBoa(who);
    await this.childOf(who, caseId);
    await this.door.asPerson(who, async (open) => closeRoute(open, caseId, await todayHere(open)));
    return this.shown(who, caseId);
  }

  private childOf(who: Person, caseId: string) {
    return this.door.asPerson(who, (open) => childForBoa(open, caseId));
  }

  private async shown(who: Person, caseId: string): Promise<shapes.CriminalCase> {
    const { child, route, moments } = await this.door.asPerson(who, async (open) => ({
      child: await childForBoa(open, caseId),
      route: await criminalRouteOf(open, caseId),
      moments: await momentsHere(open),
    }));
    const { pupilId, name, bornOn, school, municipality, firstDayAbsent } = child;
    const found = await this.vaults.visit('criminal', who, (inside: OpenVault) => {
      inside.open.looked({ pupils: [pupilId], cases: [caseId], because: 'criminal-file' });
      return criminalFileOf(inside, caseId);
    });
    const write = (moment: Date) => moments.write(moment.getTime());
    return {
      case: caseId,
      child: { name, bornOn, school, municipality },
      firstDayAbsent,
      ...(route && { route }),
      ...(found && {
        file: {
          suspect: found.suspect,
          suspicion: found.suspicion,
          cautionGivenOn: found.cautionGivenOn,
          openedAt: write(found.openedAt),
          writings: found.writings.map(({ personId: _by, writtenAt, ...one }) => ({
            ...one,
            writtenAt: write(writtenAt),
          })),
        },
      }),
    };
  }
}
