import { body, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Held = Schemas['HeldAgreements'];
export type HeldAgreement = Held['agreements'][number];
export type Signing = Held['signing'];
export type Paper = Schemas['AgreementPaper'];
export type PaperStep = Paper['steps'][number];
export type PaperGraph = Paper['graph'];
export type Basis = Paper['basis'];
export type Differences = Schemas['AgreementDifferences'];
export type DifferencePoint = Differences['points'][number];

/** A place of the region: a school by its id, or a municipality by its name. */
export type Place = { school?: string | undefined; municipality?: string | undefined };

/** What is read beside an agreement: that of another region, or another version of it. */
export type Beside = { with?: string | undefined; withVersion?: number | undefined };

/** What the screens ask about agreements to read. @throws Problem */
export const papersApi = {
  held: (place: Place, on: string | undefined) =>
    body(client.GET('/api/regions/current/agreement-papers', { params: { query: { ...place, on } } })),
  paper: (
    workflow: string,
    query: { on?: string | undefined; version?: number | undefined; region?: string | undefined },
  ) => body(client.GET('/api/regions/current/agreement-papers/{workflow}', { params: { path: { workflow }, query } })),
  differences: (workflow: string, query: { on?: string | undefined } & Beside) =>
    body(
      client.GET('/api/regions/current/agreement-papers/{workflow}/differences', {
        params: { path: { workflow }, query },
      }),
    ),
  sign: () => body(client.POST('/api/regions/current/agreements/signature')),
};

export const papersKeys = {
  all: ['papers'],
  held: (place: Place, on: string | undefined) => ['papers', 'held', place, on],
  paper: (workflow: string, query: object) => ['papers', 'paper', workflow, query],
  differences: (workflow: string, query: object) => ['papers', 'differences', workflow, query],
} as const;
