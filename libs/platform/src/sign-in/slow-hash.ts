import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/** OWASP's second choice for Argon2id: 19 MiB (in KiB here), two passes, one lane. */
const bounds = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const;

/** A password as it is kept: with its own salt and bounds, as `$argon2id$…`. */
export const slowHash = (password: string): Promise<string> =>
  argon2id({ password, salt: randomBytes(16), ...bounds, outputType: 'encoded' });

/** Whether a password is the one that was kept. */
export const isSlowHashOf = (hash: string, password: string): Promise<boolean> => argon2Verify({ hash, password });
