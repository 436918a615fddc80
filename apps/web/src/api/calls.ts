import { body, client } from './client';
import { type OnSent, sendFile } from './send-file';
import type {
  Act,
  DecideOnChildren,
  InvitationAnswer,
  LinkReason,
  ListReport,
  NewInvitation,
  NewNote,
  OpenCase,
  Signatures,
  SplitChild,
  Task,
} from './types';

/** Where each partner says what it can be asked. */
const tasksOf = {
  school: '/api/schools/tasks',
  alliance: '/api/alliances/tasks',
  'youth-health': '/api/youth-health/tasks',
  'neighbourhood-team': '/api/neighbourhood-teams/tasks',
  'compulsory-education': '/api/compulsory-education/tasks',
} as const;

/** What somebody says with a file, '' for what he leaves out. */
export type SaidWithFile = Record<'profile' | 'school' | 'from' | 'until', string>;

/** Everything the screens ask the api. @throws Problem */
export const api = {
  demonstration: () => body(client.GET('/api/demonstration')),
  signIn: (person: string) => body(client.POST('/api/demonstration/sign-in', { body: { person } })),
  signOut: () => body(client.POST('/api/sign-out')),
  moveClock: (to: 'next-alarm' | 'one-day' | 'one-week') =>
    body(client.POST('/api/demonstration/clock', { body: { to } })),
  reset: () => body(client.POST('/api/demonstration/reset')),

  me: () => body(client.GET('/api/me')),
  /** What this partner's steps can ask for, with the form of each; nothing for who has no module of its own. */
  async tasks(role: string): Promise<Task[]> {
    const path = tasksOf[role as keyof typeof tasksOf];
    return path ? (await body(client.GET(path))).tasks : [];
  },

  cases: (q: string, cursor?: string) =>
    body(client.GET('/api/cases', { params: { query: { q: q || undefined, cursor } } })),

  openings: () => body(client.GET('/api/cases/by-hand')),
  openCase: (opening: OpenCase, key: string) =>
    body(client.POST('/api/cases', { params: { header: { 'idempotency-key': key } }, body: opening })),

  caseFile: (id: string) => body(client.GET('/api/cases/{id}', { params: { path: { id } } })),
  filledIn: (id: string) => body(client.GET('/api/cases/{id}/filled-in', { params: { path: { id } } })),
  notes: (id: string) => body(client.GET('/api/cases/{id}/notes', { params: { path: { id } } })),
  writeNote: (id: string, note: NewNote, key: string) =>
    body(
      client.POST('/api/cases/{id}/notes', {
        params: { path: { id }, header: { 'idempotency-key': key } },
        body: note,
      }),
    ),
  links: (id: string) => body(client.GET('/api/cases/{id}/links', { params: { path: { id } } })),
  why: (id: string, step: string) =>
    body(client.GET('/api/cases/{id}/steps/{step}/why', { params: { path: { id, step } } })),
  /** `etag`: the case that the person saw; without it the act stands whatever changed meanwhile. */
  act: (id: string, act: Act, key: string, etag?: string) => {
    const header = { 'idempotency-key': key, 'if-match': etag };
    return body(client.POST('/api/cases/{id}/acts', { params: { path: { id }, header }, body: act }));
  },

  invitations: () => body(client.GET('/api/invitations')),
  answerInvitation: (id: string, answer: InvitationAnswer) =>
    body(client.POST('/api/invitations/{id}/answer', { params: { path: { id } }, body: answer })),
  invitationsOf: (id: string) => body(client.GET('/api/cases/{id}/invitations', { params: { path: { id } } })),
  invite: (id: string, invitation: NewInvitation, key: string) =>
    body(
      client.POST('/api/cases/{id}/invitations', {
        params: { path: { id }, header: { 'idempotency-key': key } },
        body: invitation,
      }),
    ),
  link: (id: string, other: string, reason: LinkReason) =>
    body(client.POST('/api/cases/{id}/links', { params: { path: { id } }, body: { other, reason } })),
  unlink: (id: string, other: string) =>
    body(client.DELETE('/api/cases/{id}/links/{other}', { params: { path: { id, other } } })),

  children: () => body(client.GET('/api/children')),
  joinChildren: (two: DecideOnChildren) => body(client.POST('/api/children/joins', { body: two })),
  keepChildrenApart: (two: DecideOnChildren) => body(client.POST('/api/children/kept-apart', { body: two })),
  splitChild: (one: SplitChild) => body(client.POST('/api/children/splits', { body: one })),

  listKinds: () => body(client.GET('/api/v1/imports/kinds')),
  importList: (kind: string, file: File, asked: { trial: 'true' | false } & SaidWithFile, onSent: OnSent) =>
    sendFile<ListReport>(`/api/v1/imports/${encodeURIComponent(kind)}`, { file, asked }, onSent),

  readiness: () => body(client.GET('/api/regions/current/check')),
  sign: (id: string, dates: Signatures) =>
    body(client.POST('/api/regions/current/organisations/{id}/signatures', { params: { path: { id } }, body: dates })),
  switchOnOrganisation: (id: string) =>
    body(client.POST('/api/regions/current/organisations/{id}/switch-on', { params: { path: { id } } })),
  foreseen: () => body(client.GET('/api/regions/current/foreseen')),
  switchOn: () => body(client.POST('/api/regions/current/switch-on')),
};
