import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { Door, type Open, type Person } from '../door';
import { Problem } from '../problem';
import { blinded, KeyRing } from './key-ring';

/** A vault is a schema with a database role and keys of its own. */
export type VaultName = 'medical' | 'criminal' | 'identity';

/** Vaults in which each organisation has what is its own alone, and keys of its own. */
const apart: readonly VaultName[] = ['medical', 'criminal'];

type KeysConfig = Pick<Config, 'NODE_ENV' | 'IDENTITY_KEY' | 'MEDICAL_KEYS' | 'CRIMINAL_KEYS' | 'IDENTITY_KEYS'>;

/** An open vault: what is in it is reached by its own role alone, and read by its own keys. */
export interface OpenVault {
  readonly open: Open<Person>;
  readonly ring: KeyRing;
  /** Under which name things of a case are filed: no statement can join it to the case. */
  filed(caseId: string): string;
}

interface Keys {
  readonly ring: KeyRing;
  readonly index: string;
}

/** What is kept apart from all cases: nobody who reads a case reaches it, by whatever statement. */
@Injectable()
export class Vaults {
  private readonly keys = new Map<VaultName, Promise<Keys>>();

  constructor(
    private readonly door: Door,
    @Inject(CONFIG)
    private readonly config: Partial<KeysConfig>,
  ) {}

  /**
   * Visits a vault as a person.
   *
   * @throws Problem `not-ready` in production without its keys: a key beside what it closes protects nothing
   */
  async visit<T>(vault: VaultName, person: Person, work: (inside: OpenVault) => Promise<T>): Promise<T> {
    const { ring, index } = await this.keysOf(vault);
    return this.door.inVault(vault, person, (open) =>
      work({
        open,
        ring: apart.includes(vault) ? ring.of(person.organisation) : ring,
        filed: (caseId) => blinded(index, `${vault} ${caseId}`),
      }),
    );
  }

  /** The keys with which a vault is closed from now on. */
  async ringOf(vault: VaultName): Promise<KeyRing> {
    return (await this.keysOf(vault)).ring;
  }

  /** The names under which a vault files, for who only has to know of which case something is: nothing is opened by them. */
  async namesIn(vault: VaultName): Promise<(caseId: string) => string> {
    const { index } = await this.keysOf(vault);
    return (caseId) => blinded(index, `${vault} ${caseId}`);
  }

  private keysOf(vault: VaultName): Promise<Keys> {
    const known = this.keys.get(vault) ?? this.readKeys(vault);
    this.keys.set(vault, known);
    known.catch(() => this.keys.delete(vault));
    return known;
  }

  private async readKeys(vault: VaultName): Promise<Keys> {
    const { NODE_ENV, IDENTITY_KEY, MEDICAL_KEYS, CRIMINAL_KEYS, IDENTITY_KEYS } = this.config;
    const given = { medical: MEDICAL_KEYS, criminal: CRIMINAL_KEYS, identity: IDENTITY_KEYS }[vault];
    if (NODE_ENV === 'production' && !(given && IDENTITY_KEY)) {
      throw new Problem(
        'not-ready',
        `${vault.toUpperCase()}_KEYS and IDENTITY_KEY must be set before this vault is used`,
      );
    }
    const [row] = await this.door.asMachine({ task: 'vault', role: 'owner' }, ({ sql }) =>
      sql<{ keys: string; index: string }>('select keys, index_key as index from vault_key where vault = $1', [vault]),
    );
    return { ring: new KeyRing(given ?? row!.keys), index: IDENTITY_KEY ?? row!.index };
  }
}
