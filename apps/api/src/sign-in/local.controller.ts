import { isAdministrator } from '@app/imports';
import {
  Door,
  Limited,
  LocalAccounts,
  type MachineTask,
  type Open,
  type Person,
  Problem,
  ProvenOnly,
  Sessions,
  Who,
} from '@app/platform';
import { accountsOfStaff, findColleague, maySignIn, SignInProblem } from '@app/cases';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { BeforeSigning, OpenToAll } from '../session';
import { Cookies } from './cookies';
import { accounts as accountsShown, localSignIn, newFactor, newPassword, oneTimeCode } from './local.shapes';

const asMachine: MachineTask = { task: 'sign-in', role: 'owner' };
const uuid = z.uuid();
/** So many people are shown at once; who looks for another types more letters. */
const atOnce = 30;
const looking = z.object({ q: z.string().trim().max(100).default('') });

/** Signing in with a name, a password and a code, for who has no issuer. */
@ApiTags('sign-in')
@OpenToAll()
@Controller('sign-in/local')
export class LocalController {
  constructor(
    private readonly door: Door,
    private readonly accounts: LocalAccounts,
    private readonly sessions: Sessions,
    private readonly cookies: Cookies,
  ) {}

  @Post()
  @Limited('closely')
  @HttpCode(204)
  async signIn(
    @Body({ schema: localSignIn }) told: z.infer<typeof localSignIn>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const personId = await this.accounts.check(told);
    const session = await this.door.asMachine(asMachine, async (open) => {
      const colleague = await findColleague(open, { personId });
      if (colleague && !maySignIn(colleague)) throw new SignInProblem('organisation-not-signed');
      return this.sessions.begin(open, { personId, way: 'local' });
    });
    this.cookies.giveSession(reply, session);
  }

  @Post('password')
  @Limited('closely')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: newFactor })
  choose(@Body({ schema: newPassword }) told: z.infer<typeof newPassword>): Promise<z.infer<typeof newFactor>> {
    return this.accounts.choose(told);
  }
}

/** Whom an administrator can give a code: everybody who works in his region. */
@ApiTags('sign-in')
@BeforeSigning()
@Controller('v1/people/accounts')
export class AccountsController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: accountsShown })
  async find(
    @Who() who: Person,
    @Query({ schema: looking }) { q: letters }: z.infer<typeof looking>,
  ): Promise<z.infer<typeof accountsShown>> {
    await expectAdministrator(this.door, who);
    const found = await this.door.asMachine(asMachine, (open) =>
      accountsOfStaff(open, { regionId: who.region, letters, most: atOnce + 1 }),
    );
    return { people: found.slice(0, atOnce), more: found.length > atOnce };
  }
}

/** An administrator gives somebody of his region a code with which he chooses a password. */
@ApiTags('sign-in')
@ProvenOnly()
@BeforeSigning()
@Controller('v1/people/:id/sign-in-code')
export class SignInCodeController {
  constructor(
    private readonly door: Door,
    private readonly accounts: LocalAccounts,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: oneTimeCode })
  async reset(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<z.infer<typeof oneTimeCode>> {
    await expectAdministrator(this.door, who);
    return this.door.asMachine(asMachine, async (open) => {
      const name = await nameOf(open, id, who.region);
      return { name, code: await this.accounts.reset(open, { personId: id, name }) };
    });
  }
}

async function expectAdministrator(door: Door, who: Person): Promise<void> {
  if (!(await door.asPerson(who, isAdministrator))) throw new Problem('not-allowed');
}

/** @throws Problem `not-found` for nobody who works in this region */
async function nameOf(open: Open, personId: string, regionId: string): Promise<string> {
  const found = await findColleague(open, { personId });
  const [person] = await open.sql<{ email: string }>(
    'select email from person where id = $1 and region_id = $2 and not is_relative',
    [personId, regionId],
  );
  if (!found || !person) throw new Problem('not-found');
  return person.email;
}
