import { Inject, Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { CONFIG, type Config } from '../config';
import { Door, type MachineTask, type Open } from '../door';
import { Problem } from '../problem';
import { KeyRing } from '../vault/key-ring';
import { LocalProblem } from './local-problem';
import { MachineTime } from './machine-time';
import { hashOf, newSecretId } from './secret-id';
import { Sessions } from './sessions';
import { isSlowHashOf, slowHash } from './slow-hash';
import { Tries } from './tries';

/** Of a password that nobody has: for a name that nobody has the same work is done. */
let nobodys: Promise<string> | undefined;
const stepMs = 30_000;
const codeMs = 86_400_000;
const asMachine: MachineTask = { task: 'sign-in', role: 'owner' };

interface Account {
  readonly personId: string;
  readonly password: string | null;
  readonly factorKey: string | null;
  readonly factor: Buffer | null;
  readonly codeHash: string | null;
  readonly isCodeGood: boolean;
}

const find = `
  select person_id as "personId", password, factor_key as "factorKey", factor, code_hash as "codeHash",
         coalesce(code_until > to_timestamp($2 / 1000.0), false) as "isCodeGood"
    from local_account where name = $1`;

/** Each code is good once, also where two come at one time. */
const use = `
  update local_account set factor_step = $2, code_hash = null, code_until = null
   where person_id = $1 and (factor_step is null or factor_step < $2) returning person_id`;

/** What somebody signs in with. */
export interface LocalSignIn {
  readonly name: string;
  readonly password: string;
  readonly code: string;
}

/** A second factor as an app of codes takes it, shown once. */
export interface NewFactor {
  readonly secret: string;
  readonly uri: string;
}

/** Accounts with a password and a second factor, for people whose organisation has no issuer. */
@Injectable()
export class LocalAccounts {
  private ring: Promise<KeyRing> | undefined;

  constructor(
    private readonly door: Door,
    private readonly sessions: Sessions,
    private readonly tries: Tries,
    private readonly time: MachineTime,
    @Inject(CONFIG) private readonly config: Pick<Config, 'NODE_ENV' | 'SIGN_IN_KEYS'>,
  ) {}

  /**
   * Takes away how somebody signed in, and ends his sessions; as owner.
   *
   * @returns a code with which he chooses a password once, within a day: it is kept nowhere
   * @throws LocalProblem `name-taken`
   */
  async reset(open: Open, { personId, name }: { readonly personId: string; readonly name: string }): Promise<string> {
    const code = newSecretId().slice(0, 16);
    const key = nameKey(name);
    const others = await open.sql('select from local_account where name = $1 and person_id <> $2', [key, personId]);
    if (others.length > 0) throw new LocalProblem('name-taken');
    await open.sql('delete from local_account where person_id = $1', [personId]);
    await open.sql(
      `insert into local_account (person_id, name, code_hash, code_until) values ($1, $2, $3, to_timestamp($4 / 1000.0))`,
      [personId, key, hashOf(code), this.time.now() + codeMs],
    );
    await this.tries.forget(open, key);
    await this.sessions.endOf(open, personId);
    return code;
  }

  /**
   * Chooses a password with a code of an administrator. The code is over with the first sign-in.
   *
   * @returns the second factor that goes with it
   * @throws LocalProblem `code-wrong`, also for a name that nobody has; `try-later`
   */
  async choose({ name, code, password }: LocalSignIn): Promise<NewFactor> {
    const key = nameKey(name);
    const [account, hashed] = [await this.tried(key), await slowHash(password)];
    if (!account?.isCodeGood || account.codeHash !== hashOf(code)) throw new LocalProblem('code-wrong');
    const factor = new TOTP({ issuer: 'Terugweg', label: key, secret: new Secret({ size: 20 }) });
    const sealed = (await this.keys()).seal(factor.secret.base32, account.personId);
    await this.door.asMachine(asMachine, async (open) => {
      await open.sql(
        `update local_account set password = $2, factor_key = $3, factor = $4, factor_step = null where person_id = $1`,
        [account.personId, hashed, sealed.key, sealed.content],
      );
      await this.tries.forget(open, key);
    });
    return { secret: factor.secret.base32, uri: factor.toString() };
  }

  /**
   * Who somebody is, by name, password and the code of the moment.
   *
   * @throws LocalProblem `sign-in-wrong`, the same whatever of it is wrong; `try-later`
   */
  async check({ name, password, code }: LocalSignIn): Promise<string> {
    const key = nameKey(name);
    const account = await this.tried(key);
    nobodys ??= slowHash(newSecretId());
    const isPassword = await isSlowHashOf(account?.password ?? (await nobodys), password);
    const step = await this.stepOf(account, code);
    if (!account?.password || !isPassword || step === undefined) throw new LocalProblem('sign-in-wrong');
    return this.door.asMachine(asMachine, async (open) => {
      const used = await open.sql(use, [account.personId, step]);
      if (used.length === 0) throw new LocalProblem('sign-in-wrong');
      await this.tries.forget(open, key);
      return account.personId;
    });
  }

  /** The same of whoever is signed in already. @throws LocalProblem */
  async checkAgain(personId: string, proof: Omit<LocalSignIn, 'name'>): Promise<void> {
    const [account] = await this.door.asMachine(asMachine, ({ sql }) =>
      sql<{ name: string }>('select name from local_account where person_id = $1', [personId]),
    );
    await this.check({ name: account?.name ?? '', ...proof });
  }

  private tried(key: string): Promise<Account | undefined> {
    return this.door.asMachine(asMachine, async (open) => {
      await this.tries.take(open, key);
      const [account] = await open.sql<Account>(find, [key, this.time.now()]);
      return account;
    });
  }

  /** Which moment a code is of, a step back and ahead included: clocks differ. */
  private async stepOf(account: Account | undefined, code: string): Promise<number | undefined> {
    const ring = await this.keys();
    const { factor, factorKey, personId } = account ?? {};
    const secret = factor && factorKey ? ring.open({ key: factorKey, content: factor }, personId!) : new Secret();
    const timestamp = this.time.now();
    const delta = new TOTP({ secret }).validate({ token: code, timestamp, window: 1 });
    return delta === null ? undefined : Math.floor(timestamp / stepMs) + delta;
  }

  private keys(): Promise<KeyRing> {
    this.ring ??= this.readKeys();
    this.ring.catch(() => (this.ring = undefined));
    return this.ring;
  }

  private async readKeys(): Promise<KeyRing> {
    const { NODE_ENV, SIGN_IN_KEYS } = this.config;
    if (SIGN_IN_KEYS) return new KeyRing(SIGN_IN_KEYS);
    if (NODE_ENV === 'production') throw new Problem('not-ready', 'SIGN_IN_KEYS must be set for local accounts');
    const [row] = await this.door.asMachine(asMachine, ({ sql }) =>
      sql<{ keys: string }>('select keys from sign_in_key'),
    );
    return new KeyRing(row!.keys);
  }
}

const nameKey = (name: string) => name.trim().toLowerCase();
