import { readFileSync } from 'node:fs';
import type { Config } from '../config';

/** The secrets of clients by the id of their issuer, of the environment or of a file: `id:secret`, with commas or lines between. */
export function issuerSecrets({
  ISSUER_SECRETS,
  ISSUER_SECRETS_FILE,
}: Pick<Config, 'ISSUER_SECRETS' | 'ISSUER_SECRETS_FILE'>): ReadonlyMap<string, string> {
  const written = ISSUER_SECRETS_FILE ? readFileSync(ISSUER_SECRETS_FILE, 'utf8') : (ISSUER_SECRETS ?? '');
  const pairs = written.split(/[,\n]/).flatMap((line) => {
    const [id = '', ...secret] = line.trim().split(':');
    return id === '' ? [] : [[id, secret.join(':')] as const];
  });
  return new Map(pairs);
}
