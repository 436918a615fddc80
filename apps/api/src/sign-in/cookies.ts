import { CONFIG, type Config, isLoopback } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The two ids that a browser keeps. A session goes along with nothing that began on another site. A sign-in that is under
 * way does (`Lax`): the issuer sends the browser back, and there its answer is only good beside this id.
 */
@Injectable()
export class Cookies {
  private readonly isSecure: boolean;

  constructor(@Inject(CONFIG) { PUBLIC_URL, HOST }: Config) {
    this.isSecure = !isLoopback(PUBLIC_URL ? new URL(PUBLIC_URL).hostname : HOST);
  }

  sessionOf(request: FastifyRequest): string | undefined {
    return this.read(request, 'terugweg');
  }

  giveSession(reply: FastifyReply, id: string): void {
    this.write(reply, 'terugweg', `${id}; SameSite=Strict`);
  }

  takeSession(reply: FastifyReply): void {
    this.write(reply, 'terugweg', '; SameSite=Strict; Max-Age=0');
  }

  attemptOf(request: FastifyRequest): string | undefined {
    return this.read(request, 'terugweg-way-in');
  }

  giveAttempt(reply: FastifyReply, id: string): void {
    this.write(reply, 'terugweg-way-in', `${id}; SameSite=Lax; Max-Age=600`);
  }

  takeAttempt(reply: FastifyReply): void {
    this.write(reply, 'terugweg-way-in', '; SameSite=Lax; Max-Age=0');
  }

  /** With this prefix a browser takes it from this host alone, and over https. */
  private named(name: string): string {
    return this.isSecure ? `__Host-${name}` : name;
  }

  private read({ headers }: FastifyRequest, name: string): string | undefined {
    const pairs = (headers.cookie ?? '').split(/; */).map((pair) => pair.split('='));
    return pairs.find(([found]) => found === this.named(name))?.[1] || undefined;
  }

  private write(reply: FastifyReply, name: string, value: string): void {
    const secure = this.isSecure ? '; Secure' : '';
    const before = (reply.getHeader('set-cookie') as string[] | undefined) ?? [];
    void reply.removeHeader('set-cookie');
    void reply.header('set-cookie', [...before, `${this.named(name)}=${value}; Path=/; HttpOnly${secure}`]);
  }
}
