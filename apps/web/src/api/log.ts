import { body, client } from './client';
import type { components, paths } from './schema';

export type ControlledLook = components['schemas']['ControlledLooks']['looks'][number];
export type LooksWanted = NonNullable<paths['/api/log']['get']['parameters']['query']>;

export const logKeys = {
  looks: (wanted: LooksWanted) => ['log', wanted],
  people: ['log-people'],
} as const;

/** Who looked, for a privacy officer. @throws Problem */
export const logApi = {
  looks: (wanted: LooksWanted, cursor?: string) =>
    body(client.GET('/api/log', { params: { query: { ...wanted, cursor } } })),
  people: () => body(client.GET('/api/log/people')),
};

export type Glass = components['schemas']['BrokenGlasses']['glasses'][number];
export const glassKey = ['break-glass'] as const;

/** Cases that were opened for an hour with a reason. @throws Problem */
export const glassApi = {
  all: () => body(client.GET('/api/break-glass')),
  open: (caseId: string, reason: string) =>
    body(
      client.POST('/api/break-glass', {
        params: { header: { 'idempotency-key': crypto.randomUUID() } },
        body: { case: caseId.trim(), reason },
      }),
    ),
  review: (id: string, words: string) =>
    body(client.POST('/api/break-glass/{id}/review', { params: { path: { id } }, body: { words } })),
};
