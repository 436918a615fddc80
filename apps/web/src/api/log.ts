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
