import { Inject, Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { CONFIG, type Config, isLoopback } from '../config';
import { problemsOf } from '../problem';
import type { Issuer } from './issuer';
import { issuerSecrets } from './issuer-secrets';
import { derivedFrom } from './secret-id';
import { sessionBounds } from './sessions';

/** What an issuer cannot be asked, or answered otherwise than it was asked. */
export class OpenIdProblem extends problemsOf({
  'issuer-unreachable': { status: 503, title: 'The issuer does not answer' },
  'issuer-answer': { status: 403, title: 'What the issuer answered is not an answer to what it was asked' },
}) {}

/** What an issuer says of somebody, once it was checked that it is an answer to this browser. */
export interface Identified {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** When he proved to the issuer who he is, in milliseconds. */
  readonly provenAt: number;
  readonly tokens: string;
}

/** The tokens of an issuer, as they are sealed in a session. */
interface Tokens {
  readonly subject: string;
  readonly id: string;
  readonly access: string;
  readonly refresh?: string | undefined;
}

/** Whether an issuer still knows somebody; nothing is known while it does not answer. */
export type Confirmed = { readonly is: 'known'; readonly tokens: string } | { readonly is: 'gone' | 'unanswered' };

/** A sign-in at an issuer: the secret id of the attempt, and where the issuer sends the browser back to. */
export interface Asking {
  readonly attempt: string;
  readonly back: string;
  /** He is to prove now who he is, though the issuer knows him. */
  readonly again: boolean;
}

const seconds = (ms: number) => Math.round(ms / 1000);
/** So long ago somebody may have proved to his issuer who he is. */
const maxAge = (again: boolean) => seconds(again ? sessionBounds.proof : sessionBounds.whole);

/**
 * Sign-in with OpenID Connect: authorization code with PKCE, state and nonce. These three follow from the id of the attempt,
 * which only the browser has: what is answered to another browser is no answer.
 */
@Injectable()
export class OpenId {
  private readonly known = new Map<string, Promise<client.Configuration>>();
  private readonly secrets: ReadonlyMap<string, string>;

  constructor(@Inject(CONFIG) config: Config) {
    this.secrets = issuerSecrets(config);
  }

  /** Where the browser goes to sign in. @throws OpenIdProblem `issuer-unreachable` */
  async address(issuer: Issuer, { attempt, back, again }: Asking): Promise<string> {
    const about = await this.about(issuer);
    const url = client.buildAuthorizationUrl(about, {
      redirect_uri: back,
      scope: issuer.claims.scope,
      state: derivedFrom(attempt, 'state'),
      nonce: derivedFrom(attempt, 'nonce'),
      code_challenge: await client.calculatePKCECodeChallenge(derivedFrom(attempt, 'verifier')),
      code_challenge_method: 'S256',
      max_age: String(maxAge(again)),
      ...(again && { prompt: 'login' }),
    });
    return url.href;
  }

  /**
   * Who it is, by the address with which the browser came back.
   *
   * @throws OpenIdProblem `issuer-answer` for what is none, or none to this attempt; `issuer-unreachable`
   */
  async identified(issuer: Issuer, { attempt, again }: Omit<Asking, 'back'>, cameBack: URL): Promise<Identified> {
    const about = await this.about(issuer);
    try {
      const given = await client.authorizationCodeGrant(about, cameBack, {
        expectedState: derivedFrom(attempt, 'state'),
        expectedNonce: derivedFrom(attempt, 'nonce'),
        pkceCodeVerifier: derivedFrom(attempt, 'verifier'),
        maxAge: maxAge(again),
        idTokenExpected: true,
      });
      const inToken = given.claims()!;
      const { sub: subject, auth_time: at } = inToken;
      const more = about.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(about, given.access_token, subject)
        : {};
      const tokens = { subject, id: given.id_token!, access: given.access_token, refresh: given.refresh_token };
      const provenAt = Number(at) * 1000;
      return { subject, claims: { ...more, ...inToken }, provenAt, tokens: JSON.stringify(tokens satisfies Tokens) };
    } catch (error) {
      throw new OpenIdProblem(isNoAnswer(error) ? 'issuer-unreachable' : 'issuer-answer', codeOf(error));
    }
  }

  /** Asks an issuer whether it still knows somebody. */
  async confirmed(issuer: Issuer, kept: string): Promise<Confirmed> {
    const tokens = JSON.parse(kept) as Tokens;
    try {
      const about = await this.about(issuer);
      if (!tokens.refresh) {
        await client.fetchUserInfo(about, tokens.access, tokens.subject);
        return { is: 'known', tokens: kept };
      }
      const given = await client.refreshTokenGrant(about, tokens.refresh);
      const { access_token: access, refresh_token: refresh = tokens.refresh, id_token: id = tokens.id } = given;
      return { is: 'known', tokens: JSON.stringify({ ...tokens, access, refresh, id } satisfies Tokens) };
    } catch (error) {
      return { is: isNoAnswer(error) || error instanceof OpenIdProblem ? 'unanswered' : 'gone' };
    }
  }

  /** Where the browser goes so that the session at the issuer ends as well; nothing where it cannot. */
  async endAddress(issuer: Issuer, kept: string | undefined, back: string): Promise<string | undefined> {
    const about = await this.about(issuer).catch(() => undefined);
    if (!about?.serverMetadata().end_session_endpoint) return undefined;
    const asked: Record<string, string> = { post_logout_redirect_uri: back };
    if (kept !== undefined) asked['id_token_hint'] = (JSON.parse(kept) as Tokens).id;
    return client.buildEndSessionUrl(about, asked).href;
  }

  private about(issuer: Issuer): Promise<client.Configuration> {
    const key = [issuer.id, issuer.address, issuer.clientId].join(' ');
    const known = this.known.get(key) ?? this.discover(issuer);
    this.known.set(key, known);
    known.catch(() => this.known.delete(key));
    return known;
  }

  private async discover({ id, address, clientId }: Issuer): Promise<client.Configuration> {
    const url = new URL(address);
    const secret = this.secrets.get(id);
    const how = secret === undefined ? client.None() : client.ClientSecretBasic(secret);
    const execute = isLoopback(url.hostname) ? [client.allowInsecureRequests] : [];
    try {
      return await client.discovery(url, clientId, secret, how, { execute });
    } catch (error) {
      throw new OpenIdProblem('issuer-unreachable', codeOf(error));
    }
  }
}

const codeOf = (error: unknown) => String((error as { code?: unknown }).code ?? (error as Error).name);

/** Nobody answered, or it was his own fault: that says nothing of who asked. */
function isNoAnswer(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError || error instanceof client.WWWAuthenticateChallengeError) {
    return error.status >= 500;
  }
  if (error instanceof client.AuthorizationResponseError) return false;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const status = cause instanceof Response ? cause.status : undefined;
  return (status !== undefined && status >= 500) || code === 'OAUTH_TIMEOUT' || error instanceof TypeError;
}
