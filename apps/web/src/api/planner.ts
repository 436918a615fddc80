import { body, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

export type ConsultRequest = Schemas['ConsultRequests']['requests'][number];
export type ConsultSlot = Schemas['ConsultSlots']['slots'][number];
export type ConsultCapacity = Schemas['ConsultCapacity'];
export type NewConsultSlot = Schemas['NewConsultSlot'];
export type Inviting = Schemas['InviteForConsult'];
export type ConsultOutcome = Schemas['ConsultOutcome'];
export type NewPlannerSettings = Schemas['NewPlannerSettings'];

export const plannerKeys = {
  all: ['live', 'planner'],
  requests: ['live', 'planner', 'requests'],
  slots: ['live', 'planner', 'slots'],
  capacity: ['live', 'planner', 'capacity'],
} as const;

const once = (key: string) => ({ header: { 'idempotency-key': key } });

/** What youth health asks and does about who is seen when. @throws Problem */
export const plannerApi = {
  requests: () => body(client.GET('/api/youth-health/planner/requests')),
  slots: () => body(client.GET('/api/youth-health/planner/slots')),
  capacity: () => body(client.GET('/api/youth-health/planner/capacity')),
  addSlots: (slot: NewConsultSlot, key: string) =>
    body(client.POST('/api/youth-health/planner/slots', { params: once(key), body: slot })),
  invite: (asked: Inviting, key: string) =>
    body(client.POST('/api/youth-health/planner/invitations', { params: once(key), body: asked })),
  record: (id: string, said: ConsultOutcome, key: string) =>
    body(
      client.POST('/api/youth-health/planner/invitations/{id}/outcome', {
        params: { path: { id }, ...once(key) },
        body: said,
      }),
    ),
  settle: (said: NewPlannerSettings) => body(client.PUT('/api/youth-health/planner/settings', { body: said })),
};
