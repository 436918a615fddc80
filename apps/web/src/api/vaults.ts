import { useMutation } from '@tanstack/react-query';
import { body, client } from './client';
import type { components } from './schema';
import { useOnceKey } from './use-act';

type Schemas = components['schemas'];

export type OwnNote = Schemas['MedicalNotes']['notes'][number];
export type CriminalRouteRow = Schemas['CriminalRoutes']['routes'][number];
export type CriminalCase = Schemas['CriminalCase'];
export type CriminalFile = NonNullable<CriminalCase['file']>;
export type NewCriminalWriting = Schemas['NewCriminalWriting'];
export type OpenCriminalFile = Schemas['OpenCriminalFile'];

const at = (id: string) => ({ path: { id } });
const once = (id: string, key: string) => ({ path: { id }, header: { 'idempotency-key': key } });

/** What lies in a vault, for who may read or write there. @throws Problem */
export const vaultsApi = {
  ownNotes: (id: string) => body(client.GET('/api/youth-health/cases/{id}/medical-notes', { params: at(id) })),
  writeOwnNote: (id: string, text: string, key: string) =>
    body(client.POST('/api/youth-health/cases/{id}/medical-notes', { params: once(id, key), body: { text } })),
  number: (id: string) => body(client.GET('/api/cases/{id}/bsn', { params: at(id) })),
  beginRoute: (id: string, file: OpenCriminalFile, key: string) =>
    body(client.POST('/api/compulsory-education/cases/{id}/criminal-route', { params: once(id, key), body: file })),
  routes: () => body(client.GET('/api/compulsory-education/criminal-route')),
  route: (id: string) => body(client.GET('/api/compulsory-education/criminal-route/cases/{id}', { params: at(id) })),
  writeInRoute: (id: string, writing: NewCriminalWriting, key: string) =>
    body(
      client.POST('/api/compulsory-education/criminal-route/cases/{id}/writings', {
        params: once(id, key),
        body: writing,
      }),
    ),
  closeRoute: (id: string) =>
    body(client.POST('/api/compulsory-education/criminal-route/cases/{id}/close', { params: at(id) })),
};

/** Not under the name of a case: what lies in a vault is not asked for again because something happened there. */
export const vaultKeys = {
  ownNotes: (id: string) => ['vault', 'own-notes', id],
  routes: ['vault', 'routes'],
  route: (id: string) => ['vault', 'route', id],
} as const;

/** What was asked of a vault is forgotten as soon as nobody looks at it. */
export const forgottenAtOnce = { gcTime: 0, retry: false } as const;

/** Sends something to a vault, once however often it is sent; neither what was sent nor what came back is kept. */
export function useVaultAct<Asked, T>(send: (asked: Asked, key: string) => Promise<T>) {
  const keyOf = useOnceKey();
  return useMutation({ mutationFn: (asked: Asked) => send(asked, keyOf(asked)), gcTime: 0 });
}
