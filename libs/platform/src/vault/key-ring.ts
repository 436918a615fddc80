import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A text that only the ring opens, and by which of its keys it was closed. */
export interface Sealed {
  readonly key: string;
  readonly content: Buffer;
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Behind the name of a key, for what was derived of it: no name that somebody gives has a dot in it. */
const own = '.own';

/**
 * The keys of one vault: the first one closes, all of them open, so that a key can be replaced while what it closed is
 * closed anew. A text is bound to its place: moved to another row it does not open.
 */
export class KeyRing {
  private readonly keys: ReadonlyMap<string, Buffer>;
  /** The key that closes from now on. */
  readonly current: string;
  /** What that key is called on the ring of any organisation. */
  readonly currentOfEach: string;

  /**
   * @param written `name:base64,name:base64`, the current one first; each of 32 bytes
   * @param organisation whose ring it is: then it closes with keys of its own, made of these (HKDF, RFC 5869), and still
   * opens what these closed before it had them
   * @throws Error that says what is wrong, without a key in it
   */
  constructor(
    private readonly written: string,
    organisation?: string,
  ) {
    const pairs = written.split(',').map((one) => one.trim().split(':'));
    const given = new Map(pairs.map(([name = '', key = '']) => [name, Buffer.from(key, 'base64')]));
    for (const [name, key] of given) {
      if (!/^[\w-]{1,40}$/.test(name) || key.length !== keyBytes) {
        throw new Error(`The key ${JSON.stringify(name)} is not right: write name:base64 of 32 bytes`);
      }
    }
    if (given.size !== pairs.length) throw new Error('Two keys of a ring have one name');
    const derived = [...given].map(
      ([name, key]) => [`${name}${own}`, derive(key, `vault of ${organisation}`)] as const,
    );
    this.keys = new Map(organisation ? [...given, ...derived] : given);
    this.currentOfEach = `${pairs[0]![0]!}${own}`;
    this.current = organisation ? this.currentOfEach : pairs[0]![0]!;
  }

  /** The ring of one organisation: what another one closed does not open with it. */
  of(organisation: string): KeyRing {
    return new KeyRing(this.written, organisation);
  }

  /** Closes a text; `place` is what it is bound to, such as the id of its row. */
  seal(text: string, place: string): Sealed {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.keys.get(this.current)!, nonce);
    cipher.setAAD(Buffer.from(place));
    const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return { key: this.current, content: Buffer.concat([nonce, closed, cipher.getAuthTag()]) };
  }

  /** @throws Error for a text of another place or ring, or one that was changed */
  open({ key, content }: Sealed, place: string): string {
    const known = this.keys.get(key);
    if (!known) throw new Error('The key that closed this is not on the ring');
    const decipher = createDecipheriv(algorithm, known, content.subarray(0, nonceBytes));
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(content.subarray(-tagBytes));
    return decipher.update(content.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
  }
}

/** Makes of an id a name that nobody makes without the key: what is filed under it is found, and leads back to nobody. */
export function blinded(secret: string, id: string): string {
  return createHmac('sha256', derive(secret, 'blind index')).update(id).digest('hex');
}

const derive = (key: string | Buffer, use: string) => Buffer.from(hkdfSync('sha256', key, '', use, keyBytes));
