import { body, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

export type PeopleHere = Schemas['PeopleHere'];
export type PersonHere = PeopleHere['people'][number];
export type Away = PersonHere['away'][number];
export type Whereabouts = Schemas['Whereabouts'];
export type Carried = Whereabouts['carries'][number];
export type HandedPart = Schemas['HandingOver']['parts'][number];
export type ClosingCalendar = Schemas['ClosingCalendar'];
export type ClosingDays = ClosingCalendar['days'][number];
export type Correction = Schemas['CalendarCorrection'];
export type StaffAccount = Schemas['LocalAccounts']['people'][number];
export type OneTimeCode = Schemas['OneTimeCode'];
export type Holiday = Schemas['HolidayCalendar']['holidays'][number];

export const peopleKeys = {
  here: ['live', 'people'],
  one: (id: string) => ['live', 'people', id],
  closing: (organisation: string) => ['closing-days', organisation],
  holidays: ['holidays'],
  allAccounts: ['accounts'],
  accounts: (q: string) => ['accounts', q],
} as const;

/** Of whom it is, and in which organisation. */
export interface Whose {
  id: string;
  organisation: string;
}

const at = ({ id, organisation }: Whose) => ({ params: { path: { id }, query: { organisation } } });

/** People come and go, and the days on which nobody of an organisation is there. @throws Problem */
export const peopleApi = {
  here: () => body(client.GET('/api/v1/people')),
  one: (whose: Whose) => body(client.GET('/api/v1/people/{id}', at(whose))),
  leave: (whose: Whose, leave: Schemas['NewLeave']) =>
    body(client.POST('/api/v1/people/{id}/leave', { ...at(whose), body: leave })),
  depart: (whose: Whose, departure: Schemas['NewDeparture']) =>
    body(client.POST('/api/v1/people/{id}/departure', { ...at(whose), body: departure })),
  comeBack: ({ id, organisation }: Whose, away: string, on: string) =>
    body(
      client.POST('/api/v1/people/{id}/away/{away}/return', {
        params: { path: { id, away }, query: { organisation } },
        body: { on },
      }),
    ),
  handOver: ({ id }: Whose, parts: HandedPart[]) =>
    body(client.POST('/api/v1/people/{id}/hand-over', { params: { path: { id } }, body: { parts } })),

  accounts: (q: string) => body(client.GET('/api/v1/people/accounts', { params: { query: { q } } })),
  giveCode: (id: string) => body(client.POST('/api/v1/people/{id}/sign-in-code', { params: { path: { id } } })),

  closing: (id: string) => body(client.GET('/api/v1/calendars/organisations/{id}', { params: { path: { id } } })),
  close: (id: string, days: ClosingDays[], trial: boolean) =>
    body(
      client.PUT('/api/v1/calendars/organisations/{id}', {
        params: { path: { id }, query: trial ? { trial: 'true' } : {} },
        body: { days },
      }),
    ),
  holidays: () => body(client.GET('/api/v1/calendars/school-holidays')),
};
