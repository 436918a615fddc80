import { body, client } from './client';
import type { paths } from './schema';

type AskedOfDay = NonNullable<paths['/api/my-day']['get']['parameters']['query']>;
type AskedOfMissed = NonNullable<paths['/api/missed']['get']['parameters']['query']>;

export type DayPart = NonNullable<AskedOfDay['part']>;
export type Called = NonNullable<AskedOfMissed['as']>;

type AskedOfDeviations = NonNullable<paths['/api/deviations']['get']['parameters']['query']>;
export type Deviating = NonNullable<AskedOfDeviations['how']>;
export const deviating: readonly Deviating[] = ['skipped', 'extended', 'otherwise'];

/** What is to do, what one waits for, and what is late, in pages. */
export const listsApi = {
  myDay: (part: DayPart | undefined, cursor?: string) =>
    body(client.GET('/api/my-day', { params: { query: { part, cursor } } })),
  awaited: (limit: number, cursor?: string) =>
    body(client.GET('/api/awaited', { params: { query: { limit, cursor } } })),
  deviations: (how: Deviating | undefined, cursor?: string) =>
    body(client.GET('/api/deviations', { params: { query: { how, cursor } } })),
  missed: (which: Pick<AskedOfMissed, 'party' | 'as'>, cursor?: string) =>
    body(client.GET('/api/missed', { params: { query: { ...which, cursor } } })),
};
