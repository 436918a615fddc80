import { body, client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];

export type Meetings = Schemas['TableMeetings'];
export type MeetingDay = Meetings['meetings'][number];
export type Meeting = Schemas['TableMeeting'];
export type AgendaItem = Meeting['items'][number];
export type AgendaPoint = AgendaItem['points'][number];
export type AtTable = Meeting['present'][number];
export type Decision = Schemas['TableDecision'];
export type DecisionDraft = Schemas['DecisionDraft'];
export type WholeDecision = Schemas['WholeDecision'];
export type Foreseen = Schemas['ForeseenDecision'];
export type ItemAct = Schemas['TableItemAct'];

/** What is asked of the table; all of it is asked again when somebody typed there. */
export const tableKeys = {
  meetings: ['live', 'table'],
  meeting: (on: string) => ['live', 'table', on],
  foreseen: (caseId: string, ...of: readonly string[]) => ['foreseen', caseId, ...of],
} as const;

const onDay = (on: string) => ({ params: { path: { on } } });
const ofCase = (on: string, id: string) => ({ params: { path: { on, id } } });

/** The table, by the days on which it meets. @throws Problem */
export const tableApi = {
  meetings: () => body(client.GET('/api/table/meetings')),
  meeting: (on: string) => body(client.GET('/api/table/meetings/{on}', onDay(on))),
  present: (on: string, organisations: string[]) =>
    body(client.POST('/api/table/meetings/{on}/present', { ...onDay(on), body: { organisations } })),
  order: (on: string, cases: string[]) =>
    body(client.POST('/api/table/meetings/{on}/order', { ...onDay(on), body: { cases } })),
  time: (on: string, minutes: number) =>
    body(client.POST('/api/table/meetings/{on}/time', { ...onDay(on), body: { minutes } })),
  final: (on: string) => body(client.POST('/api/table/meetings/{on}/final', onDay(on))),
  item: (on: string, id: string, act: ItemAct) =>
    body(client.POST('/api/table/meetings/{on}/cases/{id}', { ...ofCase(on, id), body: act })),
  guest: (on: string, id: string, organisation: string) =>
    body(client.POST('/api/table/meetings/{on}/cases/{id}/guests', { ...ofCase(on, id), body: { organisation } })),
  begin: (on: string, id: string, draft: DecisionDraft) =>
    body(client.POST('/api/table/meetings/{on}/cases/{id}/decisions', { ...ofCase(on, id), body: draft })),
  foresee: (on: string, id: string, draft: WholeDecision) =>
    body(client.POST('/api/table/meetings/{on}/cases/{id}/foreseen', { ...ofCase(on, id), body: draft })),
  /** `etag`: the decision as the person saw it. */
  write: (id: string, draft: DecisionDraft, etag: string) =>
    body(
      client.PUT('/api/table/decisions/{id}', { params: { path: { id }, header: { 'if-match': etag } }, body: draft }),
    ),
  drop: (id: string, etag: string) =>
    body(client.DELETE('/api/table/decisions/{id}', { params: { path: { id }, header: { 'if-match': etag } } })),
};
