import { Door, Limited, LocalAccounts, type MachineTask, type Session, Sessions } from '@app/platform';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { BeforeSigning, ForFamiliesToo, Mine } from '../session';
import { Cookies } from './cookies';
import { OurAddress } from './our-address';
import { SignInDesk } from './sign-in-desk';
import { again, provenAgain, running } from './sign-in.shapes';

const asMachine: MachineTask = { task: 'sign-in', role: 'owner' };

/** How long a session still runs, and proving again who one is, in the way one came in: for a vault, or a file to take away. */
@ApiTags('sign-in')
@ForFamiliesToo()
@BeforeSigning()
@Controller()
export class AgainController {
  constructor(
    private readonly door: Door,
    private readonly desk: SignInDesk,
    private readonly accounts: LocalAccounts,
    private readonly sessions: Sessions,
    private readonly cookies: Cookies,
    private readonly ourselves: OurAddress,
  ) {}

  @Get('session')
  @ApiOkResponse({ standardSchema: running })
  session(@Mine() session: Session): z.infer<typeof running> {
    const { personId: person, way: by } = session;
    return { person, by, idleInSeconds: this.sessions.idleInSeconds(session) };
  }

  @Post('sign-in/again')
  @Limited('closely')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: provenAgain })
  async prove(
    @Mine() session: Session,
    @Body({ schema: again }) { password = '', code = '', page }: z.infer<typeof again>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof provenAgain>> {
    if (session.issuerId !== undefined) {
      const back = this.ourselves.returnOf(request);
      const { attempt, to } = await this.desk.send({ issuerId: session.issuerId, back, session, page });
      this.cookies.giveAttempt(reply, attempt);
      return { to };
    }
    if (session.way === 'local') await this.accounts.checkAgain(session.personId, { password, code });
    const { personId, organisationId, level, way } = session;
    const place = { ...(organisationId && { organisationId }), ...(level && { level }) };
    const id = await this.door.asMachine(asMachine, (open) =>
      this.sessions.begin(open, { personId, ...place, way }, session),
    );
    this.cookies.giveSession(reply, id);
    return {};
  }
}
