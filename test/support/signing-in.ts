import { type Issuer, keepIssuer } from '@app/platform';
import { Browsing } from './browsing';
import { IdentityProvider } from './identity-provider';
import { type Listening, listen, RunningApi, Visitor } from './running-api';

/** An answer of the api to a page in a browser. */
export interface Page {
  /** Where the browser ended up, below the address of the api. */
  readonly at: string;
  readonly browsing: Browsing;
  /** The one who is signed in there. */
  readonly visitor: Visitor;
}

const ours = { 'x-requested-with': 'terugweg', 'content-type': 'application/json' };

const secrets = {
  ISSUER_SECRETS: 'schools:a secret of the schools,digid:a secret of digid,offices:a secret of offices',
};

/** An api and an issuer that it trusts. */
export class SigningIn {
  private constructor(
    readonly api: RunningApi,
    readonly provider: IdentityProvider,
    private readonly entrance?: Listening,
  ) {}

  static async start(): Promise<SigningIn> {
    const provider = await IdentityProvider.start();
    return new SigningIn(await RunningApi.start({ more: secrets }), provider);
  }

  /** The same with a second api before the same database, as a region has it: with the web app, and nobody is chosen there. */
  static async withEntrance(): Promise<SigningIn> {
    const provider = await IdentityProvider.start();
    const api = await RunningApi.start({ more: secrets });
    return new SigningIn(api, provider, await listen({ ...api.config, DEMONSTRATION: false }, 'dist/web'));
  }

  /** Where people come in. */
  get url(): string {
    return this.entrance?.url ?? this.api.url;
  }

  async stop(): Promise<void> {
    await this.entrance?.app.close();
    await this.api.stop();
    await this.provider.stop();
  }

  /** Says who can be signed in by which issuer, and what the provider says of whom. */
  async trust(issuers: readonly Issuer[], people: Readonly<Record<string, Record<string, unknown>>>): Promise<void> {
    await this.api.door.asMachine({ task: 'test', role: 'owner' }, async (open) => {
      for (const one of issuers) await keepIssuer(open, one);
    });
    const clients = issuers.map(({ id }) => ({ id, secret: `a secret of ${id === 'schools' ? 'the schools' : id}` }));
    await this.provider.knows(
      people,
      clients.map((one) => ({ ...one, of: this.url })),
    );
  }

  /** Is sent to an issuer from the entrance; nothing is answered there yet. */
  async sent(
    issuer: string,
    browsing = new Browsing(),
    path = `/sign-in/issuers/${issuer}`,
  ): Promise<{ browsing: Browsing; to: string }> {
    const answer = await browsing.ask(`${this.api.url}/api${path}`, { method: 'POST', headers: ours, body: '{}' });
    const { to } = (await answer.json()) as { to: string };
    return { browsing, to };
  }

  /** Says to the issuer who he is, and gives the address to which it sends him back. */
  async answeredAt(browsing: Browsing, to: string, id: string): Promise<string> {
    const isBack = (address: string) => address.startsWith(`${this.api.url}/`);
    const asked = await browsing.follow(await browsing.ask(to), to, isBack);
    if (isBack(asked)) return asked;
    const body = new URLSearchParams({ id });
    return browsing.follow(await browsing.ask(asked, { method: 'POST', body }), asked, isBack);
  }

  /** Comes back from the issuer. */
  async cameBack(browsing: Browsing, back: string): Promise<Page> {
    const answer = await browsing.ask(back);
    const at = answer.headers.get('location') ?? String(answer.status);
    const cookie = browsing.cookieOf(this.api.url, 'terugweg');
    return { at, browsing, visitor: new Visitor(this.api.url, cookie === undefined ? '' : `terugweg=${cookie}`) };
  }

  /** All of it: from the entrance to whatever comes next. */
  async signIn(issuer: string, id: string, browsing = new Browsing()): Promise<Page> {
    const { to } = await this.sent(issuer, browsing);
    return this.cameBack(browsing, await this.answeredAt(browsing, to, id));
  }
}
