import type { FastifyInstance } from 'fastify';
import type { Config } from './config';

/** So many days what it says may be held for true; each answer counts anew. */
const validDays = 180;

/** Where who found a hole in the security tells that. */
export interface SecurityContact {
  /** `mailto:` or `https:`. */
  readonly contact: string;
  /** Where people reach us. */
  readonly address?: string | undefined;
}

/** To whom a hole is told by the settings; `undefined` where they name nobody. */
export function securityContactOf({
  SECURITY_CONTACT: contact,
  PUBLIC_URL: address,
}: Config): SecurityContact | undefined {
  return contact ? { contact, address } : undefined;
}

/** Says at the address that everybody looks at (RFC 9116) to whom a hole in the security is told. */
export function serveSecurityTxt(server: FastifyInstance, { contact, address }: SecurityContact): void {
  server.get('/.well-known/security.txt', (_request, reply) => {
    const expires = new Date(Date.now() + validDays * 86_400_000).toISOString();
    const canonical = address ? [`Canonical: ${new URL('/.well-known/security.txt', address).href}`] : [];
    const lines = [`Contact: ${contact}`, `Expires: ${expires}`, 'Preferred-Languages: nl, en', ...canonical];
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}
