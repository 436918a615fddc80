import { body, client } from './client';

/** Signing in by an issuer or with a local account, and proving again who one is. */
export const signInApi = {
  ways: () => body(client.GET('/api/sign-in')),
  /** @returns where the browser goes, to come back to a page of ours or to where one begins */
  sent: (id: string, page?: string) =>
    body(client.POST('/api/sign-in/issuers/{id}', { params: { path: { id } }, body: page ? { page } : {} })),
  session: () => body(client.GET('/api/session')),
  local: (told: { name: string; password: string; code: string }) =>
    body(client.POST('/api/sign-in/local', { body: told })),
  choose: (told: { name: string; code: string; password: string }) =>
    body(client.POST('/api/sign-in/local/password', { body: told })),
  again: (proof: { password?: string; code?: string; page?: string }) =>
    body(client.POST('/api/sign-in/again', { body: proof })),
};

export const signInKeys = {
  ways: ['ways-in'],
  /** The session that runs, and how long it does. */
  session: ['session'],
  /** Not asked for but told: something asks that one proves again who one is. */
  again: ['sign-in-again'],
} as const;

/** A page of ours, and none of another site: what stands in an address may be written by anybody. */
export const isPage = (page: unknown): page is string =>
  typeof page === 'string' && /^\/(?!\/)[\w\-.~%&*+,;=:@/?]*$/.test(page);

/** Where somebody comes out who signs in in a window of its own, and where such a window begins. */
export const signedInPage = '/signed-in';
export const inOwnWindow = `/?page=${signedInPage}`;

const told = 'terugweg.signed-in';

/** Tells the other windows of this browser that somebody signed in. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(told);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage('');
  channel.close();
}

/** Hears that somebody signed in in another window; returns what ends the hearing. */
export function hearSignedIn(hear: () => void): () => void {
  const channel = new BroadcastChannel(told);
  channel.addEventListener('message', hear);
  return () => channel.close();
}
