import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Door } from './door';

/** A session ends so long after signing in, in milliseconds of machine time. */
const sessionMs = 12 * 3_600_000;

/**
 * Who is signed in, as a sealed text that a browser keeps and cannot change. Nothing is stored: the seal is made with
 * the secret of the installation.
 */
@Injectable()
export class Sessions {
  private secret: Promise<string> | undefined;

  constructor(private readonly door: Door) {}

  /** A sealed text for somebody who has just signed in. */
  async seal(personId: string): Promise<string> {
    const content = `${personId}.${Date.now() + sessionMs}`;
    return `${content}.${await this.sign(content)}`;
  }

  /** Who it was sealed for; undefined when it is no seal of this installation, or has ended. */
  async open(sealed: string): Promise<string | undefined> {
    const [personId = '', until = '', signature = ''] = sealed.split('.');
    const expected = await this.sign(`${personId}.${until}`);
    const isOurs =
      signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
    return isOurs && Number(until) > Date.now() ? personId : undefined;
  }

  private async sign(content: string): Promise<string> {
    this.secret ??= this.readSecret();
    return createHmac('sha256', await this.secret)
      .update(content)
      .digest('base64url');
  }

  private async readSecret(): Promise<string> {
    const [row] = await this.door.asMachine({ task: 'session', role: 'owner' }, ({ sql }) =>
      sql<{ secret: string }>('select secret from session_secret'),
    );
    return row!.secret;
  }
}
