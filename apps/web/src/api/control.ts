import { body, client } from './client';
import type { components } from './schema';

export type Control = components['schemas']['RegionControl'];
export type Obligation = Control['obligations'][number];
export type ObligationDone = components['schemas']['ObligationDone'];

export const controlKey = ['region-control'] as const;

/** What organisations do themselves, and whether all that is shared has a basis. @throws Problem */
export const controlApi = {
  show: () => body(client.GET('/api/regions/current/control')),
  record: (what: Obligation['what'], done: ObligationDone) =>
    body(
      client.POST('/api/regions/current/control/{what}', {
        params: { path: { what }, header: { 'idempotency-key': crypto.randomUUID() } },
        body: done,
      }),
    ),
};
