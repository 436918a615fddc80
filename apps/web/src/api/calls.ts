import { Problem, problemOf } from './problem';
import type {
  Act,
  CaseFile,
  CaseRow,
  Demonstration,
  ImportReport,
  Me,
  MyDay,
  Page,
  StepItem,
  TimelineItem,
  WentOff,
  Why,
} from './types';

/** Asks the api; `undefined` for an empty answer. @throws Problem */
async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = new Headers(init.headers);
  headers.set('accept', 'application/json');
  headers.set('x-requested-with', 'terugweg');
  const response = await fetch(`/api${path}`, { ...init, headers, credentials: 'same-origin' }).catch(() => {
    throw new Problem('offline', 0);
  });
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

function send<T>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<T> {
  return ask<T>(path, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function query(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

export const api = {
  demonstration: () => ask<Demonstration>('/demonstration'),
  signIn: (person: string) => send<void>('/demonstration/sign-in', { person }),
  signOut: () => send<void>('/sign-out'),
  moveClock: (to: 'next-alarm' | 'one-day' | 'one-week') =>
    send<{ now: string; wentOff: WentOff[] }>('/demonstration/clock', { to }),
  reset: () => send<void>('/demonstration/reset'),

  me: () => ask<Me>('/me'),
  myDay: (cursor?: string) => ask<MyDay>(`/my-day${query({ cursor })}`),
  missed: (cursor?: string) => ask<Page<StepItem>>(`/missed${query({ cursor })}`),
  cases: (q: string, cursor?: string) => ask<Page<CaseRow>>(`/cases${query({ q, cursor })}`),

  caseFile: (id: string) => ask<CaseFile>(`/cases/${id}`),
  timeline: (id: string, cursor?: string) => ask<Page<TimelineItem>>(`/cases/${id}/timeline${query({ cursor })}`),
  why: (id: string, step: string) => ask<Why>(`/cases/${id}/steps/${encodeURIComponent(step)}/why`),
  /** `etag`: the case that the person saw; without it the act stands whatever changed meanwhile. */
  act: (id: string, act: Act, key: string, etag?: string) =>
    send<CaseFile>(`/cases/${id}/acts`, act, { 'idempotency-key': key, ...(etag && { 'if-match': etag }) }),

  importAbsences: (file: File, dryRun: boolean) => {
    const body = new FormData();
    if (dryRun) body.set('dryRun', 'true');
    body.set('file', file);
    return ask<ImportReport>('/imports/absences', { method: 'POST', body });
  },
};
