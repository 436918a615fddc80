import { body, client } from './client';
import type { components } from './schema';
import type { On } from './types';

type Schemas = components['schemas'];

export type PreventionPartners = Schemas['PreventionPartners'];
export type Surgery = Schemas['Surgeries']['surgeries'][number];
export type GroupTalk = Schemas['GroupTalks']['talks'][number];
export type CareMeeting = Schemas['CareMeetings']['meetings'][number];
export type InformationEvent = Schemas['InformationEvents']['events'][number];
export type Advice = Schemas['Consultations']['consultations'][number];
export type NewSurgery = Schemas['NewSurgery'];
export type NewGroupTalk = Schemas['NewGroupTalk'];
export type NewCareMeeting = Schemas['NewCareMeeting'];
export type NewInformationEvent = Schemas['NewInformationEvent'];
export type NewAdvice = Schemas['NewConsultation'];
export type ListForSurgery = Schemas['ListForSurgery'];

/** What is added, each kind with what it says. */
export type NewPrevention =
  | { kind: 'surgery'; said: NewSurgery }
  | { kind: 'talk'; said: NewGroupTalk }
  | { kind: 'care'; said: NewCareMeeting }
  | { kind: 'event'; said: NewInformationEvent }
  | { kind: 'advice'; said: NewAdvice };

export const preventionKeys = {
  all: ['live', 'prevention'],
  coming: (from: On) => ['live', 'prevention', 'coming', from],
  advice: ['live', 'prevention', 'advice'],
  partners: ['prevention', 'partners'],
} as const;

const once = (key: string) => ({ header: { 'idempotency-key': key } });
const since = (from: On) => ({ params: { query: { from } } });

/** What schools and the office do before there is a case. @throws Problem */
export const preventionApi = {
  partners: () => body(client.GET('/api/compulsory-education/prevention-partners')),
  coming: async (from: On) => {
    const [{ surgeries }, { talks }, { meetings }, { events }] = await Promise.all([
      body(client.GET('/api/compulsory-education/surgeries', since(from))),
      body(client.GET('/api/compulsory-education/group-talks', since(from))),
      body(client.GET('/api/compulsory-education/care-meetings', since(from))),
      body(client.GET('/api/compulsory-education/information-events', since(from))),
    ]);
    return { surgeries, talks, meetings, events };
  },
  advice: () => body(client.GET('/api/compulsory-education/consultations')),
  add: ({ kind, said }: NewPrevention, key: string): Promise<unknown> => {
    const params = once(key);
    switch (kind) {
      case 'surgery':
        return body(client.POST('/api/compulsory-education/surgeries', { params, body: said }));
      case 'talk':
        return body(client.POST('/api/compulsory-education/group-talks', { params, body: said }));
      case 'care':
        return body(client.POST('/api/compulsory-education/care-meetings', { params, body: said }));
      case 'event':
        return body(client.POST('/api/compulsory-education/information-events', { params, body: said }));
      case 'advice':
        return body(client.POST('/api/compulsory-education/consultations', { params, body: said }));
    }
  },
  listForSurgery: (id: string, said: ListForSurgery) =>
    body(client.POST('/api/compulsory-education/surgeries/{id}/pupils', { params: { path: { id } }, body: said })),
  joinTalk: (id: string, pupil: string) =>
    body(
      client.POST('/api/compulsory-education/group-talks/{id}/pupils', { params: { path: { id } }, body: { pupil } }),
    ),
};

export type Coming = Awaited<ReturnType<typeof preventionApi.coming>>;
