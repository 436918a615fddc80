import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { KeyRing, type Sealed } from '../vault/key-ring';

const bytes = 32;
const place = 'tokens';

/** An id that nobody guesses: a browser keeps it, and the database only its hash. */
export const newSecretId = (): string => randomBytes(bytes).toString('base64url');

/** What is kept of such an id: it leads to the row, and not back to the id. */
export const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex');

/** Another secret that follows from an id, and is kept nowhere. */
export const derivedFrom = (id: string, what: string): string =>
  Buffer.from(hkdfSync('sha256', id, '', what, bytes)).toString('base64url');

/** Closes a text so that only who has the id opens it: of the row alone nobody reads it. */
export function sealWith(id: string, text: string): Buffer {
  return ringOf(id).seal(text, place).content;
}

export function openWith(id: string, content: Buffer): string {
  const ring = ringOf(id);
  return ring.open({ key: ring.current, content } satisfies Sealed, place);
}

function ringOf(id: string): KeyRing {
  const key = Buffer.from(derivedFrom(id, place), 'base64url').toString('base64');
  return new KeyRing(`id:${key}`);
}
