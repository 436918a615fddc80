import { body, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Shares = Schemas['Shares'];
export type Share = Shares['shares'][number];
export type Offer = Shares['offers'][number];
export type NewShare = Schemas['NewShare'];
export type Consents = Schemas['Consents'];
export type Consent = Consents['consents'][number];
export type NewConsent = Schemas['NewConsent'];
export type ConsentOnPaper = Schemas['ConsentOnPaper'];
export type FamilyConsents = Schemas['FamilyConsents'];

const at = (id: string) => ({ path: { id } });
const once = (id: string, key: string) => ({ ...at(id), header: { 'idempotency-key': key } });

/** What parties of a case tell each other beyond their jobs, and what the family said to it. @throws Problem */
export const sharesApi = {
  shares: (id: string) => body(client.GET('/api/cases/{id}/shares', { params: at(id) })),
  share: (id: string, asked: NewShare, key: string) =>
    body(client.POST('/api/cases/{id}/shares', { params: once(id, key), body: asked })),
  end: (id: string, share: string) =>
    body(client.POST('/api/cases/{id}/shares/{share}/end', { params: { path: { id, share } } })),
  consents: (id: string) => body(client.GET('/api/cases/{id}/consents', { params: at(id) })),
  ask: (id: string, asked: NewConsent, key: string) =>
    body(client.POST('/api/cases/{id}/consents', { params: once(id, key), body: asked })),
  onPaper: (id: string, consent: string, said: ConsentOnPaper) =>
    body(client.POST('/api/cases/{id}/consents/{consent}/answers', { params: { path: { id, consent } }, body: said })),
  withdraw: (id: string, consent: string) =>
    body(client.POST('/api/cases/{id}/consents/{consent}/withdraw', { params: { path: { id, consent } } })),
};

/** The same as a parent or young person has it. @throws Problem */
export const familyConsentsApi = {
  all: () => body(client.GET('/api/family/consents')),
  give: (id: string, consent: string) =>
    body(client.POST('/api/family/cases/{id}/consents/{consent}/give', { params: { path: { id, consent } } })),
  withdraw: (id: string, consent: string) =>
    body(client.POST('/api/family/cases/{id}/consents/{consent}/withdraw', { params: { path: { id, consent } } })),
};
