import { Limited, Refusal } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { OpenToAll } from '../session';
import { Cookies } from './cookies';
import { OurAddress } from './our-address';
import { SignInDesk } from './sign-in-desk';
import { issuerId, onwards, sentTo, signedOut, type WaysIn, waysIn } from './sign-in.shapes';

/** Signing in by an issuer, and signing out. */
@ApiTags('sign-in')
@OpenToAll()
@Controller()
export class SignInController {
  constructor(
    private readonly desk: SignInDesk,
    private readonly cookies: Cookies,
    private readonly ourselves: OurAddress,
  ) {}

  @Get('sign-in')
  @ApiOkResponse({ standardSchema: waysIn })
  async ways(): Promise<WaysIn> {
    const issuers = await this.desk.ways();
    return { issuers: issuers.map(({ id, kind, name }) => ({ id, kind, name })) };
  }

  @Post('sign-in/issuers/:id')
  @Limited('widely')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: onwards })
  async send(
    @Param('id', { schema: issuerId }) id: string,
    @Body({ schema: sentTo }) { page }: z.infer<typeof sentTo>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof onwards>> {
    const { attempt, to } = await this.desk.send({ issuerId: id, back: this.ourselves.returnOf(request), page });
    this.cookies.giveAttempt(reply, attempt);
    return { to };
  }

  /** The browser comes back here by itself, so whatever is wrong is said on a page: from there he still goes where he wanted. */
  @Get('sign-in/return')
  @Limited('widely')
  @ApiExcludeEndpoint()
  async receive(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.cookies.takeAttempt(reply);
    const cameBack = new URL(request.url, this.ourselves.reachedBy(request));
    const attempt = await this.desk.take(this.cookies.attemptOf(request));
    try {
      const { session, isOfFamily } = await this.desk.receive(attempt, cameBack);
      this.cookies.giveSession(reply, session);
      void reply.redirect(attempt?.page ?? (isOfFamily ? '/family' : '/my-day'), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const where = new URLSearchParams({ refused: error.kind, ...(attempt?.page && { page: attempt.page }) });
      void reply.redirect(`/?${where}`, 303);
    }
  }

  @Post('sign-out')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: signedOut })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof signedOut>> {
    this.cookies.takeSession(reply);
    const to = await this.desk.end(
      this.cookies.sessionOf(request),
      new URL('/', this.ourselves.reachedBy(request)).href,
    );
    return to === undefined ? {} : { to };
  }
}
