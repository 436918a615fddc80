import { body, client } from './client';

/** Signing in by an issuer or with a local account, and proving again who one is. */
export const signInApi = {
  ways: () => body(client.GET('/api/sign-in')),
  /** @returns where the browser goes */
  sent: (id: string) => body(client.POST('/api/sign-in/issuers/{id}', { params: { path: { id } } })),
  local: (told: { name: string; password: string; code: string }) =>
    body(client.POST('/api/sign-in/local', { body: told })),
  choose: (told: { name: string; code: string; password: string }) =>
    body(client.POST('/api/sign-in/local/password', { body: told })),
  again: (proof: { password?: string; code?: string; page?: string }) =>
    body(client.POST('/api/sign-in/again', { body: proof })),
};

export const signInKeys = {
  ways: ['ways-in'],
  /** Not asked for but told: something asks that one proves again who one is. */
  again: ['sign-in-again'],
} as const;
