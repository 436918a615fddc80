import { body, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

export type FamilyPage = Schemas['FamilyPage'];
export type FamilyCase = FamilyPage['cases'][number];
export type FamilyExplained = Schemas['FamilyExplained'];
export type LookedAt = Schemas['LookedAt'];
export type OwnDetails = Schemas['OwnContactDetails'];
export type FamilyQuestion = Schemas['FamilyQuestion'];
export type NewDisagreement = Schemas['NewDisagreement'];

export const familyKeys = {
  page: ['live', 'family'],
  explained: ['family-explained'],
  looks: ['live', 'family-looks'],
  consents: ['live', 'family-consents'],
  details: ['live', 'family-details'],
} as const;

/** What parents and young people ask of the api: their own page, and what they do on it. @throws Problem */
export const familyApi = {
  page: () => body(client.GET('/api/family')),
  explained: () => body(client.GET('/api/family/explained')),
  looks: () => body(client.GET('/api/family/looks')),
  details: () => body(client.GET('/api/family/details')),
  tellDetails: (told: Schemas['NewContactDetails']) => body(client.PUT('/api/family/details', { body: told })),
  done: (id: string, step: string) =>
    body(client.POST('/api/family/cases/{id}/steps/{step}/done', { params: { path: { id, step } } })),
  ask: (id: string, question: FamilyQuestion) =>
    body(client.POST('/api/family/cases/{id}/questions', { params: { path: { id } }, body: question })),
  disagree: (id: string, said: NewDisagreement, key: string) =>
    body(
      client.POST('/api/family/cases/{id}/disagreements', {
        params: { path: { id }, header: { 'idempotency-key': key } },
        body: said,
      }),
    ),
  endSupport: (id: string) => body(client.POST('/api/family/supporters/{id}/end', { params: { path: { id } } })),
};
