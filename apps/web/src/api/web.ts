import { body, client } from './client';
import { keys } from './keys';
import type { components } from './schema';

export type WebPage = components['schemas']['Web'];
export type WebRow = components['schemas']['WebRow'];
export type Clock = WebRow['clock'];
export type Figure = WebRow['figures'][number];
export type Bundling = keyof WebPage['bundles'];
export type Bundle = WebPage['bundles'][Bundling][number];
export type SavedView = components['schemas']['SavedViews']['views'][number];

export const clocks: readonly Clock[] = ['violet', 'red', 'amber', 'neutral', 'waiting'];
export const figures: readonly Figure[] = ['no-outlook', 'silent', 'used-up', 'long'];
export const bundlings: readonly Bundling[] = ['waiting', 'director', 'school', 'municipality', 'clock'];

/** What one looks at: the address of the web, and nothing else. */
export interface WebSearch {
  waiting?: string;
  director?: string;
  school?: string;
  municipality?: string;
  clock?: Clock;
  figure?: Figure;
  by?: Bundling;
}

/** Reads an address; what it does not know it leaves out. */
export function webSearch(search: Record<string, unknown>): WebSearch {
  const free = (['waiting', 'director', 'school', 'municipality'] as const).flatMap((part) => {
    const said = search[part];
    return typeof said === 'string' && said ? [[part, said] as const] : [];
  });
  const [clock, figure, by] = [
    clocks.find((one) => one === search.clock),
    figures.find((one) => one === search.figure),
    bundlings.find((one) => one === search.by),
  ];
  return { ...Object.fromEntries(free), ...(clock && { clock }), ...(figure && { figure }), ...(by && { by }) };
}

export const webKeys = {
  pages: ['live', 'web'],
  views: ['web-views'],
  /** Asked again when it is decided who is one child. */
  maybeSame: [...keys.allLinks, 'maybe-same'],
} as const;

export const webApi = {
  page: ({ by: _by, ...filter }: WebSearch, cursor?: string) =>
    body(client.GET('/api/web', { params: { query: { ...filter, cursor } } })),
  maybeSame: () => body(client.GET('/api/web/maybe-same')),
  views: () => body(client.GET('/api/web/views')),
  keep: (name: string, filter: WebSearch) => body(client.POST('/api/web/views', { body: { name, filter } })),
  drop: (id: string) => body(client.DELETE('/api/web/views/{id}', { params: { path: { id } } })),
};
