import { CONFIG, type Config, isLoopback, Problem } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Where people reach us, as an issuer is told. */
@Injectable()
export class OurAddress {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws Problem `not-ready` where nobody said how we are reached: whoever asks does not decide that */
  reachedBy({ host, hostname }: FastifyRequest): string {
    if (this.config.PUBLIC_URL) return this.config.PUBLIC_URL;
    if (!isLoopback(hostname)) throw new Problem('not-ready', 'PUBLIC_URL must be set before anybody can sign in');
    return `http://${host}`;
  }

  /** Where an issuer sends the browser back to. */
  returnOf(request: FastifyRequest): string {
    return new URL('/api/sign-in/return', this.reachedBy(request)).href;
  }
}
