import { body, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

export type FamilyRights = Schemas['FamilyRights'];
export type RightsRequest = Schemas['RightsRequest'];
export type NewRightsRequest = Schemas['NewRightsRequest'];
export type AskedOfUs = Schemas['RightsAskedOfUs'];
export type AskedOfUsRequest = AskedOfUs['requests'][number];
export type RightsAnswer = Schemas['RightsAnswer'];
export type RightsLetter = Schemas['RightsLetter'];

export const rightsKeys = { family: ['live', 'family-rights'], asked: ['live', 'rights'] } as const;

const once = (key: string) => ({ 'idempotency-key': key });

/** What a parent or young person asks about its own data. @throws Problem */
export const familyRightsApi = {
  all: () => body(client.GET('/api/family/rights')),
  ask: (id: string, asked: NewRightsRequest, key: string) =>
    body(client.POST('/api/family/cases/{id}/rights', { params: { path: { id }, header: once(key) }, body: asked })),
};

/** The same for who answers for an organisation. @throws Problem */
export const rightsApi = {
  all: () => body(client.GET('/api/rights')),
  record: (letter: RightsLetter, key: string) =>
    body(client.POST('/api/rights', { params: { header: once(key) }, body: letter })),
  answer: (id: string, answer: RightsAnswer) =>
    body(client.POST('/api/rights/{id}/answer', { params: { path: { id } }, body: answer })),
  lift: (id: string) => body(client.POST('/api/rights/{id}/lift', { params: { path: { id } } })),
};
