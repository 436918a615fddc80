import { body, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Retention = Schemas['Retention'];
export type RetentionClass = Retention['classes'][number];
export type DueItem = Schemas['DueList']['items'][number];
export type Proof = Schemas['DestructionProof'];
export type DestructionList = Schemas['DestructionList'];
export type Hold = Schemas['LegalHold'];
/** What two people let go together. */
export type ByTwo = Proof['class'];

export const retentionKeys = {
  all: ['retention'],
  overview: ['retention', 'overview'],
  due: (name: ByTwo) => ['retention', 'due', name],
  list: (id: string) => ['retention', 'list', id],
} as const;

const once = (key: string) => ({ 'idempotency-key': key });
const at = (id: string) => ({ params: { path: { id } } });

/** What was kept long enough, who let it go, and what may not go. @throws Problem */
export const retentionApi = {
  overview: () => body(client.GET('/api/retention')),
  due: (name: ByTwo) => body(client.GET('/api/retention/due/{class}', { params: { path: { class: name } } })),
  propose: (name: ByTwo, key: string) =>
    body(client.POST('/api/retention/proposals', { params: { header: once(key) }, body: { class: name } })),
  list: (id: string) => body(client.GET('/api/retention/proposals/{id}', at(id))),
  approve: (id: string) => body(client.POST('/api/retention/proposals/{id}/approve', at(id))),
  withdraw: (id: string) => body(client.POST('/api/retention/proposals/{id}/withdraw', at(id))),
  hold: (asked: Schemas['HoldCase'], key: string) =>
    body(client.POST('/api/retention/holds', { params: { header: once(key) }, body: asked })),
  lift: (id: string) => body(client.POST('/api/retention/holds/{id}/lift', at(id))),
};
