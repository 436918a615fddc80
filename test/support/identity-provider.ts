import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

type Said = Readonly<Record<string, unknown>>;

/** A client of a provider, as it is registered there. */
export interface RegisteredClient {
  readonly id: string;
  readonly secret: string;
  /** Where the api answers. */
  readonly of: string;
}

/** A real issuer of OpenID Connect, in a process of its own (apps/local/identity-provider.mjs). */
export class IdentityProvider {
  private constructor(
    readonly address: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(): Promise<IdentityProvider> {
    const child = fork('apps/local/identity-provider.mjs', {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
    });
    const [{ address }] = (await once(child, 'message')) as [{ address: string }];
    return new IdentityProvider(address, child);
  }

  /** Whom it knows from now on, and what it says of each; with `clients` it begins anew, and forgets who is signed in. */
  async knows(people: Readonly<Record<string, Said>>, clients?: readonly RegisteredClient[]): Promise<void> {
    const registered = clients?.map(({ id, secret, of }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [`${of}/api/sign-in/return`],
      post_logout_redirect_uris: [`${of}/`],
      grant_types: ['authorization_code', 'refresh_token'],
    }));
    this.child.send({ people, ...(registered && { clients: registered }) });
    await once(this.child, 'message');
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }
}
