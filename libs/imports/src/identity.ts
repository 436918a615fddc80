import { createHmac } from 'node:crypto';
import { type Config, type Door, Problem, Vaults } from '@app/platform';

/** By which number a child is known to the state: its BSN, or the education number of a child without one. */
export type IdentityKind = 'bsn' | 'education-number';

/** What the weighted sum of the digits leaves after division by eleven. */
const remainders: Readonly<Record<IdentityKind, number>> = { bsn: 0, 'education-number': 5 };

/** A number as it is hashed: nine digits, that pass the eleven-test of its kind; undefined for what is none. */
export function hashable(kind: IdentityKind, given: string): string | undefined {
  const digits = given.replace(/[\s.-]/g, '');
  if (!/^\d{8,9}$/.test(digits)) return undefined;
  const number = digits.padStart(9, '0');
  if (kind === 'education-number' && !number.startsWith('10')) return undefined;
  const sum = [...number].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum > 0 && sum % 11 === remainders[kind] ? number : undefined;
}

/** Hashes numbers of children, so that the same child is known again, and closes them for who may read them. */
export class Identities {
  private key: string | undefined;

  constructor(
    private readonly door: Door,
    private readonly config: Partial<Pick<Config, 'IDENTITY_KEY' | 'IDENTITY_KEYS' | 'NODE_ENV'>>,
  ) {}

  /** @throws Problem `not-ready` in production without `IDENTITY_KEY`: a key beside the hashes protects nothing */
  async hasher(): Promise<(kind: IdentityKind, number: string) => string> {
    const key = this.key ?? (await this.readKey());
    this.key = key;
    return (kind, number) => createHmac('sha256', key).update(`${kind} ${number}`).digest('hex');
  }

  /**
   * Closes numbers, each bound to its hash.
   *
   * @throws Problem `not-ready` in production without `IDENTITY_KEYS`
   */
  async sealer(): Promise<(number: string, hash: string) => string> {
    const ring = await new Vaults(this.door, this.config).ringOf('identity');
    return (number, hash) => {
      const { key, content } = ring.seal(number, hash);
      return `${key}.${content.toString('base64')}`;
    };
  }

  /** The hash of one number as it was given; undefined for what is none. */
  async hashOf(kind: IdentityKind, given: string): Promise<string | undefined> {
    const number = hashable(kind, given);
    return number === undefined ? undefined : (await this.hasher())(kind, number);
  }

  private async readKey(): Promise<string> {
    const { IDENTITY_KEY, NODE_ENV } = this.config;
    if (IDENTITY_KEY) return IDENTITY_KEY;
    if (NODE_ENV === 'production') {
      throw new Problem('not-ready', 'IDENTITY_KEY must be set before pupils are imported');
    }
    const [row] = await this.door.asMachine({ task: 'import', role: 'owner' }, ({ sql }) =>
      sql<{ key: string }>('select key from identity_key'),
    );
    return row!.key;
  }
}
